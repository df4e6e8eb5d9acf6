const header = (name: string, required: boolean, description: string, example: string) =>
  ({ in: "header", name, required, schema: { type: "string" }, description, example }) as const;

const KEY =
  "1 to 255 visible ASCII characters. It belongs to its first request for ever: the same request gets the first answer again, with `Idempotent-Replayed: true`; another one is refused.";

/** The request headers that routes read, for the OpenAPI document. The routes check them themselves. */
export const idempotencyKeyHeader = header("Idempotency-Key", true, KEY, "order-6735");

export const optionalIdempotencyKeyHeader = header("Idempotency-Key", false, KEY, "order-6735");

export const preferHeader = header(
  "Prefer",
  false,
  "`wait=N` waits until the payment intent is decided, at most N seconds (30 at the most).",
  "wait=10",
);

export const ifNoneMatchHeader = header(
  "If-None-Match",
  false,
  "The `ETag` of an earlier answer: 304 when the payment intent has not changed since.",
  '"2"',
);

export const lastEventIdHeader = header(
  "Last-Event-ID",
  false,
  "The id of the last event that was seen: the stream goes on after it.",
  "evt_01jd2m3n4p5q6r7s8t9v0w1x2y",
);
