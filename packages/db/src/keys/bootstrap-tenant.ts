import { NEWEST_API_VERSION, type TenantId } from "@quittance/domain";
import { v7 } from "uuid";
import type { ActionOrigin } from "../audit-log/action-origin.ts";
import { recordAction } from "../audit-log/record-action.ts";
import { readClock } from "../clock.ts";
import { type Database, inTransaction } from "../database.ts";
import { DatabaseConfigurationError } from "../database-configuration-error.ts";
import { newId } from "../public-id.ts";
import { hashApiKey, modeOfApiKey, SCOPES } from "./api-key.ts";
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
  await inTransaction(db, async (tx) => {
    await tx`select pg_advisory_xact_lock(${BOOTSTRAP_LOCK})`;
    const hash = hashApiKey(key);
    const [known] = await tx`select 1 from api_keys where key_hash = ${hash}`;
    if (known) return;
    const [first] = await tx<{ tenant_id: string }[]>`
      select tenant_id from tenants where mode = ${mode} order by created_at, tenant_id limit 1`;
    const tenantId = (first?.tenant_id ?? v7()) as TenantId;
    if (!first) {
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
  });
}
