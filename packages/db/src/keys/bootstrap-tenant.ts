import { NEWEST_API_VERSION, type TenantId } from "@quittance/domain";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import { recordAction } from "../audit-log/record-action.ts";
import { readClock } from "../clock.ts";
import type { Database, Sql } from "../database.ts";
import { DatabaseConfigurationError } from "../database-configuration-error.ts";
import { withKeys } from "../in-tenant.ts";
import { newId } from "../public-id.ts";
import { newTenantId } from "../tenants/new-tenant-id.ts";
import { inTransaction } from "../transactions.ts";
import { hashApiKey, type KeyMode, modeOfApiKey, SCOPES } from "./api-key.ts";
import { insertApiKey } from "./insert-api-key.ts";

/** Serialises the processes that start at the same moment. Any constant of our own will do. */
const BOOTSTRAP_LOCK = 6_021_023;

/** The api does it at its start, by its configuration. */
const ORIGIN: ActionOrigin = { actor: { type: "system", id: "api" }, requestId: null };

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
  const [known] = await withKeys(
    db,
    [hash],
    (sql) => sql`select from api_keys where key_hash = ${hash}`,
  );
  if (known === undefined) while (!(await addToFirstTenant(db, mode, key)));
}

/** Answers false when another process opened the first tenant meanwhile: the key belongs to that one. */
async function addToFirstTenant(db: Database, mode: KeyMode, key: string): Promise<boolean> {
  const tenantId = (await db.use((sql) => findFirstTenant(sql, mode))) ?? newTenantId();
  return inTransaction(db, tenantId, async (tx) => {
    await tx`select pg_advisory_xact_lock(${BOOTSTRAP_LOCK})`;
    const first = await findFirstTenant(tx, mode);
    if (first !== undefined && first !== tenantId) return false;
    const [known] = await tx`
      select from api_keys where tenant_id = ${tenantId} and key_hash = ${hashApiKey(key)}`;
    if (known !== undefined) return true;
    if (first === undefined) {
      await tx`insert into tenants (tenant_id, mode) values (${tenantId}, ${mode})`;
      const detail = { mode: { before: null, after: mode } };
      await recordAction(tx, {
        ...ORIGIN,
        tenantId,
        action: "tenant.created",
        resource: null,
        detail,
      });
    }
    await insertApiKey(tx, tenantId, {
      id: newId("key"),
      secret: key,
      name: "bootstrap",
      scopes: SCOPES,
      apiVersion: NEWEST_API_VERSION,
      createdAt: await readClock(tx),
      expiresAt: null,
      by: ORIGIN,
    });
    return true;
  });
}

async function findFirstTenant(sql: Sql, mode: KeyMode): Promise<TenantId | undefined> {
  const [row] = await sql<[{ id: string | null }]>`select first_tenant(${mode}) as id`;
  return row.id === null ? undefined : (row.id as TenantId);
}
