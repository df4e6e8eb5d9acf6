import type { PaymentIntent, PaymentIntentId } from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import { plansFor } from "../context.ts";
import type { Database } from "../database.ts";
import { togetherInTenant } from "../in-tenant.ts";
import type { Tenant } from "../tenants/tenant.ts";
import {
  INTENT_COLUMNS,
  type IntentRow,
  LEG_COLUMNS,
  type LegRow,
  toIntents,
} from "./intent-row.ts";

/** The tenant's intents with these ids, as they stand. What does not exist is not in the answer. */
export async function readIntents(
  db: Database,
  tenant: Tenant,
  ids: readonly PaymentIntentId[],
): Promise<readonly PaymentIntent[]> {
  const uuids = uuidsOf(ids);
  const [rows, legs] = await togetherInTenant(
    db,
    tenant.id,
    (sql) => [
      sql<IntentRow[]>`
        select ${sql(INTENT_COLUMNS)}
          from payment_intents
          where tenant_id = ${tenant.id} and id = any(${uuids})`,
      sql<LegRow[]>`
        select ${sql(LEG_COLUMNS)}
          from legs where tenant_id = ${tenant.id} and intent_id = any(${uuids})
          order by intent_id, position`,
    ],
    plansFor(ids.length),
  );
  return toIntents(rows, legs, tenant.livemode);
}

export async function readIntent(
  db: Database,
  tenant: Tenant,
  id: PaymentIntentId,
): Promise<PaymentIntent | undefined> {
  const [intent] = await readIntents(db, tenant, [id]);
  return intent;
}
