import {
  type IntentClaim,
  insertOperation,
  inTransaction,
  newId,
  type Tenant,
} from "@quittance/db";
import {
  type AccountId,
  acceptedOperation,
  instantOf,
  minorUnits,
  type OperationDraft,
  type PaymentIntent,
  type PaymentIntentDraft,
  type PaymentIntentId,
  ZERO,
} from "@quittance/domain";
import { isoCurrency } from "../harness/plain-terms.ts";
import { acceptAtomicBatch } from "./accept-atomic-batch.ts";
import { claimPayment, type LedgerSetting } from "./ledger-setting.ts";

const EUR = isoCurrency("EUR");
const ID_PREFIX = { capture: "cap", refund: "re", cancel: "cancel" } as const;

type Terms = Partial<PaymentIntentDraft>;

/** Books of one tenant in which everything happened that may happen to an intent. */
export interface VariedBooks {
  readonly tenant: Tenant;
  readonly ada: AccountId;
  readonly ben: AccountId;
  /** The intent with this part in the plot. */
  intent(part: Part): PaymentIntentId;
}

/** What each intent is to come to. */
export const PLOT = {
  paid: "succeeded",
  refunded: "succeeded",
  refunded_whole: "succeeded",
  exchanged: "succeeded",
  refused: "failed",
  expired: "canceled",
  called_off: "canceled",
  waiting: "pending",
  scheduled: "scheduled",
  came_due: "succeeded",
  held: "requires_capture",
  captured: "succeeded",
  captured_in_part: "succeeded",
  captured_and_expired: "succeeded",
  held_and_released: "canceled",
  held_and_expired: "canceled",
  exchange_held: "requires_capture",
  exchange_captured: "succeeded",
  batched: "succeeded",
  batched_hold: "requires_capture",
  torn: "failed",
  tearing: "failed",
} as const satisfies Record<string, PaymentIntent["status"]>;

type Part = keyof typeof PLOT;

export async function openVariedBooks(setting: LedgerSetting): Promise<VariedBooks> {
  const tenant = await setting.newTenant();
  const open = (fields: Parameters<LedgerSetting["openAccount"]>[1] = {}) =>
    setting.openAccount(tenant, { overdraftLimit: ZERO, ...fields });
  const bank = await open({ normalBalance: "debit", overdraftLimit: null });
  const desk = await open({ overdraftLimit: null });
  const euroDesk = await open({ currency: EUR, overdraftLimit: null });
  const euroBen = await open({ currency: EUR, normalBalance: "debit", overdraftLimit: null });
  const [ada, ben] = [await open(), await open()];

  async function accept(...claims: readonly IntentClaim[]): Promise<readonly PaymentIntentId[]> {
    return setting.accept(tenant, ...claims);
  }
  async function begin(claim: IntentClaim): Promise<PaymentIntentId> {
    const [id] = await accept(claim);
    if (id === undefined) throw new Error("it was stored");
    await setting.post(tenant, [id]);
    return id;
  }
  const askFor = (part: Part, kind: OperationDraft["kind"], amount: bigint | null, final = true) =>
    ask(setting, tenant, intent(part), kind, amount, final);
  const pay = (amount: bigint, terms: Terms = {}) =>
    withTerms(claimPayment(ada, ben, amount), terms);
  const hold = (amount: bigint, terms: Terms = {}) =>
    pay(amount, { captureMethod: "manual", ...terms });
  const exchange = (terms: Terms = {}) => {
    const { draft, ...key } = claimPayment(ada, desk, 110n);
    const back = {
      amount: minorUnits(100n),
      currency: EUR,
      source: euroDesk,
      destination: euroBen,
    };
    return withTerms({ ...key, draft: { ...draft, legs: [...draft.legs, back] } }, terms);
  };
  const inAtomicBatch = (...claims: readonly IntentClaim[]) =>
    acceptAtomicBatch(setting, tenant, claims);

  await begin(claimPayment(bank, ada, 10_000n));
  const parts = new Map<string, PaymentIntentId>();
  const intent = (part: Part): PaymentIntentId => {
    const id = parts.get(part);
    if (id === undefined) throw new Error(`nobody has the part of ${part}`);
    return id;
  };
  function cast(ids: readonly PaymentIntentId[], ...names: readonly Part[]): void {
    for (const [index, id] of ids.entries()) parts.set(names[index] ?? "none", id);
  }
  cast([await begin(pay(100n))], "paid");
  cast([await begin(pay(200n))], "refunded");
  await askFor("refunded", "refund", 50n);
  await askFor("refunded", "refund", 30n);
  await askFor("refunded", "refund", 500n);
  cast([await begin(exchange())], "exchanged");
  cast([await begin(exchange())], "refunded_whole");
  await askFor("refunded_whole", "refund", 210n);
  cast([await begin(claimPayment(ada, ben, 1_000_000n))], "refused");
  cast([await begin(pay(1n, { expiresAt: inMs(-1_000) }))], "expired");
  cast(await accept(pay(1n)), "called_off");
  await askFor("called_off", "cancel", null);
  await askFor("paid", "cancel", null);
  cast(await accept(pay(1n)), "waiting");
  cast([await begin(pay(1n, { executeAt: inMs(3_600_000) }))], "scheduled");
  cast(
    [await begin(pay(5n, { executeAt: inMs(-1_000), effectiveAt: inMs(-86_400_000) }))],
    "came_due",
  );
  cast([await begin(hold(300n))], "held");
  await askFor("held", "capture", 100n, false);
  await askFor("held", "capture", 50n, false);
  await askFor("held", "refund", 20n);
  cast([await begin(hold(40n))], "captured");
  await askFor("captured", "capture", 40n);
  cast([await begin(hold(60n))], "captured_in_part");
  await askFor("captured_in_part", "capture", 25n);
  await askFor("captured_in_part", "refund", 10n);
  cast([await begin(hold(70n))], "held_and_released");
  await askFor("held_and_released", "cancel", null);
  await askFor("held_and_released", "capture", 70n);
  cast([await begin(exchange({ captureMethod: "manual" }))], "exchange_held");
  cast([await begin(exchange({ captureMethod: "manual" }))], "exchange_captured");
  await askFor("exchange_captured", "capture", 210n);
  const whole = await inAtomicBatch(pay(3n), hold(4n));
  cast(whole, "batched", "batched_hold");
  await setting.post(tenant, whole);
  const torn = await inAtomicBatch(pay(3n), pay(1_000_000n));
  cast(torn, "torn", "tearing");
  await setting.post(tenant, torn);
  const shortly = inMs(1_500);
  cast([await begin(hold(80n, { holdExpiresAt: shortly }))], "held_and_expired");
  cast([await begin(hold(90n, { holdExpiresAt: shortly }))], "captured_and_expired");
  await askFor("captured_and_expired", "capture", 45n, false);
  await untilEnded(setting, tenant, [intent("held_and_expired"), intent("captured_and_expired")]);

  return { tenant, ada, ben, intent };
}

const inMs = (ms: number) => instantOf(new Date(Date.now() + ms));

const withTerms = ({ draft, ...key }: IntentClaim, terms: Terms): IntentClaim => ({
  ...key,
  draft: { ...draft, ...terms },
});

/** Posts again and again, as the clock does, until the holds' time has passed. */
async function untilEnded(
  setting: LedgerSetting,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<void> {
  let open = ids.length;
  while (open > 0) {
    const { intents } = await setting.post(tenant, ids);
    open -= intents.filter(({ finishedAt }) => finishedAt !== null).length;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Asks something of an intent, as the door does, and has it decided. */
export async function ask(
  setting: LedgerSetting,
  tenant: Tenant,
  intent: PaymentIntentId,
  kind: OperationDraft["kind"],
  amount: bigint | null,
  final = true,
): Promise<void> {
  const operation = acceptedOperation(
    {
      id: newId(ID_PREFIX[kind]),
      kind,
      paymentIntent: intent,
      amount: amount === null ? null : minorUnits(amount),
      final,
      metadata: {},
    },
    instantOf(new Date()),
  );
  await inTransaction(setting.api, tenant.id, (tx) => insertOperation(tx, tenant.id, operation));
  await setting.post(tenant, [intent]);
}
