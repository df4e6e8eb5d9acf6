import type {
  AccountId,
  Instant,
  IntentStatus,
  Metadata,
  PaymentIntent,
  PaymentIntentId,
} from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId, toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { readIntents } from "./read-intents.ts";

export interface IntentFilter {
  readonly status?: IntentStatus | undefined;
  readonly account?: AccountId | undefined;
  readonly currency?: string | undefined;
  readonly externalId?: string | undefined;
  readonly createdFrom?: Instant | undefined;
  readonly createdBefore?: Instant | undefined;
  readonly metadata?: Metadata | undefined;
}

/** Intents, newest first, those accepted before `before`, that pass every part of the filter. */
export async function listIntents(
  db: Database,
  tenant: Tenant,
  filter: IntentFilter,
  page: { readonly before: PaymentIntentId | undefined; readonly limit: number },
): Promise<readonly PaymentIntent[]> {
  const { account, currency } = filter;
  const rows = await inTenant(
    db,
    tenant.id,
    (sql) => sql<{ id: string }[]>`
    select id from ${filter.metadata === undefined ? sql`payment_intents` : sql`searchable_intents`} i
      where tenant_id = ${tenant.id}
        ${page.before === undefined ? sql`` : sql`and id < ${toUuid(page.before)}`}
        ${filter.status === undefined ? sql`` : sql`and status = ${filter.status}`}
        ${filter.externalId === undefined ? sql`` : sql`and external_id = ${filter.externalId}`}
        ${filter.createdFrom === undefined ? sql`` : sql`and created_at >= ${filter.createdFrom}`}
        ${filter.createdBefore === undefined ? sql`` : sql`and created_at < ${filter.createdBefore}`}
        ${filter.metadata === undefined ? sql`` : sql`and metadata <> '{}' and metadata @> ${sql.json(filter.metadata)}`}
        ${
          account === undefined
            ? sql``
            : sql`and id in (
                select intent_id from legs where tenant_id = ${tenant.id} and source = ${toUuid(account)}
                union
                select intent_id from legs where tenant_id = ${tenant.id} and destination = ${toUuid(account)})`
        }
        ${
          currency === undefined
            ? sql``
            : sql`and exists (
                select from legs l
                  where l.tenant_id = ${tenant.id} and l.intent_id = i.id and l.currency = ${currency})`
        }
      order by id desc
      limit ${page.limit}`,
  );
  const ids = rows.map((row) => toId("pi", row.id));
  const intents = new Map(
    (await readIntents(db, tenant, ids)).map((intent) => [intent.id, intent]),
  );
  return ids.flatMap((id) => intents.get(id) ?? []);
}
