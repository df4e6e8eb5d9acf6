import { randomUUID } from "node:crypto";
import { hashApiKey, makeApiKey, newId, SCOPES, type Scope, toId, toUuid } from "@quittance/db";
import { NEWEST_API_VERSION } from "@quittance/domain";
import type postgres from "postgres";

export interface KeyTerms {
  readonly mode?: "test" | "live";
  readonly scopes?: readonly Scope[];
  readonly expiresAt?: Date;
  readonly revokedAt?: Date;
}

/** A tenant with nothing but a key; the answer is the key. */
export async function openTenant(
  sql: postgres.Sql,
  mode: "test" | "live" = "live",
): Promise<string> {
  const tenantId = randomUUID();
  await sql`insert into tenants (tenant_id, mode) values (${tenantId}, ${mode})`;
  return addKey(sql, tenantId, { mode });
}

/** Another key of a tenant, with all scopes unless told otherwise. */
export async function addKey(
  sql: postgres.Sql,
  tenantId: string,
  { mode = "test", scopes = SCOPES, expiresAt, revokedAt }: KeyTerms = {},
): Promise<string> {
  const key = makeApiKey(mode);
  await sql`
    insert into api_keys (tenant_id, id, key_hash, scopes, expires_at, revoked_at, api_version)
    values (${tenantId}, ${toUuid(newId("key"))}, ${hashApiKey(key)}, ${[...scopes]},
            ${expiresAt ?? null}, ${revokedAt ?? null}, ${NEWEST_API_VERSION})`;
  return key;
}

/** The public id of a key. */
export async function keyIdOf(sql: postgres.Sql, key: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from api_keys where key_hash = ${hashApiKey(key)}`;
  if (row === undefined) throw new Error("nobody has this key");
  return toId("key", row.id);
}

/** Whose key this is. */
export async function tenantOf(sql: postgres.Sql, key: string): Promise<string> {
  const [row] = await sql<{ tenant_id: string }[]>`
    select tenant_id from api_keys where key_hash = ${hashApiKey(key)}`;
  if (row === undefined) throw new Error("nobody has this key");
  return row.tenant_id;
}
