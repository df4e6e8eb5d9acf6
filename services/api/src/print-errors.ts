// Prints docs/errors.md from the closed lists of codes.
import { FAILURE_CODES, FAILURE_MESSAGES, OPERATION_FAILURE_CODES } from "@quittance/domain";
import { FAILURE_ADVICE } from "./problem/failure-advice.ts";
import { PROBLEM_CODES, PROBLEM_KINDS } from "./problem/problem-codes.ts";
import { RETRY_ADVICE, retryOf } from "./problem/retry-advice.ts";

const list = Object.entries(RETRY_ADVICE)
  .map(([retry, advice]) => `- ${retry.replaceAll("_", " ")}: ${advice}`)
  .join("\n");

const TEXT = `# Errors

Clients branch on \`code\`; \`title\` and \`detail\` are for people and may change. The lists are closed:
a code that is not here does not occur. \`npm run generate\` writes this file from the code.

## Refusals

A refused request is answered with \`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`,
\`detail\`, \`code\`, \`request_id\`, and \`errors\` with a JSON pointer for each field at fault. Nothing was
stored, and the \`Idempotency-Key\` is free, unless the text says otherwise.

\`type\` is \`/errors/<code>\`, relative to the URL of the request: a page of the api that refused, which says
what happened, what to do, whether retrying helps, and shows an example. \`/errors\` lists them all. Whether
the same request can be sent again stands under "again":

${list}
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
  ["status", "code", "again", "meaning", "what to do"],
  PROBLEM_CODES.map((code) => {
    const { status, title, advice } = PROBLEM_KINDS[code];
    return [String(status), `\`${code}\``, retryOf(code).replaceAll("_", " "), `${title}.`, advice];
  }),
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
