import { randomUUID } from "node:crypto";
import { type Database, type DatabaseRole, openDatabase, type Tenant } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import postgres from "postgres";

/** A database as a process has it, and statements that a test writes itself. */
export interface AsRole extends Database {
  /** In the same role, about one tenant or about none. */
  about(tenant?: Tenant): postgres.Sql;
}

/** A pool as a process opens it, with shorter patience. */
export const openAs = (url: string, role: DatabaseRole, connectionsMax = 10): Database =>
  openDatabase({
    url,
    role,
    name: `test-${role}-${randomUUID().slice(0, 8)}`,
    connectionsMax,
    lockTimeoutMs: 10_000,
    statementTimeoutMs: 20_000,
  });

export function openWithSql(url: string, role: DatabaseRole): AsRole {
  const db = openAs(url, role);
  const pools = new Map<Tenant | undefined, postgres.Sql>();
  return {
    ...db,
    about(tenant) {
      const sql = pools.get(tenant) ?? openSqlAs(url, role, tenant?.id);
      pools.set(tenant, sql);
      return sql;
    },
    async close() {
      await Promise.all([db.close(), ...[...pools.values()].map((sql) => sql.end())]);
    },
  };
}

/** Connections of a role on which every statement is about one tenant, or about none. */
export const openSqlAs = (url: string, role: DatabaseRole, tenantId?: TenantId): postgres.Sql =>
  postgres(url, {
    max: 4,
    onnotice: () => {},
    connection: {
      role,
      TimeZone: "UTC",
      lock_timeout: 10_000,
      ...(tenantId === undefined ? {} : { "quittance.tenant_id": tenantId }),
    },
  });
