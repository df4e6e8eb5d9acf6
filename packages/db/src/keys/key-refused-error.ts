/** Why a change of keys or tenants is refused. */
export type KeyRefusal =
  /** The key that asks has come to its end meanwhile. */
  | "unauthenticated"
  | "not_found"
  /** A key would hand out a scope that it has not. */
  | "insufficient_scope"
  | "timestamp_in_past"
  /** A key would make one that outlives it. */
  | "timestamp_too_late"
  | "too_many_api_keys"
  /** No other key could make or revoke keys. */
  | "last_api_key"
  /** Revoked, expired or rotated already. */
  | "not_rotatable";

/** A change of keys that is refused; its transaction is rolled back. The message is a sentence for whoever asked. */
export class KeyRefusedError extends Error {
  override readonly name = "KeyRefusedError";
  readonly code: KeyRefusal;

  constructor(code: KeyRefusal, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
