import type { CancellationReason, PaymentIntent } from "../intent/intent.ts";
import { isFinal, isUndecided } from "../intent/intent-status.ts";
import { type Circumstances, change, type Outcome, withoutMovement } from "./outcome.ts";
import { releaseHold } from "./release-hold.ts";

/**
 * Ends an intent whose time has passed: one that was not decided by `expiresAt`, or whose hold was
 * not captured by `holdExpiresAt`. Exact to the moment: whoever comes at it, or later, is too late.
 */
export function decideExpiry(
  intent: PaymentIntent,
  circumstances: Circumstances,
): Outcome | undefined {
  const { now } = circumstances;
  const reason = expiryOf(intent, (time) => time !== null && time <= now);
  if (reason === undefined) return undefined;
  if (intent.status === "requires_capture") return releaseHold(intent, reason, circumstances);
  return withoutMovement(
    change(intent, now, { status: "canceled", cancellationReason: reason, finishedAt: now }),
  );
}

/** A hold that would be past its time when it is placed is not placed any more. */
function expiryOf(
  { status, expiresAt, holdExpiresAt }: PaymentIntent,
  isPast: (time: PaymentIntent["expiresAt"]) => boolean,
): CancellationReason | undefined {
  if (isFinal(status)) return undefined;
  if (isUndecided(status) && isPast(expiresAt)) return "expired";
  return isPast(holdExpiresAt) ? "hold_expired" : undefined;
}
