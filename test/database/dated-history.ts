import {
  type Axis,
  idSource,
  insertOperation,
  inTransaction,
  lockBatch,
  newId,
  saveBatch,
  type Tenant,
} from "@quittance/db";
import {
  type AccountId,
  acceptedOperation,
  type Counters,
  type Decision,
  decideBatch,
  type Instant,
  instantOf,
  minorUnits,
  type PaymentIntentId,
  parseInstant,
} from "@quittance/domain";
import fc from "fast-check";
import { claimPayment, type LedgerSetting } from "./ledger-setting.ts";

/** A payment between two of a history's accounts, named by their place. */
interface DatedPayment {
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
  readonly manual: boolean;
  /** When it counts: so many milliseconds after it is posted, a certain time, or when it is posted. */
  readonly counts: number | Instant | null;
}

/** What is posted together, so many milliseconds after the batch before. Earlier holds are captured with it. */
interface DatedBatch {
  readonly afterMs: number;
  readonly payments: readonly DatedPayment[];
  readonly captures: boolean;
}

export const ACCOUNTS_OF_A_HISTORY = 3;

/** Distances at which buckets begin and end, and some others. */
const distance = fc.oneof(
  fc.constantFrom(0, 1, 2, 4_095, 4_096, 4_097, 4_096 ** 2 - 1, 4_096 ** 2, 4_096 ** 3 + 1),
  fc.integer({ min: 0, max: 40 * 365 * 86_400_000 }),
);

function instant(text: string): Instant {
  const read = parseInstant(text);
  if (read === undefined) throw new Error(`${text} is no time`);
  return read;
}

const payment: fc.Arbitrary<DatedPayment> = fc.record({
  from: fc.integer({ min: 0, max: ACCOUNTS_OF_A_HISTORY - 1 }),
  to: fc.integer({ min: 1, max: ACCOUNTS_OF_A_HISTORY - 1 }),
  amount: fc.bigInt({ min: 1n, max: 10n ** 20n }),
  manual: fc.boolean(),
  counts: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: distance.map((ms) => -ms) },
    { weight: 1, arbitrary: distance },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          "0100-01-01T00:00:00.001Z",
          "1969-12-31T23:59:59.999Z",
          "1970-01-01T00:00:00.000Z",
          "9999-12-31T23:59:59.998Z",
        )
        .map(instant),
    },
  ),
});

export const datedHistory: fc.Arbitrary<readonly DatedBatch[]> = fc.array(
  fc.record({
    afterMs: fc.constantFrom(0, 1, 2, 17, 4_096, 86_400_000),
    payments: fc.array(payment, { minLength: 1, maxLength: 5 }),
    captures: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

const BEGINNING = Date.UTC(2024, 1, 28, 23, 59, 59, 990);

/** Posts a history with the times that it says, through the decision that the worker takes. */
export async function playHistory(
  setting: LedgerSetting,
  tenant: Tenant,
  accounts: readonly AccountId[],
  history: readonly DatedBatch[],
): Promise<void> {
  let now = BEGINNING;
  let holds: readonly PaymentIntentId[] = [];
  for (const batch of history) {
    now += batch.afterMs;
    const claims = batch.payments.map(({ from, to, amount, manual, counts }) => {
      const source = accounts[from];
      const destination = accounts[(from + to) % accounts.length];
      if (!source || !destination) throw new Error("a history has three accounts");
      const claim = claimPayment(source, destination, amount);
      return {
        ...claim,
        draft: {
          ...claim.draft,
          captureMethod: manual ? ("manual" as const) : ("automatic" as const),
          effectiveAt: typeof counts === "number" ? after(now, counts) : counts,
        },
      };
    });
    const captured = batch.captures ? holds : [];
    for (const hold of captured) await askForCapture(setting, tenant, hold);
    const ids = await setting.accept(tenant, ...claims);
    const { intents } = await postAt(setting, tenant, [...captured, ...ids], after(now, 0));
    holds = intents.flatMap(({ id, status }) => (status === "requires_capture" ? id : []));
  }
}

/** Decides intents as the worker does, at a time of our choosing. */
function postAt(
  setting: LedgerSetting,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  now: Instant,
): Promise<Decision> {
  return inTransaction(setting.worker, tenant.id, async (tx) => {
    const batch = { ...(await lockBatch(tx, tenant, ids)), now, ids: idSource };
    const decision = decideBatch(batch);
    await Promise.all(saveBatch(tx, tenant.id, decision, batch, 0));
    return decision;
  });
}

async function askForCapture(setting: LedgerSetting, tenant: Tenant, hold: PaymentIntentId) {
  const capture = acceptedOperation(
    {
      id: newId("cap"),
      kind: "capture",
      paymentIntent: hold,
      amount: minorUnits(1n),
      final: true,
      metadata: {},
    },
    after(BEGINNING, 0),
  );
  await inTransaction(setting.api, tenant.id, (tx) => insertOperation(tx, tenant.id, capture));
}

/** An entry as it lies in the table. */
export interface BareEntry {
  readonly account: string;
  readonly version: string;
  readonly kind: string;
  readonly direction: "debit" | "credit";
  readonly layer: "posted" | "pending";
  readonly amount: string;
  readonly effective: string;
  readonly created: string;
}

export const readBareEntries = ({ sql }: LedgerSetting, tenant: Tenant) => sql<BareEntry[]>`
  select account_id as account, account_version as version, kind, direction, layer, amount,
         (extract(epoch from e.effective_at) * 1000)::bigint as effective,
         (extract(epoch from e.created_at) * 1000)::bigint as created
    from entries e join ledger_transactions t
      on t.tenant_id = e.tenant_id and t.id = e.ledger_transaction_id
    where e.tenant_id = ${tenant.id}`;

/** Every time at which something happened or counts, and the milliseconds around it, in order. */
export const interestingMoments = (entries: readonly BareEntry[]): readonly Instant[] => [
  ...new Set(
    entries
      .flatMap(({ created, effective }) => [Number(created), Number(effective)])
      .toSorted((a, b) => a - b)
      .flatMap((time) => [after(time, -1), after(time, 0), after(time, 1)]),
  ),
];

/** The counters of entries at a moment, by adding all of them up. */
export function addUp(entries: readonly BareEntry[], axis: Axis, at: Instant): Counters {
  const moment = Date.parse(at);
  const sum = { postedDebits: 0n, postedCredits: 0n, pendingDebits: 0n, pendingCredits: 0n };
  for (const entry of entries) {
    if (Number(axis === "posted" ? entry.created : entry.effective) > moment) continue;
    const amount = BigInt(entry.amount);
    const isDebit = entry.direction === "debit";
    if (entry.layer === "posted") sum[isDebit ? "postedDebits" : "postedCredits"] += amount;
    else if (axis === "effective") continue;
    else if (entry.kind === "hold") sum[isDebit ? "pendingDebits" : "pendingCredits"] += amount;
    // What takes a hold back is on the other side of it.
    else sum[isDebit ? "pendingCredits" : "pendingDebits"] -= amount;
  }
  return {
    postedDebits: minorUnits(sum.postedDebits),
    postedCredits: minorUnits(sum.postedCredits),
    pendingDebits: minorUnits(sum.pendingDebits),
    pendingCredits: minorUnits(sum.pendingCredits),
  };
}

const after = (time: number, ms: number): Instant => instantOf(new Date(time + ms));
