// Rules that hold whatever clients ask for, in whatever order, at whatever time.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Account, isWithinLimit } from "../account/account.ts";
import { FAILURE_CODES, OPERATION_FAILURE_CODES } from "../codes.ts";
import type { AccountId, PaymentIntentId } from "../ids.ts";
import {
  CANCELLATION_REASONS,
  capturableOf,
  type PaymentIntent,
  totalOf,
} from "../intent/intent.ts";
import { INTENT_TRANSITIONS, type IntentStatus, isUndecided } from "../intent/intent-status.ts";
import type { Entry } from "../ledger/entry.ts";
import { LEDGER_TRANSACTION_KINDS, type LedgerTransaction } from "../ledger/ledger-transaction.ts";
import { layerBalance } from "../ledger/write-entry.ts";
import { OPERATION_KINDS } from "../operation/operation.ts";
import { playProgram, type Ring, type World } from "../testing/play-program.ts";
import { type Program, program } from "../testing/program.ts";

/** Plays any programs, and shows every ring with the books up to it. */
function forAnyProgram(
  check: (ring: Ring, books: readonly LedgerTransaction[], played: Program) => void,
  numRuns = 400,
): void {
  fc.assert(
    fc.property(program, (played) => {
      const books: LedgerTransaction[] = [];
      playProgram(played, (ring) => {
        books.push(...ring.decision.ledgerTransactions);
        check(ring, books, played);
      });
    }),
    { numRuns },
  );
}

const sumOf = (amounts: Iterable<bigint>): bigint =>
  [...amounts].reduce((sum, amount) => sum + amount, 0n);

const debitsLessCredits = (entries: readonly Entry[]): bigint =>
  sumOf(entries.map(({ direction, amount }) => (direction === "debit" ? amount : -amount)));

test("every ledger transaction has entries, and balances in both layers", () => {
  forAnyProgram(({ decision }) => {
    for (const { entries } of decision.ledgerTransactions) {
      expect(entries.length).toBeGreaterThan(0);
      for (const layer of ["posted", "pending"] as const) {
        expect(debitsLessCredits(entries.filter((entry) => entry.layer === layer))).toBe(0n);
      }
    }
  });
});

test("entry by entry, versions have no gap, counters are what was counted, and no limit is passed", () => {
  forAnyProgram(({ before, decision, after }) => {
    const standing = new Map<AccountId, Account>(before.accounts);
    for (const entry of decision.ledgerTransactions.flatMap(({ entries }) => entries)) {
      const account = standing.get(entry.account);
      if (account === undefined) throw new Error("an entry of an unknown account");
      const next = { ...account, ...entry.countersAfter, version: account.version + 1 };
      expect(entry.accountVersion).toBe(next.version);
      expect(entry.balanceAfter).toBe(layerBalance(next, entry.layer));
      expect(movedBy(account, next)).toEqual([[entry.layer, signed(entry)]]);
      expect(isWithinLimit(next)).toBe(true);
      standing.set(entry.account, next);
    }
    expect(standing).toEqual(after.accounts);
  });
});

const signed = ({ direction, amount }: Entry): bigint => (direction === "debit" ? amount : -amount);

/** By how much an account's debits less its credits moved in each layer that moved. */
function movedBy(before: Account, after: Account): readonly (readonly [string, bigint])[] {
  const net = (account: Account) => ({
    posted: account.postedDebits - account.postedCredits,
    pending: account.pendingDebits - account.pendingCredits,
  });
  const [was, is] = [net(before), net(after)];
  return (["posted", "pending"] as const)
    .map((layer) => [layer, is[layer] - was[layer]] as const)
    .filter(([, moved]) => moved !== 0n);
}

test("the pending counters of every account are the holds that are open", () => {
  forAnyProgram(({ after }) => {
    for (const account of after.accounts.values()) {
      const { pendingDebits, pendingCredits } = account;
      expect([pendingDebits, pendingCredits]).toEqual([
        heldOn(after, (leg) => leg.source === account.id),
        heldOn(after, (leg) => leg.destination === account.id),
      ]);
    }
  });
});

function heldOn(
  { intents }: World,
  concerns: (leg: PaymentIntent["legs"][number]) => boolean,
): bigint {
  const holds = [...intents.values()].filter(({ status }) => status === "requires_capture");
  return sumOf(
    holds.flatMap((intent) =>
      intent.legs
        .filter(concerns)
        .map(({ amount }) => (intent.legs.length === 1 ? capturableOf(intent) : amount)),
    ),
  );
}

test("what an intent says was captured and refunded is what its entries say, and no more than there was", () => {
  forAnyProgram(({ after }, books) => {
    const postedOf = (id: PaymentIntentId, ...kinds: readonly string[]): bigint =>
      sumOf(
        books
          .filter(({ kind, paymentIntent }) => paymentIntent === id && kinds.includes(kind))
          .flatMap(({ entries }) => entries)
          .filter(({ layer, direction }) => layer === "posted" && direction === "debit")
          .map(({ amount }) => amount),
      );
    for (const intent of after.intents.values()) {
      expect(intent.captured).toBe(postedOf(intent.id, "payment", "capture"));
      expect(intent.refunded).toBe(postedOf(intent.id, "refund"));
      expect(intent.captured).toBeLessThanOrEqual(totalOf(intent));
      expect(intent.refunded).toBeLessThanOrEqual(intent.captured);
      const own = books.filter(({ paymentIntent }) => paymentIntent === intent.id);
      expect(intent.ledgerTransactions).toEqual(own.map(({ id }) => id));
    }
  });
});

test("after a ring nothing is left to do that could be done, and nothing was done before its time", () => {
  forAnyProgram(({ before, now, after }) => {
    for (const { id, status, executeAt, expiresAt, holdExpiresAt } of after.intents.values()) {
      const isPast = (time: string | null): boolean => time !== null && time <= now;
      const isDue = executeAt === null || isPast(executeAt);
      if (isUndecided(status)) expect(isDue || isPast(expiresAt)).toBe(false);
      if (status === "requires_capture") expect(isPast(holdExpiresAt)).toBe(false);
      const was = before.intents.get(id);
      if (was === undefined || !isUndecided(was.status)) continue;
      if (status === "succeeded" || status === "requires_capture") {
        expect([isDue, isPast(expiresAt), isPast(holdExpiresAt)]).toEqual([true, false, false]);
      }
      const { cancellationReason } = after.intents.get(id) ?? {};
      if (cancellationReason === "expired") expect(isPast(expiresAt)).toBe(true);
      if (cancellationReason === "hold_expired") expect(isPast(holdExpiresAt)).toBe(true);
    }
    for (const { status } of after.operations.values()) expect(status).not.toBe("pending");
  });
});

test("an atomic batch goes through whole or not at all", () => {
  let whole = 0;
  let none = 0;
  forAnyProgram(({ decision, after }) => {
    const decided = new Set(decision.intents.flatMap(({ atomicBatch }) => atomicBatch ?? []));
    for (const batch of decided) {
      const members = [...after.intents.values()].filter((one) => one.atomicBatch === batch);
      if (members.length < 2) continue;
      const moved = members.filter(({ ledgerTransactions }) => ledgerTransactions.length > 0);
      expect([0, members.length]).toContain(moved.length);
      if (moved.length > 0) {
        whole += 1;
        continue;
      }
      none += 1;
      const linked = members.filter(({ failure }) => failure?.code === "linked_intent_failed");
      const others = members.filter(({ failure }) => failure?.code !== "linked_intent_failed");
      // One of those that did not go through by themselves is to blame, and everybody names the same.
      const blamed = new Set(linked.map(({ failure }) => failure?.culprit));
      expect(blamed.size).toBeLessThanOrEqual(1);
      for (const culprit of blamed) expect(others.map(({ id }) => id)).toContain(culprit);
    }
  });
  expect(Math.min(whole, none)).toBeGreaterThan(0);
});

test("whoever refuses changes nothing, and whoever changes something counts and tells it", () => {
  forAnyProgram(({ before, decision, after }) => {
    for (const intent of decision.intents) {
      const was = before.intents.get(intent.id);
      expect(intent.version).toBeGreaterThan(was?.version ?? 0);
      const told = decision.events.filter(({ resource }) => resource === intent.id);
      const from = was?.eventSequence ?? 0;
      expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, n) => from + n + 1));
      expect(intent.eventSequence).toBe(from + told.length);
      if (told.length > 0) expect(told.at(-1)?.type).toBe(`payment_intent.${intent.status}`);
      else expect(intent.status).toBe(was?.status);
    }
    for (const { status, ledgerTransactions, version } of decision.operations) {
      expect(version).toBe(2);
      if (status === "failed") expect(ledgerTransactions).toEqual([]);
    }
    const told = decision.events.filter(({ type }) => !type.startsWith("payment_intent."));
    expect(told.map(({ resource }) => resource)).toEqual(
      decision.operations.filter(({ kind }) => kind !== "cancel").map(({ id }) => id),
    );
    expect(after.intents.size).toBe(before.intents.size);
  });
});

test("a hold that is not past its time can always be captured while its accounts are active", () => {
  let captures = 0;
  forAnyProgram(({ decision }) => {
    for (const { kind, status, failure } of decision.operations) {
      if (kind !== "capture") continue;
      if (status === "succeeded") captures += 1;
      expect(failure?.code).not.toBe("insufficient_funds");
    }
  });
  expect(captures).toBeGreaterThan(0);
});

/** The rules above would say nothing about what these programs never come to. */
test("these programs reach every command, every failure and every edge of the table", () => {
  const reached = new Set<string>();
  forAnyProgram(({ before, decision }) => {
    for (const { kind } of decision.ledgerTransactions) reached.add(`${kind} is written`);
    for (const { kind, status, failure } of decision.operations) {
      reached.add(`${kind} has ${status}`);
      if (failure !== null) reached.add(`an operation fails with ${failure.code}`);
    }
    for (const { failure, cancellationReason } of decision.intents) {
      if (failure !== null) reached.add(`an intent fails with ${failure.code}`);
      if (cancellationReason !== null) reached.add(`canceled because ${cancellationReason}`);
    }
    const statuses = new Map([...before.intents].map(([id, { status }]) => [id as string, status]));
    for (const event of decision.events) {
      const from = statuses.get(event.resource);
      if (from === undefined || event.object.object !== "payment_intent") continue;
      reached.add(`${from} to ${event.object.status}`);
      statuses.set(event.resource, event.object.status);
    }
    // The rarest of them comes about once in eighty programs: some fifty times in these.
  }, 4_000);
  const edges = (Object.keys(INTENT_TRANSITIONS) as IntentStatus[]).flatMap((from) =>
    INTENT_TRANSITIONS[from].map((to) => `${from} to ${to}`),
  );
  expect([...reached].sort()).toEqual(
    [
      ...LEDGER_TRANSACTION_KINDS.map((kind) => `${kind} is written`),
      ...OPERATION_KINDS.flatMap((kind) => [`${kind} has succeeded`, `${kind} has failed`]),
      ...OPERATION_FAILURE_CODES.map((code) => `an operation fails with ${code}`),
      ...FAILURE_CODES.map((code) => `an intent fails with ${code}`),
      ...CANCELLATION_REASONS.map((reason) => `canceled because ${reason}`),
      ...edges,
    ].sort(),
  );
});
