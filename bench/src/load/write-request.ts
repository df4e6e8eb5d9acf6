import { randomUUID } from "node:crypto";
import { toId } from "@quittance/db";
import type { Books } from "../books/open-books.ts";
import { type PlannedLeg, planPayment } from "../books/plan-payment.ts";

/** How requests of a load are made. */
export interface RequestTerms {
  readonly books: Books;
  /** Payments of one request; 1 is a single POST, more are a batch. */
  readonly payments: number;
  /** Seconds for `Prefer: wait`. */
  readonly waitSeconds?: number;
}

/** Makes a function that writes the next request of a load, head and body. */
export function requestWriter({ books, payments, waitSeconds }: RequestTerms): () => string {
  const path = payments === 1 ? "/v1/payment_intents" : "/v1/payment_intents/batch";
  const run = randomUUID();
  const head =
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${books.apiKey}\r\n` +
    `Content-Type: application/json\r\n${waitSeconds === undefined ? "" : `Prefer: wait=${waitSeconds}\r\n`}`;
  let n = 0;
  return () => {
    const key = `${run}-${n}`;
    const body = payments === 1 ? describe(books, n) : describeBatch(books, n, payments, key);
    n += payments;
    return `${head}Idempotency-Key: ${key}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  };
}

function describe(books: Books, n: number): string {
  return JSON.stringify(planPayment(books, "spread", n).map(toRequest)[0]);
}

function describeBatch(books: Books, first: number, count: number, key: string): string {
  const items = Array.from({ length: count }, (_, index) =>
    planPayment(books, "spread", first + index).map((leg) => ({
      idempotency_key: `${key}-${index}`,
      ...toRequest(leg),
    })),
  );
  return JSON.stringify({ payment_intents: items.flat() });
}

const toRequest = ({ source, destination, amount }: PlannedLeg) => ({
  amount: (amount / 100).toFixed(2),
  currency: "USD",
  source: publicId(source),
  destination: publicId(destination),
});

const known = new Map<string, string>();

/** Ids are written in base32, which would cost the load generator more than all the rest. */
function publicId(uuid: string): string {
  const id = known.get(uuid) ?? toId("acct", uuid);
  known.set(uuid, id);
  return id;
}
