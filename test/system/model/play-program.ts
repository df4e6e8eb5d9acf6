import { randomUUID } from "node:crypto";
import type { BatchItem, PaymentIntentCreateParams } from "@quittance/client";
import { QuittanceError } from "@quittance/client";
import { parseId, toUuid } from "@quittance/db";
import {
  type Account,
  describeIntent,
  type IntentStatus,
  type PaymentIntent,
} from "@quittance/domain";
import { expect } from "vitest";
import { changeUnheard } from "../../harness/change-unheard.ts";
import { ask } from "./ask.ts";
import { openBooks } from "./books.ts";
import { compareAccounts } from "./compare-accounts.ts";
import { compareDecisions } from "./compare-decisions.ts";
import { openAccounts } from "./open-accounts.ts";
import { orRefusal } from "./or-refusal.ts";
import { passTime } from "./pass-time.ts";
import type { Play, Stage } from "./play.ts";
import type { Earlier, PaymentPlan, Program, RequestPlan, Step } from "./program.ts";
import type { Reached } from "./reached.ts";
import { acceptedAs, readDoor, writePayment } from "./write-payment.ts";

/** Runs a program through the pure domain and through the system, and compares after every step. */
export async function playProgram(stage: Stage, program: Program, reached: Reached): Promise<void> {
  const books = openBooks();
  const ids = await openAccounts(stage.stack, books, program.accounts);
  const play: Play = { ...stage, books, reached, ids, remembered: [] };
  for (const step of program.steps) await perform(play, step);
  await compareAccounts(stage.stack, books, reached);
}

async function perform(play: Play, step: Step): Promise<void> {
  switch (step.kind) {
    case "submit":
      return submit(play, step.payment);
    case "submitTooLate":
      return submitTooLate(play, step.payment);
    case "submitBatch":
      return step.atomic ? submitAtomic(play, step.payments) : submitBatch(play, step.payments);
    case "ask": {
      const intent = pick(play, step.earlier, statusesFor(step.requests));
      return intent && ask(play, intent, step.requests);
    }
    case "timePasses": {
      const intent = pick(play, step.earlier, ["scheduled", "requires_capture"]);
      return intent && passTime(play, intent, step.to);
    }
    case "repeat":
      return repeat(play, step.earlier);
    case "reuseKey":
      return reuseKey(play, step.earlier, step.payment);
    case "setStatus":
      return setStatus(play, step);
  }
}

/** An intent of which one may ask this with a chance; now and then any other. */
function pick(
  { books }: Play,
  index: Earlier,
  statuses: readonly IntentStatus[],
): PaymentIntent | undefined {
  const all = [...books.intents.values()];
  if (index === "last") return all.at(-1);
  if (index === "last but one") return all.at(-2);
  const fitting = all.filter(({ status }) => statuses.includes(status));
  const intents = fitting.length === 0 || index % 8 === 0 ? all : fitting;
  return intents[index % intents.length];
}

function statusesFor([first]: readonly RequestPlan[]): readonly IntentStatus[] {
  switch (first?.kind) {
    case "capture":
      return ["requires_capture"];
    case "refund":
      return ["succeeded"];
    default:
      return ["scheduled", "requires_capture"];
  }
}

async function submit(play: Play, plan: PaymentPlan): Promise<void> {
  const { stack } = play;
  const body = writePayment(play, plan);
  const idempotencyKey = randomUUID();
  const answer = await orRefusal(stack.client.paymentIntents.create(body, { idempotencyKey }));
  const isRefused = answer instanceof QuittanceError;
  const legs = compareDoor(play, body, isRefused ? answer.code : null);
  if (isRefused || legs === undefined) return;

  play.remembered.push({ key: idempotencyKey, body, answer });
  const pending = acceptedAs(answer, body, legs);
  expect(answer).toEqual(describeIntent(pending));
  await compareDecisions(play, [pending]);
}

/** The workers can read nothing until the intent has expired, as if they had been away. */
async function submitTooLate(play: Play, plan: PaymentPlan): Promise<void> {
  const { stack } = play;
  const holder = await stack.sql.reserve();
  let pending: PaymentIntent | undefined;
  try {
    await holder`begin`;
    await holder`lock table operations in access exclusive mode`;
    const expiresAt = new Date(Date.now() + 120);
    const body = {
      ...writePayment(play, { ...plan, isScheduled: false }),
      expires_at: expiresAt.toISOString(),
    };
    const answer = await orRefusal(stack.client.paymentIntents.create(body));
    const isRefused = answer instanceof QuittanceError;
    // A machine that is busy may have let the moment pass before the door saw it.
    if (isRefused && answer.code === "timestamp_in_past") return;
    const legs = compareDoor(play, body, isRefused ? answer.code : null);
    if (!isRefused && legs !== undefined) pending = acceptedAs(answer, body, legs);
    while (Date.now() <= expiresAt.valueOf()) await new Promise((go) => setTimeout(go, 5));
  } finally {
    await holder`commit`;
    holder.release();
  }
  if (pending !== undefined) await compareDecisions(play, [pending]);
}

async function submitBatch(play: Play, plans: readonly PaymentPlan[]): Promise<void> {
  const { stack, reached } = play;
  const items = plans.map((plan) => writePayment(play, plan));
  const idempotencyKey = randomUUID();
  const batch = await stack.client.paymentIntents.createBatch(
    { payment_intents: items },
    { idempotencyKey },
  );
  play.remembered.push({ key: idempotencyKey, items, atomic: false, batch });
  const pending = readItems(play, items, batch.data, null);
  if (pending.length > 0 && pending.length < items.length) {
    reached.note("batch with an accepted and a refused item");
  }
  const { intents } = await compareDecisions(play, pending);
  if (["succeeded", "failed"].every((one) => intents.some(({ status }) => status === one))) {
    reached.note("batch with a succeeded and a failed item");
  }
}

/** All items are accepted and go through, or none is, or none does. */
async function submitAtomic(play: Play, plans: readonly PaymentPlan[]): Promise<void> {
  const { stack, reached } = play;
  const items = plans.map((plan) => writePayment(play, { ...plan, isScheduled: false }));
  const idempotencyKey = randomUUID();
  const batch = await orRefusal(
    stack.client.paymentIntents.createBatch(
      { atomic: true, payment_intents: items },
      { idempotencyKey },
    ),
  );
  if (batch instanceof QuittanceError) {
    expect(items.flatMap((body) => readDoor(play, body).codes)).toContain(batch.code);
    reached.note("atomic batch refused");
    return;
  }
  play.remembered.push({ key: idempotencyKey, items, atomic: true, batch });
  const batchId = parseId("batch", batch.id) ?? null;
  const pending = readItems(play, items, batch.data, batchId);
  expect(pending).toHaveLength(items.length);
  const { intents } = await compareDecisions(play, pending);
  const failed = intents.filter(({ status }) => status === "failed");
  expect([0, items.length]).toContain(failed.length);
  if (failed.length === 0) reached.note("atomic batch went through");
}

/** Compares the answers to the items of a batch; the intents that were accepted. */
function readItems(
  play: Play,
  items: readonly PaymentIntentCreateParams[],
  data: readonly BatchItem[],
  atomicBatch: PaymentIntent["atomicBatch"],
): readonly PaymentIntent[] {
  expect(data).toHaveLength(items.length);
  return items.flatMap((body, index) => {
    const item = data[index];
    const legs = compareDoor(play, body, item?.problem?.code ?? null);
    if (item?.payment_intent === undefined || legs === undefined) return [];
    const intent = acceptedAs(item.payment_intent, body, legs, atomicBatch);
    expect(item).toEqual({ status: 202, payment_intent: describeIntent(intent) });
    return [intent];
  });
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
    const { items, atomic } = earlier;
    const body = { payment_intents: items, ...(atomic ? { atomic } : {}) };
    expect(await paymentIntents.createBatch(body, options)).toEqual(earlier.batch);
    reached.note("batch repeated");
  }
  expect(replays).toEqual([true]);
}

async function reuseKey(play: Play, index: number, plan: PaymentPlan): Promise<void> {
  const earlier = play.remembered[index % play.remembered.length];
  if (earlier === undefined) return;
  const { paymentIntents } = play.stack.client;
  // No plan has this description, so it is never the earlier request's body.
  const body = { ...writePayment(play, plan), description: "another" };
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

/** What somebody does at the database, behind the door's back: a door that knows the account goes on as before. */
async function setStatus(
  { stack, books, ids }: Play,
  { account, status }: Extract<Step, { kind: "setStatus" }>,
): Promise<void> {
  // A closed account never opens again, and only an empty one is closed: one with a history, if there is one.
  const [, ...wallets] = ids.flatMap((id) => books.accounts.get(id) ?? []);
  const open = wallets.filter(isOpen);
  const emptied = open.filter(isEmpty).toSorted((a, b) => b.version - a.version);
  const named = wallets[account - 1];
  const standing =
    status === "closed" ? (emptied.find(({ id }) => id === named?.id) ?? emptied[0]) : named;
  if (standing === undefined || !isOpen(standing)) return;
  await changeUnheard(
    stack.sql,
    (tx) => tx`update accounts set status = ${status} where id = ${toUuid(standing.id)}`,
  );
  books.setStatus(standing.id, status);
}

const isOpen = ({ status }: Account): boolean => status !== "closed";

const isEmpty = (account: Account): boolean =>
  account.postedDebits === account.postedCredits &&
  account.pendingDebits + account.pendingCredits === 0n;

/** Compares an answer of the door with the domain's; the accepted legs, where both accept. */
function compareDoor(
  play: Play,
  body: PaymentIntentCreateParams,
  code: string | null,
): PaymentIntent["legs"] | undefined {
  const { codes, accepted } = readDoor(play, body);
  expect(codes).toContain(code);
  if (code === null) return accepted?.legs;
  play.reached.note(`door: ${code}`);
  return undefined;
}
