import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import type { Tenant } from "./tenant.ts";

export async function readTenant(db: Database, id: TenantId): Promise<Tenant | undefined> {
  const [row] = await inTenant(
    db,
    id,
    (sql) => sql<{ mode: "test" | "live" }[]>`
    select mode from tenants where tenant_id = ${id}`,
  );
  return row && { id, livemode: row.mode === "live" };
}
