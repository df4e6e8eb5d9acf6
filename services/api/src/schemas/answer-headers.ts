import { NEWEST_API_VERSION } from "@quittance/domain";
import { EXAMPLE_REQUEST_ID } from "../problem/example-problem.ts";

/** The headers of answers, each described once; routes name those that their answers carry. */
export const ANSWER_HEADERS = {
  "Request-Id": {
    required: true,
    description: "Our id of the request. Tell it when you report a problem.",
    schema: { type: "string", pattern: "^req_[0-9a-f]{32}$" },
    example: EXAMPLE_REQUEST_ID,
  },
  "RateLimit-Policy": {
    required: false,
    description: "The limits that the key is under, while there are any.",
    schema: { type: "string" },
    example: '"default";q=1000;w=1',
  },
  RateLimit: {
    required: false,
    description: "What is left of them, and in how many seconds they begin anew.",
    schema: { type: "string" },
    example: '"default";r=998;t=1',
  },
  "Api-Version": {
    required: false,
    description: "The version of the API that the answer is written in, once the key is known.",
    schema: { type: "string" },
    example: NEWEST_API_VERSION,
  },
  "Retry-After": {
    required: false,
    description: "In how many seconds it is worth to ask again, where that can be said.",
    schema: { type: "string", pattern: "^[0-9]+$" },
    example: "1",
  },
  Location: {
    required: true,
    description: "Where the resource is.",
    schema: { type: "string", format: "uri-reference" },
    example: "/v1/payment_intents/pi_01jd2m3n4p5q6r7s8t9v0w1x2y",
  },
  ETag: {
    required: true,
    description: "The version of the resource, for `If-None-Match`.",
    schema: { type: "string" },
    example: '"2"',
  },
  "Idempotent-Replayed": {
    required: false,
    description: "`true` when this is the first answer to an earlier request with the same key.",
    schema: { type: "string", enum: ["true"] },
    example: "true",
  },
  "Preference-Applied": {
    required: false,
    description: "How long the answer was ready to wait, when `Prefer` asked for it.",
    schema: { type: "string" },
    example: "wait=10",
  },
  "Last-Event-ID": {
    required: true,
    description: "Where the stream begins: after the event with this id.",
    schema: { type: "string" },
    example: "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
  },
  "WWW-Authenticate": {
    required: true,
    description: "How to say who you are (RFC 9110).",
    schema: { type: "string" },
    example: 'Bearer realm="quittance"',
  },
} as const;

export type AnswerHeader = keyof typeof ANSWER_HEADERS;

/** Every answer has these; the document adds them to all. */
export const COMMON_HEADERS = [
  "Request-Id",
  "Api-Version",
  "RateLimit-Policy",
  "RateLimit",
] as const satisfies readonly AnswerHeader[];

/** The headers of an answer beside those that every answer has. */
export const answerHeaders = (...names: readonly AnswerHeader[]) =>
  Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const),
  );
