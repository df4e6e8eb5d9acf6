/** The outcome of a rule: a value, or the reasons why there is none. Expected refusals are values, never exceptions. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal };

export const accepted = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const refused = <Refusal>(
  error: Refusal,
): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error });
