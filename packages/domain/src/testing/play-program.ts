import { type Account, balanceOf } from "../account/account.ts";
import { type Decision, decideBatch } from "../decide/decide-batch.ts";
import type { AccountId, BatchId, OperationId, PaymentIntentId } from "../ids.ts";
import { type Instant, instantOf } from "../instant.ts";
import { capturableOf, type PaymentIntent, refundableOf, totalOf } from "../intent/intent.ts";
import { isUndecided } from "../intent/intent-status.ts";
import { minorUnits } from "../money/minor-units.ts";
import { acceptedOperation, type Operation } from "../operation/operation.ts";
import { accountId, accountsById } from "./build-account.ts";
import { ACCEPTED_AT, buildIntent } from "./build-intent.ts";
import { countIds } from "./count-ids.ts";
import type { IntentPlan, OperationPlan, Program, Round } from "./program.ts";

/** Everything as it stands, as the database would have it. */
export interface World {
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly intents: ReadonlyMap<PaymentIntentId, PaymentIntent>;
  readonly operations: ReadonlyMap<OperationId, Operation>;
}

/** One ring: what was known before, what was decided, and when. */
export interface Ring {
  readonly before: World;
  readonly decision: Decision;
  readonly now: Instant;
  readonly after: World;
}

/** Plays a program as the door, the clock and the workers would, and shows every ring. */
export function playProgram({ accounts, rounds }: Program, onRing: (ring: Ring) => void): void {
  const ids = countIds();
  let milliseconds = 0;
  let world: World = {
    accounts: accountsById(...accounts),
    intents: new Map(),
    operations: new Map(),
  };
  for (const round of rounds) {
    milliseconds += round.milliseconds;
    const at = (later: number): Instant =>
      instantOf(new Date(Date.parse(ACCEPTED_AT) + milliseconds + later));
    world = accept(world, round, at);
    if (!round.rings) continue;
    const now = at(0);
    const decision = decideBatch({ ...wanting(world), accounts: world.accounts, now, ids });
    const after = apply(world, decision);
    onRing({ before: world, decision, now, after });
    world = after;
  }
}

type At = (later: number) => Instant;

function accept(world: World, round: Round, at: At): World {
  const accounts = new Map(world.accounts);
  if (round.status !== null) {
    const account = accounts.get(accountId(round.status.account));
    if (account !== undefined && mayBecome(account, round.status.to)) {
      accounts.set(account.id, { ...account, status: round.status.to });
    }
  }
  const intents = new Map(world.intents);
  const batch = round.atomic ? (`batch_${intents.size}` as BatchId) : null;
  for (const plan of round.intents) {
    const intent = acceptIntent(plan, intents.size, batch, at);
    intents.set(intent.id, intent);
  }
  const operations = new Map(world.operations);
  for (const plan of round.operations) {
    const candidates = [...intents.values()].filter((one) => !plan.aimed || mayWork(plan, one));
    const intent = candidates.at(-1 - plan.back);
    if (intent === undefined) continue;
    const operation = acceptOperation(plan, intent, operations.size, at);
    operations.set(operation.id, operation);
  }
  return { accounts, intents, operations };
}

function mayWork({ kind }: OperationPlan, intent: PaymentIntent): boolean {
  switch (kind) {
    case "capture":
      return capturableOf(intent) > 0n;
    case "refund":
      return refundableOf(intent) > 0n;
    case "cancel":
      return isUndecided(intent.status) || intent.status === "requires_capture";
  }
}

/** A closed account stays closed, and none is closed that is not empty. */
function mayBecome(account: Account, status: Account["status"]): boolean {
  const { posted, pendingIn, pendingOut } = balanceOf(account);
  const isEmpty = posted === 0n && pendingIn === 0n && pendingOut === 0n;
  return account.status !== "closed" && (status !== "closed" || isEmpty);
}

function acceptIntent(
  plan: IntentPlan,
  index: number,
  batch: BatchId | null,
  at: At,
): PaymentIntent {
  const time = (later: number | null) => (later === null ? null : at(later));
  // The door takes no atomic batch whose intents have a time of their own.
  const executeAt = batch === null ? time(plan.executeIn) : null;
  return buildIntent(String(index), plan.legs, {
    status: executeAt === null ? "pending" : "scheduled",
    captureMethod: plan.captureMethod,
    executeAt,
    expiresAt: time(plan.expiresIn),
    holdExpiresAt: time(plan.holdExpiresIn),
    atomicBatch: batch,
    createdAt: at(0),
    updatedAt: at(0),
  });
}

function acceptOperation(
  { kind, percent, final }: OperationPlan,
  intent: PaymentIntent,
  index: number,
  at: At,
): Operation {
  // Several legs are captured and refunded only together.
  const share = intent.legs.length > 1 ? 100n : BigInt(percent);
  const amount = (totalOf(intent) * share) / 100n;
  const draft = {
    id: `${kind === "capture" ? "cap" : kind === "refund" ? "re" : "cancel"}_${index}` as OperationId,
    kind,
    paymentIntent: intent.id,
    amount: kind === "cancel" ? null : minorUnits(amount > 0n ? amount : 1n),
    final,
    metadata: {},
  };
  return acceptedOperation(draft, at(0));
}

/** What a worker finds to do when everything is rung. */
function wanting({ intents, operations }: World) {
  const pending = [...operations.values()].filter(({ status }) => status === "pending");
  const asked = new Set(pending.map(({ paymentIntent }) => paymentIntent));
  return {
    intents: [...intents.values()].filter(
      ({ id, status }) => isUndecided(status) || status === "requires_capture" || asked.has(id),
    ),
    operations: pending,
  };
}

const apply = (world: World, { accounts, intents, operations }: Decision): World => ({
  accounts: new Map([...world.accounts, ...accountsById(...accounts)]),
  intents: new Map([...world.intents, ...intents.map((one) => [one.id, one] as const)]),
  operations: new Map([...world.operations, ...operations.map((one) => [one.id, one] as const)]),
});
