import type { Instant, PaymentIntentId, TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";
import { toInstant } from "../instants.ts";
import { toId } from "../public-id.ts";

/** An intent that was set aside, and the error that deciding it raised. */
export interface QuarantinedIntent {
  readonly tenantId: TenantId;
  readonly id: PaymentIntentId;
  readonly createdAt: Instant;
  readonly quarantinedAt: Instant;
  readonly error: string;
}

/** The intents in quarantine, those set aside last first. May span tenants, because it locks nothing. */
export async function listQuarantined(
  db: Database,
  limit: number,
): Promise<readonly QuarantinedIntent[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<
      {
        tenant_id: string;
        id: string;
        created_at: Date;
        quarantined_at: Date;
        quarantine_error: string;
      }[]
    >`
    select tenant_id, id, created_at, quarantined_at, quarantine_error from payment_intents
      where quarantined_at is not null
      order by quarantined_at desc, id desc
      limit ${limit}`,
  );
  return rows.map((row) => ({
    tenantId: row.tenant_id as TenantId,
    id: toId("pi", row.id),
    createdAt: toInstant(row.created_at),
    quarantinedAt: toInstant(row.quarantined_at),
    error: row.quarantine_error,
  }));
}
