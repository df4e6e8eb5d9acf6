import { FAILURE_MESSAGES } from "@quittance/domain";
import { html } from "hono/html";
import { FAILURE_ADVICE } from "../problem/failure-advice.ts";
import { PROBLEM_CODES, PROBLEM_KINDS } from "../problem/problem-codes.ts";
import { retryOf } from "../problem/retry-advice.ts";
import type { Page } from "./answer-page.ts";
import { markCode } from "./mark-code.ts";

const refusals = PROBLEM_CODES.map((code) => ({
  code,
  ...PROBLEM_KINDS[code],
  retry: retryOf(code),
}));

const failures = Object.entries(FAILURE_ADVICE).map(([code, advice]) => ({ code, advice }));

const REFUSALS =
  "A refused request has one of these as its `code`. Nothing was stored, unless the text says otherwise.";

const FAILURES =
  "What was accepted and could not be carried out ends as `failed`, with one of these as `failure.code`. It is no HTTP error.";

const link = (code: string) => html`<a href="/errors/${code}"><code>${code}</code></a>`;

const refusalRows = refusals.map(
  ({ code, status, title, retry }) => html`<tr>
    <td>${status}</td><td>${link(code)}</td><td>${title}.</td><td>${retry.replaceAll("_", " ")}</td>
  </tr>`,
);

const failureRows = failures.map(
  ({ code, advice }) => html`<tr><td>${link(code)}</td><td>${markCode(advice)}</td></tr>`,
);

/** Every code with which a request can be refused, and every one with which something can fail. */
export const ERROR_INDEX_PAGE: Page = {
  title: "Errors",
  html: html`<h1>Errors</h1>
    <p>${markCode(REFUSALS)}</p>
    <div class="scroll"><table>
      <thead><tr><th>Status</th><th>Code</th><th>Meaning</th><th>Again?</th></tr></thead>
      <tbody>${refusalRows}</tbody>
    </table></div>
    <h2>Failures</h2>
    <p>${markCode(FAILURES)}</p>
    <div class="scroll"><table>
      <thead><tr><th>Code</th><th>What to do</th></tr></thead>
      <tbody>${failureRows}</tbody>
    </table></div>`,
  json: {
    refusals: refusals.map(({ code, status, title, advice, retry }) => ({
      code,
      status,
      title,
      advice,
      retry,
    })),
    failures: Object.entries(FAILURE_MESSAGES).map(([code, message]) => ({ code, message })),
  },
  text: [
    REFUSALS,
    "",
    ...refusals.map(({ code, status, title }) => `${status} ${code}: ${title}.`),
    "",
    FAILURES,
    "",
    ...failures.map(({ code, advice }) => `${code}: ${advice}`),
    "",
    "More about each at /errors/<code>.",
    "",
  ].join("\n"),
};
