import type { AccountId, PaymentIntent, PaymentIntentId, TenantId } from "@quittance/domain";
import { uuidsOf } from "../array-of.ts";
import { ACCOUNTS_PER_BATCH_MAX } from "../check-server.ts";
import type { Tx } from "../database.ts";
import {
  INTENT_COLUMNS,
  type IntentRow,
  LEG_COLUMNS,
  type LegRow,
  toIntents,
} from "../intents/intent-row.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { halfKeyOf, TENANT_LOCK } from "../tenants/tenant-lock.ts";
import { lockAccounts } from "./lock-accounts.ts";

export interface LockedBatch {
  /**
   * The intents that may want a decision, in acceptance order. The others were decided by somebody
   * else, and that is all that a ring that comes twice can do.
   */
  readonly intents: readonly PaymentIntent[];
  /** Every account that the intents touch. */
  readonly accountIds: ReadonlySet<AccountId>;
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
  if (accountIds.size > 0) {
    await Promise.all([lockAccounts(tx, accountIds), announcePosting(tx, tenant.id)]);
  }
  return { intents, accountIds };
}

/**
 * Tells that entries of this tenant are on their way, from before the clock is read until others see
 * them; see `settleMoment`. Shared, so nobody ever waits for it. After the accounts' locks, because who
 * waits for those has not read the clock.
 */
async function announcePosting(tx: Tx, tenantId: TenantId): Promise<void> {
  await tx`select pg_advisory_xact_lock_shared(${TENANT_LOCK.posting}::integer, ${halfKeyOf(tenantId)}::integer)`;
}

async function lockIntents(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<readonly PaymentIntent[]> {
  const rung = tx`${uuidsOf(ids)}::uuid[]`;
  // What is left of an atomic batch is always decided together.
  const whole = tx`array(
    select unnest(${rung})
    union
    select member.id
      from payment_intents one
      join payment_intents member
        on member.tenant_id = ${tenant.id} and member.batch_id = one.batch_id
          and member.status in ('pending', 'scheduled')
      where one.tenant_id = ${tenant.id} and one.id = any(${rung}) and one.atomic)`;
  const [rows, legs] = await Promise.all([
    tx<IntentRow[]>`
      select ${tx(INTENT_COLUMNS)}
        from payment_intents i
        where tenant_id = ${tenant.id} and id = any(${whole}) and quarantined_at is null
          and (status in ('pending', 'scheduled', 'requires_capture') or exists (
            select from operations o
              where o.tenant_id = ${tenant.id} and o.intent_id = i.id and o.status = 'pending'))
        order by id
        for update of i`,
    // Legs never change, so they may be read in the same flight as the lock.
    tx<LegRow[]>`
      select ${tx(LEG_COLUMNS)}
        from legs where tenant_id = ${tenant.id} and intent_id = any(${whole})
        order by intent_id, position`,
  ]);
  return toIntents(rows, legs, tenant.livemode);
}
