import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Fragment, Sql } from "../database.ts";
import { toUuid } from "../public-id.ts";

/** Selects the ids of an intent and, if it came with an atomic batch, of what is undecided of that. */
export const withItsAtomicBatch = (
  sql: Sql,
  tenantId: TenantId,
  id: PaymentIntentId,
): Fragment => sql`
  select ${toUuid(id)}::uuid
  union
  select member.id
    from payment_intents one
    join payment_intents member
      on member.tenant_id = ${tenantId} and member.batch_id = one.batch_id
        and member.status in ('pending', 'scheduled')
    where one.tenant_id = ${tenantId} and one.id = ${toUuid(id)} and one.atomic`;
