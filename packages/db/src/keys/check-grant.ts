import type { Instant } from "@quittance/domain";
import type { Scope } from "./api-key.ts";
import type { ApiKeyRecord } from "./api-key-record.ts";
import { KeyRefusedError } from "./key-refused-error.ts";

/** What a key may do, and for how long. */
export interface KeyGrant {
  readonly scopes: readonly Scope[];
  readonly expiresAt: Instant | null;
}

/**
 * Whether a key can be handed out like this, by another key or (`giver` is null) by an operator. A key
 * gives nothing that it has not itself: no other scope, and no more time.
 * @throws KeyRefusedError `timestamp_in_past`, `insufficient_scope`, `timestamp_too_late`
 */
export function checkGrant(giver: ApiKeyRecord | null, wanted: KeyGrant, now: Instant): void {
  if (wanted.expiresAt !== null && wanted.expiresAt <= now) {
    throw new KeyRefusedError("timestamp_in_past", "A key expires in the future, or never.");
  }
  if (giver === null) return;
  const lacking = wanted.scopes.filter((scope) => !giver.scopes.includes(scope));
  if (lacking.length > 0) {
    throw new KeyRefusedError(
      "insufficient_scope",
      `A key hands out only scopes that it has: this one lacks ${lacking.join(", ")}.`,
    );
  }
  const ends = giver.expiresAt;
  if (ends !== null && (wanted.expiresAt === null || wanted.expiresAt > ends)) {
    throw new KeyRefusedError(
      "timestamp_too_late",
      `A key makes none that outlives it: this one expires at ${ends}.`,
    );
  }
}
