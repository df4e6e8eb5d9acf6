import { createHash, randomUUID } from "node:crypto";
import { type IntentClaim, insertIntents, newId, openDatabase, toId } from "@quittance/db";
import { findIsoCurrency, minorUnits, type PaymentIntentId } from "@quittance/domain";
import type { Books } from "./open-books.ts";
import { type PaymentKind, planPayment } from "./plan-payment.ts";

const PER_STATEMENT = 500;
const LANES = 2;
const CURRENCY = findIsoCurrency("USD");

/** Accepts payments as the api does, with its own statement, but without the door. */
export async function acceptIntents(
  url: string,
  books: Books,
  kind: PaymentKind,
  count: number,
): Promise<readonly PaymentIntentId[]> {
  const db = openDatabase({
    url,
    role: "quittance_api",
    name: "bench-intake",
    connectionsMax: LANES,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 60_000,
  });
  const ids: PaymentIntentId[] = [];
  let next = 0;
  async function runLane(): Promise<void> {
    while (next < count) {
      const size = Math.min(PER_STATEMENT, count - next);
      const claims = makeClaims(books, kind, next, size);
      next += size;
      ids.push(...claims.map(({ draft }) => draft.id));
      await insertIntents(db, books.tenant, claims);
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, runLane));
  } finally {
    await db.close();
  }
  return ids.sort();
}

/** The claims of consecutive payments of a kind, each with a key and an id that nobody has yet. */
export const makeClaims = (
  books: Books,
  kind: PaymentKind,
  first: number,
  count: number,
): readonly IntentClaim[] =>
  Array.from({ length: count }, (_, index) => makeClaim(books, kind, first + index));

function makeClaim(books: Books, kind: PaymentKind, n: number): IntentClaim {
  if (CURRENCY === undefined) throw new Error("there is no USD");
  const currency = CURRENCY;
  const key = randomUUID();
  return {
    key,
    fingerprint: createHash("sha256").update(key).digest(),
    draft: {
      id: newId("pi"),
      livemode: books.tenant.livemode,
      legs: planPayment(books, kind, n).map(({ source, destination, amount }) => ({
        source: toId("acct", source),
        destination: toId("acct", destination),
        amount: minorUnits(BigInt(amount)),
        currency,
      })),
      captureMethod: "automatic",
      executeAt: null,
      expiresAt: null,
      holdExpiresAt: null,
      atomicBatch: null,
      effectiveAt: null,
      description: null,
      externalId: null,
      metadata: {},
    },
  };
}
