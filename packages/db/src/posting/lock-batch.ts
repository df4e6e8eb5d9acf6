import type { AccountId, Operation, PaymentIntent, PaymentIntentId } from "@quittance/domain";
import {
  type StandingAccounts,
  selectStandingAccounts,
  toStandingAccounts,
} from "../accounts/standing-accounts.ts";
import { ACCOUNTS_PER_BATCH_MAX } from "../check-server.ts";
import type { Fragment, Tx } from "../database.ts";
import { sendTogether } from "../flight.ts";
import { toOperation } from "../operations/operation-row.ts";
import { selectPendingOperations } from "../operations/select-pending-operations.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { announcePosting } from "./announce-posting.ts";
import { type HeldKey, isAmong, lockAccounts, lockFreeAccounts } from "./lock-accounts.ts";
import { lockIntents, type Patience, readHeldIntents } from "./lock-intents.ts";
import { type Candidate, isWide, passOver } from "./pass-over.ts";

/** What a batch is decided on: its intents, what is asked of them, and their accounts. */
export interface LockedBatch extends StandingAccounts {
  /**
   * The intents that may want a decision, in acceptance order. The others were decided by somebody
   * else, and that is all that a ring that comes twice can do.
   */
  readonly intents: readonly PaymentIntent[];
  /** What is asked of the intents and not decided yet, in acceptance order. */
  readonly operations: readonly Operation[];
  /** What was left for later; nothing when the batch waits. */
  readonly passedOver: ReadonlySet<PaymentIntentId>;
}

/**
 * Locks a batch and reads what it is decided on, in two round trips: its intents in the order of their
 * ids, then its accounts in the order of their lock keys. One order everywhere means that no two
 * batches can ever wait for each other in a circle. An atomic batch is locked as a whole, whichever of
 * its intents were rung.
 *
 * Accounts and operations are read by statements of their own, begun after the locks were granted, so
 * that their snapshots hold everything that the holders before us committed.
 *
 * @throws when the batch touches more accounts than PostgreSQL's lock table is asked to hold; half
 *   of it may be posted instead.
 */
export async function lockBatch(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  { patience = "wait", untilTurn = async () => {} }: LockOptions = {},
): Promise<LockedBatch> {
  return patience === "wait"
    ? lockPatiently(tx, tenant, ids, untilTurn)
    : lockWhatIsFree(tx, tenant, ids, untilTurn);
}

/** Resolves when accounts may be locked: those of each intent. */
type UntilTurn = (sides: readonly (readonly AccountId[])[]) => Promise<void>;

export interface LockOptions {
  readonly patience?: Patience;
  /** Is waited for when the intents are locked and the accounts are not. */
  readonly untilTurn?: UntilTurn;
}

async function lockPatiently(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  untilTurn: UntilTurn,
): Promise<LockedBatch> {
  const { intents } = await lockIntents(tx, tenant, ids, "wait");
  if (intents.length === 0) return nothing(new Set());
  if (isWide(intents.flatMap(sidesOf))) {
    // Deciding so many may take longer than others may be silent in a transaction.
    await tx`set local idle_in_transaction_session_timeout = '1min'`;
  }
  const accountIds = accountsOf(intents);
  await untilTurn(intents.map(sidesOf));
  const [, standing, operations] = await sendTogether([
    thenAnnounce(tx, tenant, lockAccounts(tx, accountIds)),
    selectStandingAccounts(tx, tenant.id, accountIds),
    selectPendingOperations(tx, tenant.id, intents),
  ]);
  return {
    ...toStandingAccounts(standing),
    intents,
    operations: operations.map(toOperation),
    passedOver: new Set(),
  };
}

async function lockWhatIsFree(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  untilTurn: UntilTurn,
): Promise<LockedBatch> {
  const lockable = await lockIntents(tx, tenant, ids, "pass over");
  const held = await readHeldIntents(tx, tenant, lockable);
  const candidates = [
    ...lockable.intents.map((intent) => toCandidate(intent, false)),
    ...held.map((intent) => toCandidate(intent, true)),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));

  const wanted = without(
    passOver(candidates, () => false),
    lockable.intents,
  );
  if (wanted.length === 0) return nothing(new Set(candidates.map(({ id }) => id)));
  const accountIds = accountsOf(wanted);
  await untilTurn(wanted.map(sidesOf));
  const [accountsHeld, standing, operations] = await sendTogether([
    thenAnnounce(tx, tenant, lockFreeAccounts(tx, accountIds)),
    selectStandingAccounts(tx, tenant.id, accountIds),
    selectPendingOperations(tx, tenant.id, wanted),
  ]);
  // What was read of accounts that somebody holds is not used: nothing that touches them is left.
  const passedOver = passOver(candidates, isAmong(accountsHeld));
  const free = without(passedOver, wanted);
  if (free.length === 0) return nothing(passedOver);
  return {
    ...toStandingAccounts(standing),
    intents: free,
    operations: operations
      .map(toOperation)
      .filter(({ paymentIntent }) => !passedOver.has(paymentIntent)),
    passedOver,
  };
}

/** Announces a posting when the accounts are locked: who waits for those has not read the clock. */
const thenAnnounce = (tx: Tx, tenant: Tenant, locks: Fragment) =>
  tx<HeldKey[]>`${locks} union all ${announcePosting(tx, tenant.id)}`;

const nothing = (passedOver: ReadonlySet<PaymentIntentId>): LockedBatch => ({
  ...toStandingAccounts([]),
  intents: [],
  operations: [],
  passedOver,
});

const without = (
  passedOver: ReadonlySet<PaymentIntentId>,
  intents: readonly PaymentIntent[],
): readonly PaymentIntent[] => intents.filter(({ id }) => !passedOver.has(id));

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
