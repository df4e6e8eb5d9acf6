import type { FailureCode, OperationFailureCode } from "@quittance/domain";

/** What can be done about an intent, capture or refund that was accepted and failed. */
export const FAILURE_ADVICE: Readonly<Record<FailureCode | OperationFailureCode, string>> = {
  account_closed: "Use another account; a closed one stays closed.",
  account_frozen: "Make the account active again, then submit a new intent with a new key.",
  insufficient_funds: "Bring money to the account or raise its limit, then submit a new intent.",
  linked_intent_failed: "Correct the payment intent that the message names, then submit all anew.",
  not_capturable: "Look at the payment intent: its status and reason say what became of the hold.",
  amount_exceeds_hold: "Capture at most `amount_capturable`.",
  amount_exceeds_captured: "Refund at most what was captured and not refunded yet.",
  not_cancelable: "Refund the payment intent, if it succeeded.",
};

/** Whether there is an outcome with this code. */
export const isFailureCode = (text: string): text is keyof typeof FAILURE_ADVICE =>
  Object.hasOwn(FAILURE_ADVICE, text);
