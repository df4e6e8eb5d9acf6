import type { Fault } from "../codes.ts";
import { type Instant, parseInstant } from "../instant.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { PaymentIntent } from "./intent.ts";

/** The times of an intent, as RFC 3339 texts. */
export interface TimesRequest {
  readonly capture_method: PaymentIntent["captureMethod"];
  readonly execute_at: string | null;
  readonly expires_at: string | null;
  readonly hold_expires_at: string | null;
  readonly effective_at: string | null;
}

export type AcceptedTimes = Pick<
  PaymentIntent,
  "executeAt" | "expiresAt" | "holdExpiresAt" | "effectiveAt"
>;

type Field = "execute_at" | "expires_at" | "hold_expires_at" | "effective_at";

/**
 * The door's rules for times: an intent is executed in the future, expires after that, and only a
 * hold expires as a hold. The accounting date alone may be any day.
 */
export function acceptTimes(
  request: TimesRequest,
  now: Instant,
  base: string,
): Result<AcceptedTimes, readonly Fault[]> {
  const faults: Fault[] = [];
  const fault = (field: Field, code: Fault["code"], detail: string) =>
    faults.push({ pointer: `${base}/${field}`, code, detail });

  function read(field: Field): Instant | null {
    const text = request[field];
    if (text === null) return null;
    const instant = parseInstant(text);
    if (instant === undefined) fault(field, "timestamp_invalid", "Not an RFC 3339 date and time.");
    return instant ?? null;
  }
  const executeAt = read("execute_at");
  const expiresAt = read("expires_at");
  const holdExpiresAt = read("hold_expires_at");
  const effectiveAt = read("effective_at");

  for (const [field, time] of [
    ["execute_at", executeAt],
    ["expires_at", expiresAt],
    ["hold_expires_at", holdExpiresAt],
  ] as const) {
    if (time === null) continue;
    if (time <= now) fault(field, "timestamp_in_past", "This moment has passed.");
    else if (field !== "execute_at" && executeAt !== null && time <= executeAt) {
      fault(field, "timestamp_order", "This is not after execute_at.");
    }
  }
  if (holdExpiresAt !== null && request.capture_method !== "manual") {
    fault("hold_expires_at", "validation_failed", "Only a manual capture has a hold that expires.");
  }
  return faults.length === 0
    ? accepted({ executeAt, expiresAt, holdExpiresAt, effectiveAt })
    : refused(faults);
}
