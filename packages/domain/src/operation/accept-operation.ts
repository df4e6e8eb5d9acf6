import type { OperationRefusalCode } from "../codes.ts";
import { capturableOf, type PaymentIntent, refundableOf } from "../intent/intent.ts";
import { isUndecided } from "../intent/intent-status.ts";
import { type MinorUnits, subtract } from "../money/minor-units.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { Operation } from "./operation.ts";

/** Why the door refuses an operation. `pointer` is null when the intent and no field is at fault. */
export interface OperationRefusal {
  readonly code: OperationRefusalCode;
  readonly pointer: string | null;
}

export type OperationTerms = Pick<Operation, "amount" | "final">;

/**
 * The door's rules for operations, on the intent as it stands: what can not succeed is refused at
 * once. Whoever loses a race against another operation after that, or against the moment in which a
 * hold expires, fails when it is decided.
 * An amount that is left out is all that is left in this moment, and nobody asked for before.
 *
 * @param asked what earlier operations of the same kind ask for and was not decided yet
 */
export function acceptCapture(
  intent: PaymentIntent,
  request: { readonly amount?: string | undefined; readonly final: boolean },
  asked: MinorUnits,
): Result<OperationTerms, OperationRefusal> {
  if (intent.status !== "requires_capture") {
    return refused({ code: "not_capturable", pointer: null });
  }
  const left = { left: capturableOf(intent), asked };
  const amount = acceptAmount(intent, request.amount, left, "amount_exceeds_hold");
  return amount.ok ? accepted({ amount: amount.value, final: request.final }) : amount;
}

/** A refund of what was captured and not refunded yet. */
export function acceptRefund(
  intent: PaymentIntent,
  request: { readonly amount?: string | undefined },
  asked: MinorUnits,
): Result<OperationTerms, OperationRefusal> {
  const left = { left: refundableOf(intent), asked };
  const amount = acceptAmount(intent, request.amount, left, "amount_exceeds_captured");
  return amount.ok ? accepted({ amount: amount.value, final: true }) : amount;
}

/** A cancellation of what is not decided yet, or on hold. */
export const acceptCancellation = ({
  status,
}: PaymentIntent): Result<OperationTerms, OperationRefusal> =>
  isUndecided(status) || status === "requires_capture"
    ? accepted({ amount: null, final: true })
    : refused({ code: "not_cancelable", pointer: null });

/** Several legs are captured and refunded only together, so no amount is named then. */
function acceptAmount(
  { legs }: PaymentIntent,
  text: string | undefined,
  { left, asked }: { readonly left: MinorUnits; readonly asked: MinorUnits },
  tooMuch: OperationRefusalCode,
): Result<MinorUnits, OperationRefusal> {
  const pointer = "/amount";
  const [only] = legs.length === 1 ? legs : [];
  if (text === undefined) {
    if (left <= 0n) return refused({ code: tooMuch, pointer: null });
    return accepted(left > asked ? subtract(left, asked) : left);
  }
  if (only === undefined) return refused({ code: "validation_failed", pointer });
  const amount = parseAmount(text, only.currency);
  if (!amount.ok) return refused({ code: amount.error, pointer });
  return amount.value <= left ? amount : refused({ code: tooMuch, pointer });
}
