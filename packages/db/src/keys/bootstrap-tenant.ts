import type { TenantId } from "@quittance/domain";
import { v7 } from "uuid";
import type { Database, Sql } from "../database.ts";
import { DatabaseConfigurationError } from "../database-configuration-error.ts";
import { withKey } from "../in-tenant.ts";
import { newId, toUuid } from "../public-id.ts";
import { inTransaction } from "../transactions.ts";
import { hashApiKey, type KeyMode, modeOfApiKey, SCOPES } from "./api-key.ts";

/** Serialises the processes that start at the same moment. Any constant of our own will do. */
const BOOTSTRAP_LOCK = 6_021_023;

/**
 * Makes a key valid, with all scopes, for the first tenant of its mode, and opens that tenant if
 * there is none yet. Doing it again changes nothing.
 * @throws DatabaseConfigurationError when the key is not of the documented form
 */
export async function bootstrapTenant(db: Database, key: string): Promise<void> {
  const mode = modeOfApiKey(key);
  if (mode === undefined) {
    throw new DatabaseConfigurationError(
      "BOOTSTRAP_API_KEY is not a key of the form qt_test_… or qt_live_… with a valid checksum.",
    );
  }
  const hash = hashApiKey(key);
  const [known] = await withKey(
    db,
    hash,
    (sql) => sql`select from api_keys where key_hash = ${hash}`,
  );
  if (known === undefined) while (!(await addToFirstTenant(db, mode, hash)));
}

/** Answers false when another process opened the first tenant meanwhile: the key belongs to that one. */
async function addToFirstTenant(db: Database, mode: KeyMode, hash: Buffer): Promise<boolean> {
  const tenantId = (await db.use((sql) => findFirstTenant(sql, mode))) ?? (v7() as TenantId);
  return inTransaction(db, tenantId, async (tx) => {
    await tx`select pg_advisory_xact_lock(${BOOTSTRAP_LOCK})`;
    const first = await findFirstTenant(tx, mode);
    if (first !== undefined && first !== tenantId) return false;
    if (first === undefined) {
      await tx`insert into tenants (tenant_id, mode) values (${tenantId}, ${mode})`;
    }
    await tx`
      insert into api_keys (tenant_id, id, key_hash, scopes, name)
      values (${tenantId}, ${toUuid(newId("key"))}, ${hash}, ${[...SCOPES]}, 'bootstrap')
      on conflict (tenant_id, key_hash) do nothing`;
    return true;
  });
}

async function findFirstTenant(sql: Sql, mode: KeyMode): Promise<TenantId | undefined> {
  const [row] = await sql<[{ id: string | null }]>`select first_tenant(${mode}) as id`;
  return row.id === null ? undefined : (row.id as TenantId);
}
