import type { AccountId, PaymentIntent, PaymentIntentId } from "@quittance/domain";
import { ACCOUNTS_PER_BATCH_MAX } from "../check-server.ts";
import type { Tx } from "../database.ts";
import {
  INTENT_COLUMNS,
  type IntentRow,
  LEG_COLUMNS,
  type LegRow,
  toIntents,
} from "../intents/intent-row.ts";
import { toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { inLockOrder, lockKeyOf } from "./lock-key.ts";

export interface LockedBatch {
  /**
   * The intents that still want a decision, in acceptance order. The others were decided by
   * somebody else, and that is all that a ring that comes twice can do.
   */
  readonly intents: readonly PaymentIntent[];
  /** Every account that the intents touch. */
  readonly accountIds: ReadonlySet<AccountId>;
}

/**
 * Locks a batch: its intents in the order of their ids, then its accounts in the order of their
 * lock keys. This is the only place where accounts are locked; one order everywhere means that no
 * two batches can ever wait for each other in a circle.
 *
 * @throws when the batch touches more accounts than PostgreSQL's lock table is asked to hold; half
 *   of it may be posted instead.
 */
export async function lockBatch(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<LockedBatch> {
  const intents = await lockIntents(tx, tenant, ids);
  const accountIds = new Set(
    intents.flatMap(({ legs }) => legs.flatMap((leg) => [leg.source, leg.destination])),
  );
  if (accountIds.size > ACCOUNTS_PER_BATCH_MAX) {
    throw new Error(
      `a batch touches ${accountIds.size} accounts, and ${ACCOUNTS_PER_BATCH_MAX} are allowed`,
    );
  }
  const keys = inLockOrder([...accountIds].map((account) => lockKeyOf(toUuid(account))));
  if (keys.length > 0) {
    // unnest gives the keys in the order of the array, so they are locked in that order.
    await tx`
      select count(*) from unnest(${keys.map(String)}::bigint[]) as lock (key)
        where pg_advisory_xact_lock(key) is not null`;
  }
  return { intents, accountIds };
}

async function lockIntents(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<readonly PaymentIntent[]> {
  const uuids = ids.map(toUuid);
  const [rows, legs] = await Promise.all([
    tx<IntentRow[]>`
      select ${tx(INTENT_COLUMNS)}
        from payment_intents
        where tenant_id = ${tenant.id} and id = any(${uuids}::uuid[])
          and status = 'pending' and quarantined_at is null
        order by id
        for update`,
    // Legs never change, so they may be read in the same flight as the lock.
    tx<LegRow[]>`
      select ${tx(LEG_COLUMNS)}
        from legs where tenant_id = ${tenant.id} and intent_id = any(${uuids}::uuid[])
        order by intent_id, position`,
  ]);
  return toIntents(rows, legs, tenant.livemode);
}
