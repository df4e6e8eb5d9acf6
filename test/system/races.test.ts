import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Capture, PaymentIntent, Refund } from "@quittance/client";
import { QuittanceError } from "@quittance/client";
import { toUuid } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { type Bank, openBank } from "../harness/open-bank.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { orRefusal } from "./model/or-refusal.ts";

/** What may happen to an intent, by a client's hand or by time. */
type Contender = "capture" | "cancel" | "refund" | "expiry" | "due";

/** What a race came to: the answer to each request, where one was made, and the intent at the end. */
interface Finish {
  readonly intent: PaymentIntent;
  readonly capture: Capture | QuittanceError | undefined;
  readonly refund: Refund | QuittanceError | undefined;
  readonly cancel: PaymentIntent | QuittanceError | undefined;
}

/** On each of the two queue backends. */
const RACES = 100;
const LANES = 10;
/** How far ahead a moment lies at most when the contenders set out: on any machine some are faster. */
const AHEAD_MS_MAX = 1_500;
/** A day that does not come by itself; the moment of each race is set when it is ready. */
const FAR = "2100-01-01T00:00:00.000Z";
const AFTER_FAR = "2100-01-02T00:00:00.000Z";
/** The clock looks once a second, so that is when what is due really happens. */
const CLOCK_MS = 1_100;

let stack: Stack;
let bank: Bank;

beforeAll(async () => {
  stack = await startStack();
  bank = await openBank(stack);
});

afterAll(async () => {
  expect(await findBrokenRules(stack.sql)).toEqual({});
  await stack.close();
});

test.concurrent.each<readonly [Contender, Contender, readonly string[]]>([
  ["capture", "cancel", ["captured", "canceled"]],
  ["capture", "capture", ["captured"]],
  ["capture", "refund", ["captured and refunded"]],
  ["capture", "expiry", ["captured", "hold_expired"]],
  ["capture", "due", ["captured", "left on hold"]],
  ["cancel", "refund", ["refunded and released"]],
  ["cancel", "expiry", ["canceled", "hold_expired"]],
  ["cancel", "due", ["canceled", "paid"]],
  ["refund", "refund", ["refunded"]],
  ["refund", "expiry", ["refunded and released"]],
  ["refund", "due", ["refunded", "paid"]],
  ["expiry", "due", ["expired"]],
])(
  "%s against %s gives only legal histories",
  async (one, other, mustHappen) => {
    const reached = new Map<string, number>();
    const races = Array.from({ length: RACES }, (_, index) => index).values();
    async function runLane(): Promise<void> {
      for (const index of races) {
        const finish = await race(index % 2 === 0 ? [one, other] : [other, one]);
        expectLegal(finish);
        const name = nameOf(finish);
        reached.set(name, (reached.get(name) ?? 0) + 1);
      }
    }
    await Promise.all(Array.from({ length: LANES }, runLane));
    // A race that one side always wins has shown nothing about the other.
    expect([...reached.keys()], JSON.stringify([...reached])).toEqual(
      expect.arrayContaining([...mustHappen]),
    );
    console.log(`${one} against ${other}: ${JSON.stringify([...reached])}`);
  },
  120_000,
);

async function race(pair: readonly [Contender, Contender]): Promise<Finish> {
  const has = (contender: Contender) => pair.includes(contender);
  const id = await prepare(has);
  const answers: { -readonly [Key in keyof Finish]?: Finish[Key] } = {};
  if (has("due") || has("expiry")) {
    const start = Date.now();
    await setMoment(id, has, start + Math.random() * AHEAD_MS_MAX);
    // What is due happens at the clock's next look.
    await delay(start + Math.random() * (has("due") ? CLOCK_MS : AHEAD_MS_MAX / 2) - Date.now());
  }
  const { client } = stack;
  await Promise.all(
    pair.map(async (contender) => {
      switch (contender) {
        case "capture":
          answers.capture = await orRefusal(client.paymentIntents.capture(id));
          break;
        case "refund":
          answers.refund = await orRefusal(client.refunds.create({ payment_intent: id }));
          break;
        case "cancel":
          answers.cancel = await orRefusal(
            client.paymentIntents.cancel(id, { idempotencyKey: randomUUID() }),
          );
          break;
        case "expiry":
        case "due":
          break;
      }
    }),
  );
  return settle(id, has, answers);
}

/** An intent to race for: on hold, or scheduled; of a hold that a refund is to race for 1.00 was captured. */
async function prepare(has: (contender: Contender) => boolean): Promise<string> {
  const purse = await purseFor();
  const isManual =
    has("capture") || (has("expiry") && !has("due")) || (has("cancel") && has("refund"));
  const terms = {
    capture_method: isManual ? "manual" : "automatic",
    ...(has("due") ? { execute_at: FAR } : {}),
    ...(has("expiry") && has("due") ? { expires_at: AFTER_FAR } : {}),
    ...(has("expiry") && !has("due") ? { hold_expires_at: FAR } : {}),
  };
  const body = bank.paymentTo(purse, { amount: "5.00", ...terms });
  if (has("due")) {
    const { id } = (await bank.submit(body)).body as { id: string };
    return id;
  }
  const { id } = await bank.pay(body);
  if (has("refund") && isManual) {
    const { paymentIntents, captures } = stack.client;
    const part = await paymentIntents.capture(id, { amount: "1.00", final: false });
    await captures.wait(part.id);
  }
  return id;
}

/** Moves the time that the intent waits for to this moment, as if it had been accepted so. */
async function setMoment(
  id: string,
  has: (contender: Contender) => boolean,
  moment: number,
): Promise<void> {
  const uuid = toUuid(id as PaymentIntentId);
  const [first, second] = [new Date(moment), new Date(moment + 1)];
  await (has("due")
    ? stack.sql`
        update payment_intents
          set execute_at = ${first}, ring_at = ${first},
              expires_at = case when expires_at is not null then ${second}::timestamptz end
          where id = ${uuid}`
    : stack.sql`
        update payment_intents set hold_expires_at = ${first}, ring_at = ${first} where id = ${uuid}`);
}

let purses = 0;
/** A few accounts for all, so that races meet each other as well. */
async function purseFor(): Promise<string> {
  const name = `purse-${(purses += 1) % 20}`;
  const known = await orRefusal(stack.client.accounts.get(`external:${name}`));
  if (!(known instanceof QuittanceError)) return known.id;
  const made = await orRefusal(
    stack.client.accounts.create({ currency: "USD", external_id: name, normal_balance: "credit" }),
  );
  return made instanceof QuittanceError ? `external:${name}` : made.id;
}

/** Waits until nothing is left to be decided, and reads what it has come to. */
async function settle(
  id: string,
  has: (contender: Contender) => boolean,
  answers: Partial<Finish>,
): Promise<Finish> {
  const { client } = stack;
  const capture =
    answers.capture === undefined || answers.capture instanceof QuittanceError
      ? answers.capture
      : await client.captures.wait(answers.capture.id);
  const refund =
    answers.refund === undefined || answers.refund instanceof QuittanceError
      ? answers.refund
      : await client.refunds.wait(answers.refund.id);
  await client.paymentIntents.wait(id);
  let intent = await client.paymentIntents.get(id);
  while (has("expiry") && intent.finished_at === null) {
    await delay(100);
    intent = await client.paymentIntents.get(id);
  }
  return { intent, capture, refund, cancel: answers.cancel };
}

/** What must be true of every race, whoever won it. */
function expectLegal({ intent, capture, refund, cancel }: Finish): void {
  const [captured, refunded] = [Number(intent.amount_captured), Number(intent.amount_refunded)];
  const isManual = intent.capture_method === "manual";
  expect(refunded).toBeLessThanOrEqual(captured);
  expect(captured).toBeLessThanOrEqual(5);
  if (intent.status === "canceled") expect([captured, refunded]).toEqual([0, 0]);
  if (intent.execute_at !== null && captured > 0) {
    expect(String(intent.finished_at) >= intent.execute_at).toBe(true);
  }
  if (intent.expires_at !== null && intent.status === "succeeded") {
    expect(String(intent.finished_at) < intent.expires_at).toBe(true);
  }
  if (succeeded(capture)) {
    expect([intent.status, captured]).toEqual(["succeeded", 5]);
    // Exact to the moment: a hold that has expired is not captured, whatever has released it.
    if (intent.hold_expires_at !== null) {
      expect(String(capture?.finished_at) < intent.hold_expires_at).toBe(true);
    }
  } else if (isManual) {
    expect([0, 1, 5]).toContain(captured);
  }
  if (succeeded(refund)) expect(refunded).toBeGreaterThan(0);
  if (cancel !== undefined && !(cancel instanceof QuittanceError)) {
    expect(cancel.id).toBe(intent.id);
    expect(captured === 0 ? intent.status : "succeeded").toBe(
      captured === 0 ? "canceled" : intent.status,
    );
  }
  for (const answer of [capture, refund, cancel]) {
    if (!(answer instanceof QuittanceError)) continue;
    expect([
      "not_capturable",
      "amount_exceeds_captured",
      "not_cancelable",
      "amount_exceeds_hold",
    ]).toContain(answer.code);
  }
}

const succeeded = (
  answer: Capture | Refund | QuittanceError | undefined,
): answer is Capture | Refund =>
  answer !== undefined && !(answer instanceof QuittanceError) && answer.status === "succeeded";

/** A name for what a race came to. */
function nameOf({ intent }: Finish): string {
  const refunded = Number(intent.amount_refunded) > 0;
  if (intent.status === "canceled") {
    return intent.cancellation_reason === "requested"
      ? "canceled"
      : String(intent.cancellation_reason);
  }
  if (intent.status === "requires_capture") return "left on hold";
  if (intent.capture_method === "automatic") return refunded ? "refunded" : "paid";
  if (Number(intent.amount_captured) < 5) return refunded ? "refunded and released" : "released";
  return refunded ? "captured and refunded" : "captured";
}
