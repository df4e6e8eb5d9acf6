import type { OperationId } from "../ids.ts";
import type { PaymentIntent } from "../intent/intent.ts";
import { minorUnits } from "../money/minor-units.ts";
import { acceptedOperation, type Operation, type OperationKind } from "../operation/operation.ts";
import { ACCEPTED_AT } from "./build-intent.ts";

/** What is asked of an intent, as the door stores it. A capture is final unless a test says otherwise. */
export function buildOperation(
  kind: OperationKind,
  intent: PaymentIntent,
  amount: bigint | null = null,
  fields: Partial<Operation> = {},
): Operation {
  const draft = {
    id: `${kind === "capture" ? "cap" : kind === "refund" ? "re" : "cancel"}_1` as OperationId,
    kind,
    paymentIntent: intent.id,
    amount: amount === null ? null : minorUnits(amount),
    final: true,
    metadata: {},
  };
  return { ...acceptedOperation(draft, ACCEPTED_AT), ...fields };
}
