import { randomUUID } from "node:crypto";
import { toId, toUuid } from "@quittance/db";
import {
  acceptCancellation,
  acceptCapture,
  acceptedOperation,
  acceptRefund,
  instantOf,
  type MinorUnits,
  minorUnits,
  type Operation,
  type OperationId,
  type PaymentIntent,
} from "@quittance/domain";
import { expect } from "vitest";
import { compareDecisions, intentOf } from "./compare-decisions.ts";
import { orRefusal } from "./or-refusal.ts";
import type { Play } from "./play.ts";
import type { RequestPlan } from "./program.ts";

/**
 * Asks things of one intent while somebody holds its row, so that none is decided before all are
 * asked; then lets go, and compares what all of them come to.
 */
export async function ask(
  play: Play,
  intent: PaymentIntent,
  requests: readonly RequestPlan[],
): Promise<void> {
  const { stack, books, reached } = play;
  const accepted: Operation[] = [];
  const cancellations: Promise<unknown>[] = [];
  const holder = await stack.sql.reserve();
  try {
    await holder`begin`;
    await holder`select from payment_intents where id = ${toUuid(intent.id)} for update`;
    for (const request of requests) {
      const asked = accepted
        .filter(({ kind }) => kind === request.kind)
        .reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
      const terms = termsOf(intent, request, minorUnits(asked));
      const sent = send(play, intent, request);
      if (!terms.ok) {
        expect(await sent).toMatchObject({ code: terms.error.code });
        reached.note(`door: ${terms.error.code}`);
        continue;
      }
      const count = accepted.length;
      if (request.kind === "cancel") cancellations.push(sent);
      else expect(await sent).toMatchObject({ status: "pending" });
      const ids = await readIds(play, intent, count + 1);
      const id = ids[count];
      if (id === undefined) throw new Error("an operation without its id");
      const draft = { id, kind: request.kind, paymentIntent: intent.id, metadata: {} };
      accepted.push(acceptedOperation({ ...draft, ...terms.value }, instantOf(new Date())));
    }
    await holder`commit`;
  } finally {
    holder.release();
  }
  if (accepted.length === 0) return;
  const decided = await compareDecisions(play, [intent], accepted);
  const answers = await Promise.all(cancellations);
  const canceled = decided.operations.filter(({ kind }) => kind === "cancel");
  for (const [index, { status }] of canceled.entries()) {
    expect(answers[index]).toMatchObject(
      status === "failed"
        ? { status: 409, code: "not_cancelable" }
        : { id: intent.id, status: intentOf(books.intents, intent.id).status },
    );
  }
}

function termsOf(intent: PaymentIntent, request: RequestPlan, asked: MinorUnits) {
  const amount = amountOf(intent, request);
  switch (request.kind) {
    case "capture":
      return acceptCapture(intent, { amount, final: request.final }, asked);
    case "refund":
      return acceptRefund(intent, { amount }, asked);
    case "cancel":
      return acceptCancellation(intent);
  }
}

/** Amounts are for intents of one leg. */
const amountOf = ({ legs }: PaymentIntent, request: RequestPlan): string | undefined =>
  request.kind === "cancel" || request.amount === null || legs.length > 1
    ? undefined
    : request.amount;

function send({ stack }: Play, intent: PaymentIntent, request: RequestPlan): Promise<unknown> {
  const { client } = stack;
  const amount = amountOf(intent, request);
  const named = amount === undefined ? {} : { amount };
  switch (request.kind) {
    case "capture":
      return orRefusal(
        client.paymentIntents.capture(intent.id, { ...named, final: request.final }),
      );
    case "refund":
      return orRefusal(client.refunds.create({ payment_intent: intent.id, ...named }));
    case "cancel":
      return orRefusal(client.paymentIntents.cancel(intent.id, { idempotencyKey: randomUUID() }));
  }
}

/** The ids of what is asked and not decided, in the order of acceptance, when there are so many. */
async function readIds(
  { stack }: Play,
  intent: PaymentIntent,
  count: number,
): Promise<readonly OperationId[]> {
  const read = async () => stack.sql<{ id: string; kind: Operation["kind"] }[]>`
    select id, kind from operations
      where intent_id = ${toUuid(intent.id)} and status = 'pending' order by id`;
  await expect
    .poll(async () => (await read()).length, { timeout: 20_000, interval: 5 })
    .toBe(count);
  const prefixes = { capture: "cap", refund: "re", cancel: "cancel" } as const;
  return (await read()).map(({ id, kind }) => toId(prefixes[kind], id));
}
