import { randomUUID } from "node:crypto";
import { type Database, type DatabaseRole, openDatabase } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import postgres from "postgres";

/** A database as a process has it, and statements that a test writes itself. */
export interface AsRole extends Database {
  /** In the same role, and about the tenant that was opened first. */
  readonly sql: postgres.Sql;
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

/** @param firstTenant asked when a statement is written for the first time */
export function openWithSql(
  url: string,
  role: DatabaseRole,
  firstTenant: () => TenantId | undefined,
): AsRole {
  const db = openAs(url, role);
  let pool: postgres.Sql | undefined;
  return {
    ...db,
    get sql() {
      pool ??= openSqlAs(url, role, firstTenant());
      return pool;
    },
    async close() {
      await Promise.all([db.close(), pool?.end()]);
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
