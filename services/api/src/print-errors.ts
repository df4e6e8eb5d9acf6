// Prints docs/errors.md from the closed lists of codes.
import {
  FAILURE_CODES,
  FAILURE_MESSAGES,
  type FailureCode,
  OPERATION_FAILURE_CODES,
  type OperationFailureCode,
} from "@quittance/domain";
import { PROBLEM_KINDS } from "./problem/problem-codes.ts";

const FAILURE_ADVICE: Readonly<Record<FailureCode | OperationFailureCode, string>> = {
  account_closed: "Use another account; a closed one stays closed.",
  account_frozen: "Make the account active again, then submit a new intent with a new key.",
  insufficient_funds: "Bring money to the account or raise its limit, then submit a new intent.",
  linked_intent_failed: "Correct the payment intent that the message names, then submit all anew.",
  not_capturable: "Look at the payment intent: its status and reason say what became of the hold.",
  amount_exceeds_hold: "Capture at most `amount_capturable`.",
  amount_exceeds_captured: "Refund at most what was captured and not refunded yet.",
  not_cancelable: "Refund the payment intent, if it succeeded.",
};

const TEXT = `# Errors

Clients branch on \`code\`; \`title\` and \`detail\` are for people and may change. The lists are closed:
a code that is not here does not occur. \`npm run generate\` writes this file from the code.

## Refusals

A refused request is answered with \`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`,
\`detail\`, \`code\`, \`request_id\`, and \`errors\` with a JSON pointer for each field at fault. Nothing was
stored, and the \`Idempotency-Key\` is free, unless the text says otherwise.
`;

const FAILURES = `
## Failures

An intent that was accepted and could not be carried out is no HTTP error: its \`status\` is \`failed\`,
and \`failure\` has \`code\`, \`message\` and the \`leg\` at fault, counted from 0, or null when no leg is.
No money was moved. The same goes for captures and refunds.
`;

/** A table with columns of equal width, as the formatter of this repository wants it. */
function layOutTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [header, rule, ...rows].map(line).join("\n");
}

const refusals = layOutTable(
  ["status", "code", "meaning", "what to do"],
  Object.entries(PROBLEM_KINDS).map(([code, { status, title, advice }]) => [
    String(status),
    `\`${code}\``,
    `${title}.`,
    advice,
  ]),
);
const failures = layOutTable(
  ["code", "meaning", "what to do"],
  [...new Set([...FAILURE_CODES, ...OPERATION_FAILURE_CODES])].map((code) => [
    `\`${code}\``,
    FAILURE_MESSAGES[code],
    FAILURE_ADVICE[code],
  ]),
);

process.stdout.write(`${TEXT}\n${refusals}\n${FAILURES}\n${failures}\n`);
