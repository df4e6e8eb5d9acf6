import type { PaymentIntent, PaymentIntentId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { sendTogether } from "../flight.ts";
import {
  INTENT_COLUMNS,
  type IntentRow,
  LEG_COLUMNS,
  type LegRow,
  toIntents,
} from "../intents/intent-row.ts";
import { toId } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";

/** Whether a batch waits for what somebody else holds, or leaves that for later. */
export type Patience = "wait" | "pass over";

export interface LockedIntents {
  readonly intents: readonly PaymentIntent[];
  /** Those of all intents that were asked for, locked or not. */
  readonly legs: readonly LegRow[];
}

/** Locks the intents that may want a decision, in the order of their ids; waits for those that somebody holds, or passes over them. */
export async function lockIntents(
  tx: Tx,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
  patience: Patience,
): Promise<LockedIntents> {
  const rung = tx`${uuidsOf(ids)}`;
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
  const [rows, legs] = await sendTogether([
    tx<IntentRow[]>`
      select ${tx(INTENT_COLUMNS)}
        from payment_intents i
        where tenant_id = ${tenant.id} and id = any(${whole}) and ${maybeUndecided(tx, tenant)}
        order by id
        for update of i ${patience === "wait" ? tx`` : tx`skip locked`}`,
    // Legs never change, so they may be read in the same flight as the lock.
    tx<LegRow[]>`
      select ${tx(LEG_COLUMNS)}
        from legs where tenant_id = ${tenant.id} and intent_id = any(${whole})
        order by intent_id, position`,
  ]);
  return { intents: toIntents(rows, legs, tenant.livemode), legs };
}

/** The intents that were not locked, because somebody else holds them. Most times there are none, and nothing is asked. */
export async function readHeldIntents(
  tx: Tx,
  tenant: Tenant,
  { intents, legs }: LockedIntents,
): Promise<readonly PaymentIntent[]> {
  const others = new Set(legs.map(({ intent_id }) => toId("pi", intent_id)));
  for (const { id } of intents) others.delete(id);
  if (others.size === 0) return [];
  const rows = await tx<IntentRow[]>`
    select ${tx(INTENT_COLUMNS)}
      from payment_intents i
      where tenant_id = ${tenant.id} and id = any(${uuidsOf([...others])})
        and ${maybeUndecided(tx, tenant)}`;
  return toIntents(rows, legs, tenant.livemode);
}

/** That there may be something to decide about intent `i`. */
const maybeUndecided = (tx: Tx, tenant: Tenant) => tx`
  quarantined_at is null
    and (status in ('pending', 'scheduled', 'requires_capture') or exists (
      select from operations o
        where o.tenant_id = ${tenant.id} and o.intent_id = i.id and o.status = 'pending'))`;
