import type { AccountId, PaymentIntent, PaymentIntentId } from "@quittance/domain";
import { ACCOUNTS_PER_BATCH_MAX } from "../check-server.ts";
import type { Tx } from "../database.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { announcePosting } from "./announce-posting.ts";
import { lockAccounts, lockFreeAccounts } from "./lock-accounts.ts";
import { lockIntents, type Patience, readHeldIntents } from "./lock-intents.ts";
import { type Candidate, isWide, passOver } from "./pass-over.ts";

export interface LockedBatch {
  /**
   * The intents that may want a decision, in acceptance order. The others were decided by somebody
   * else, and that is all that a ring that comes twice can do.
   */
  readonly intents: readonly PaymentIntent[];
  /** Every account that the intents touch. */
  readonly accountIds: ReadonlySet<AccountId>;
  /** What was left for later; nothing when the batch waits. */
  readonly passedOver: ReadonlySet<PaymentIntentId>;
}

/**
 * Locks a batch: its intents in the order of their ids, then its accounts in the order of their
 * lock keys. One order everywhere means that no two batches can ever wait for each other in a
 * circle. An atomic batch is locked as a whole, whichever of its intents were rung.
 *
 * @throws when the batch touches more accounts than PostgreSQL's lock table is asked to hold; half
 *   of it may be posted instead.
 */
export async function lockBatch(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  patience: Patience = "wait",
): Promise<LockedBatch> {
  return patience === "wait" ? lockPatiently(tx, tenant, ids) : lockWhatIsFree(tx, tenant, ids);
}

async function lockPatiently(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<LockedBatch> {
  const { intents } = await lockIntents(tx, tenant, ids, "wait");
  const accountIds = accountsOf(intents);
  if (intents.length > 0) {
    await Promise.all([
      lockAccounts(tx, accountIds),
      announcePosting(tx, tenant.id),
      // Deciding so many may take longer than others may be silent in a transaction.
      isWide(intents.flatMap(sidesOf))
        ? tx`set local idle_in_transaction_session_timeout = '1min'`
        : undefined,
    ]);
  }
  return { intents, accountIds, passedOver: new Set() };
}

async function lockWhatIsFree(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<LockedBatch> {
  const lockable = await lockIntents(tx, tenant, ids, "pass over");
  const { intents } = lockable;
  const held = await readHeldIntents(tx, tenant, lockable);
  const candidates = [
    ...intents.map((intent) => toCandidate(intent, false)),
    ...held.map((intent) => toCandidate(intent, true)),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const without = (passedOver: ReadonlySet<PaymentIntentId>) =>
    intents.filter(({ id }) => !passedOver.has(id));

  const wanted = without(passOver(candidates, () => false));
  if (wanted.length === 0) return passOverAll(candidates);
  const [accountsHeld] = await Promise.all([
    lockFreeAccounts(tx, accountsOf(wanted)),
    announcePosting(tx, tenant.id),
  ]);
  const passedOver = passOver(candidates, (account) => accountsHeld.has(account));
  const locked = without(passedOver);
  return { intents: locked, accountIds: accountsOf(locked), passedOver };
}

const passOverAll = (candidates: readonly Candidate[]): LockedBatch => ({
  intents: [],
  accountIds: new Set(),
  passedOver: new Set(candidates.map(({ id }) => id)),
});

/** @throws when there are too many */
function accountsOf(intents: readonly PaymentIntent[]): ReadonlySet<AccountId> {
  const ids = new Set(intents.flatMap(sidesOf));
  if (ids.size > ACCOUNTS_PER_BATCH_MAX) {
    throw new Error(
      `a batch touches ${ids.size} accounts, and ${ACCOUNTS_PER_BATCH_MAX} are allowed`,
    );
  }
  return ids;
}

const sidesOf = ({ legs }: PaymentIntent): readonly AccountId[] =>
  legs.flatMap(({ source, destination }) => [source, destination]);

const toCandidate = (intent: PaymentIntent, isHeld: boolean): Candidate => ({
  id: intent.id,
  unit: intent.atomicBatch ?? intent.id,
  sides: sidesOf(intent),
  isHeld,
});
