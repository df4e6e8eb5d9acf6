import type { EndpointSecretId, TenantId } from "@quittance/domain";
import { textsOf, uuidsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { acrossTenants } from "../in-tenant.ts";
import { toId, toUuid } from "../public-id.ts";
import { inTransaction } from "../transactions.ts";
import type { SealedSecret } from "./read-endpoint-secret.ts";

/** Tenants with secrets that are not under this key. May span tenants, because it locks nothing. */
export async function findTenantsToReseal(
  db: Database,
  keyName: string,
): Promise<readonly TenantId[]> {
  const rows = await acrossTenants(
    db,
    (sql) => sql<{ tenant_id: string }[]>`
    select tenant_id from tenants t
      where exists (
        select from endpoint_secrets s where s.tenant_id = t.tenant_id and s.key_name <> ${keyName})`,
  );
  return rows.map((row) => row.tenant_id as TenantId);
}

/**
 * Puts some of a tenant's secrets under another key, in one transaction, those after `after` in the
 * order of ids. One that `reseal` can not open stays as it is.
 * @returns the last one that was looked at, undefined when there was none, and how many of those that still sign stayed
 */
export async function resealSecrets(
  db: Database,
  tenantId: TenantId,
  keyName: string,
  page: { readonly after: EndpointSecretId | undefined; readonly limit: number },
  reseal: (id: EndpointSecretId, secret: SealedSecret) => SealedSecret | undefined,
): Promise<{ readonly last: EndpointSecretId | undefined; readonly unreadable: number }> {
  return inTransaction(db, tenantId, async (tx) => {
    const rows = await tx<{ id: string; key_name: string; sealed: string; signs: boolean }[]>`
      select id, key_name, sealed, expires_at is null or expires_at > now() as signs from endpoint_secrets
        where tenant_id = ${tenantId} and key_name <> ${keyName}
          ${page.after === undefined ? tx`` : tx`and id > ${toUuid(page.after)}`}
        order by id
        limit ${page.limit}
        for update skip locked`;
    const made = rows.flatMap((row) => {
      const id = toId("wsec", row.id);
      const secret = reseal(id, { keyName: row.key_name, sealed: row.sealed });
      return secret === undefined ? [] : [{ id, ...secret }];
    });
    await tx`
      update endpoint_secrets s set key_name = made.key_name, sealed = made.sealed
        from unnest(
          ${uuidsOf(made.map(({ id }) => id))}, ${textsOf(made.map((secret) => secret.keyName))},
          ${textsOf(made.map(({ sealed }) => sealed))}
        ) as made (id, key_name, sealed)
        where s.tenant_id = ${tenantId} and s.id = made.id`;
    const opened = new Set(made.map(({ id }) => id));
    const last = rows.at(-1);
    return {
      last: last && toId("wsec", last.id),
      unreadable: rows.filter(({ id, signs }) => signs && !opened.has(toId("wsec", id))).length,
    };
  });
}
