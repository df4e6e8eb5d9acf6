import { FAILURE_MESSAGES } from "@quittance/domain";
import { html } from "hono/html";
import { exampleProblem } from "../problem/example-problem.ts";
import { FAILURE_ADVICE, isFailureCode } from "../problem/failure-advice.ts";
import { isProblemCode, PROBLEM_KINDS, type ProblemCode } from "../problem/problem-codes.ts";
import { RETRY_ADVICE, retryOf } from "../problem/retry-advice.ts";
import type { Page } from "./answer-page.ts";
import { markCode } from "./mark-code.ts";

/** What a page has to say about one thing: a question and its answer. */
type Answers = readonly (readonly [question: string, answer: string])[];

/** The page of a code, as a refusal, as a failure or as both; undefined when there is no such code. */
export function errorPage(code: string): Page | undefined {
  const refusal = isProblemCode(code) ? describeRefusal(code) : undefined;
  const failure = isFailureCode(code) ? describeFailure(code) : undefined;
  if (refusal === undefined && failure === undefined) return undefined;
  const parts = [refusal, failure].flatMap((part) => part ?? []);
  return {
    title: code,
    html: html`<h1><code>${code}</code></h1>${parts.map(showPart)}`,
    json: {
      code,
      ...(refusal === undefined ? {} : { refusal: refusal.json }),
      ...(failure === undefined ? {} : { failure: failure.json }),
    },
    text: [code, ...parts.map(writePart)].join("\n\n"),
  };
}

interface Part {
  readonly heading: string;
  readonly answers: Answers;
  readonly example: unknown;
  readonly json: Readonly<Record<string, unknown>>;
}

function describeRefusal(code: ProblemCode): Part {
  const { status, title, advice } = PROBLEM_KINDS[code];
  const retry = retryOf(code);
  const example = exampleProblem(code);
  return {
    heading: `Refused with HTTP ${status}`,
    answers: [
      ["What happened", `${title}.`],
      ["What to do", advice],
      ["Does it help to retry?", RETRY_ADVICE[retry]],
    ],
    example,
    json: { status, title, advice, retry, example },
  };
}

function describeFailure(code: keyof typeof FAILURE_ADVICE): Part {
  const message = FAILURE_MESSAGES[code];
  const advice = FAILURE_ADVICE[code];
  const example = { status: "failed", failure: { code, message, leg: null } };
  return {
    heading: "Failed after it was accepted",
    answers: [
      [
        "What happened",
        `${message} A payment intent, capture or refund ended as \`failed\`, and no money was moved.`,
      ],
      ["What to do", advice],
      [
        "Does it help to retry?",
        "Not with the same key: what has failed stays so. Submit a new one.",
      ],
    ],
    example,
    json: { message, advice, retry: "no", example },
  };
}

const showPart = ({ heading, answers, example }: Part) => html`<h2>${heading}</h2>
  <dl>
    ${answers.map(([question, answer]) => html`<dt>${question}</dt><dd>${markCode(answer)}</dd>`)}
  </dl>
  <pre>${JSON.stringify(example, null, 2)}</pre>`;

const writePart = ({ heading, answers, example }: Part): string =>
  [
    heading,
    ...answers.map(([question, answer]) => `${question}: ${answer}`.replace("?:", "?")),
    JSON.stringify(example, null, 2),
    "",
  ].join("\n");
