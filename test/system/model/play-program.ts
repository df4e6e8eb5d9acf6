import { randomUUID } from "node:crypto";
import type { BatchItem, PaymentIntent as PaymentIntentAnswer } from "@quittance/client";
import { QuittanceError } from "@quittance/client";
import { newId, parseId, toUuid } from "@quittance/db";
import { type AccountId, describeIntent, type Leg, parseInstant } from "@quittance/domain";
import { expect } from "vitest";
import type { Stack } from "../../harness/start-stack.ts";
import { acceptedAs, type Books, openBooks } from "./books.ts";
import { compareAccounts } from "./compare-accounts.ts";
import { compareDecisions } from "./compare-decisions.ts";
import { openAccounts } from "./open-accounts.ts";
import type { Operation, PaymentPlan, Program } from "./program.ts";
import type { Reached } from "./reached.ts";

/** A payment as it goes over the wire. */
interface PaymentBody {
  amount: string;
  currency: string;
  source: string;
  destination: string;
}

/** A request that took its key, and what it was answered first. */
type Remembered =
  | { readonly key: string; readonly body: PaymentBody; readonly answer: PaymentIntentAnswer }
  | {
      readonly key: string;
      readonly items: PaymentBody[];
      readonly batch: { readonly data: readonly BatchItem[] };
    };

interface Play {
  readonly stack: Stack;
  readonly books: Books;
  readonly reached: Reached;
  readonly ids: readonly AccountId[];
  readonly remembered: Remembered[];
}

/** Runs a program through the pure domain and through the system, and compares after every step. */
export async function playProgram(stack: Stack, program: Program, reached: Reached): Promise<void> {
  const books = openBooks();
  const ids = await openAccounts(stack, books, program.accounts);
  const play: Play = { stack, books, reached, ids, remembered: [] };
  for (const operation of program.operations) await perform(play, operation);
  await compareAccounts(stack, books, reached);
}

async function perform(play: Play, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case "submit":
      return submit(play, operation.payment);
    case "submitBatch":
      return submitBatch(play, operation.payments);
    case "repeat":
      return repeat(play, operation.earlier);
    case "reuseKey":
      return reuseKey(play, operation.earlier, operation.payment);
    case "setStatus":
      return setStatus(play, operation);
  }
}

async function submit(play: Play, plan: PaymentPlan): Promise<void> {
  const { stack, books, reached } = play;
  const body = writeBody(play, plan);
  const idempotencyKey = randomUUID();
  const answer = await orRefusal(stack.client.paymentIntents.create(body, { idempotencyKey }));
  const isRefused = answer instanceof QuittanceError;
  const legs = compareDoor(play, body, isRefused ? answer.code : null);
  if (isRefused || legs === undefined) return;

  play.remembered.push({ key: idempotencyKey, body, answer });
  const pending = acceptedAs(identify(answer), legs);
  expect(answer).toEqual(describeIntent(pending));
  await compareDecisions(stack, books, reached, [pending]);
}

async function submitBatch(play: Play, plans: readonly PaymentPlan[]): Promise<void> {
  const { stack, books, reached } = play;
  const items = plans.map((plan) => writeBody(play, plan));
  const idempotencyKey = randomUUID();
  const batch = await stack.client.paymentIntents.createBatch(
    { payment_intents: items },
    { idempotencyKey },
  );
  play.remembered.push({ key: idempotencyKey, items, batch });
  expect(batch.data).toHaveLength(items.length);
  const pending = items.flatMap((body, index) => {
    const item = batch.data[index];
    const legs = compareDoor(play, body, item?.problem?.code ?? null);
    if (item?.payment_intent === undefined || legs === undefined) return [];
    const intent = acceptedAs(identify(item.payment_intent), legs);
    expect(item).toEqual({ status: 202, payment_intent: describeIntent(intent) });
    return [intent];
  });
  if (pending.length > 0 && pending.length < items.length) {
    reached.note("batch with an accepted and a refused item");
  }
  const decided = await compareDecisions(stack, books, reached, pending);
  if (new Set(decided.map(({ status }) => status)).size > 1) {
    reached.note("batch with a succeeded and a failed item");
  }
}

/** Sends the same again: the same answer comes, whatever has become of the accounts, and nothing moves. */
async function repeat({ stack, reached, remembered }: Play, index: number): Promise<void> {
  const earlier = remembered[index % remembered.length];
  if (earlier === undefined) return;
  const { paymentIntents } = stack.client;
  const replays: boolean[] = [];
  const options = {
    idempotencyKey: earlier.key,
    onAnswer: (info: { idempotentReplayed: boolean }) => replays.push(info.idempotentReplayed),
  };
  if ("body" in earlier) {
    expect(await paymentIntents.create(earlier.body, options)).toEqual(earlier.answer);
    reached.note("request repeated");
  } else {
    const again = await paymentIntents.createBatch({ payment_intents: earlier.items }, options);
    expect(again).toEqual(earlier.batch);
    reached.note("batch repeated");
  }
  expect(replays).toEqual([true]);
}

async function reuseKey(play: Play, index: number, plan: PaymentPlan): Promise<void> {
  const earlier = play.remembered[index % play.remembered.length];
  if (earlier === undefined) return;
  const { paymentIntents } = play.stack.client;
  // No plan has this amount, so it is never the earlier request's body.
  const body = { ...writeBody(play, plan), amount: "77" };
  const options = { idempotencyKey: earlier.key };
  const isBatch = "batch" in earlier;
  const answer = await orRefusal<unknown>(
    isBatch
      ? paymentIntents.createBatch({ payment_intents: [body] }, options)
      : paymentIntents.create(body, options),
  );
  expect(answer).toMatchObject({ status: 422, code: "idempotency_key_reused" });
  play.reached.note(`key of a ${isBatch ? "batch" : "request"} reused`);
}

/** What an operator does at the database: this version has no door for it. */
async function setStatus(
  { stack, books, ids }: Play,
  { account, status }: Extract<Operation, { kind: "setStatus" }>,
): Promise<void> {
  const id = ids[account];
  // A closed account never opens again.
  if (id === undefined || books.accounts.get(id)?.status === "closed") return;
  await stack.sql`update accounts set status = ${status} where id = ${toUuid(id)}`;
  books.setStatus(id, status);
}

/** The wire's form of a plan; a slot without an account names one that nobody has. */
function writeBody({ books, ids }: Play, plan: PaymentPlan): PaymentBody {
  const refer = (slot: number): string => {
    const id = ids[slot] ?? newId("acct");
    const externalId = books.accounts.get(id)?.externalId ?? randomUUID();
    return plan.byExternalId ? `external:${externalId}` : id;
  };
  const { amount, currency } = plan;
  return { amount, currency, source: refer(plan.source), destination: refer(plan.destination) };
}

/** Compares an answer of the door with the domain's; the accepted legs, where both accept. */
function compareDoor(
  { books, reached }: Play,
  body: PaymentBody,
  code: string | null,
): readonly Leg[] | undefined {
  const possible = books.answersAtTheDoor({ pointer: "", ...body });
  expect(possible.map((answer) => answer.code)).toContain(code);
  const given = possible.find((answer) => answer.code === code);
  if (given?.code === null) return given.legs;
  reached.note(`door: ${code}`);
  return undefined;
}

/** What of an intent only the system can know. */
function identify(answer: PaymentIntentAnswer) {
  const id = parseId("pi", answer.id);
  const createdAt = parseInstant(answer.created_at);
  if (id === undefined || createdAt === undefined) throw new Error("an intent without its id");
  return { id, createdAt };
}

/** A refusal is an answer like any other here. */
async function orRefusal<T>(sent: Promise<T>): Promise<T | QuittanceError> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof QuittanceError) return error;
    throw error;
  }
}
