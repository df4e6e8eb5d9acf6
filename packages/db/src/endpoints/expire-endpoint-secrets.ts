import type { EndpointId, SignatureScheme, TenantId } from "@quittance/domain";
import { textsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";

/**
 * Lets the secrets of an endpoint expire after so many seconds: those that have no end yet, or a later one.
 */
export async function expireEndpointSecrets(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
  schemes: readonly SignatureScheme[],
  afterSeconds: number,
): Promise<void> {
  await tx`
    update endpoint_secrets
      set expires_at = now() + make_interval(secs => ${afterSeconds})
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)}
        and scheme = any(${textsOf([...schemes])})
        and (expires_at is null or expires_at > now() + make_interval(secs => ${afterSeconds}))`;
}

/** How many v1 secrets of an endpoint sign at the moment. */
export async function countLiveSecrets(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::integer as n from endpoint_secrets
      where tenant_id = ${tenantId} and endpoint_id = ${toUuid(endpoint)} and scheme = 'v1'
        and (expires_at is null or expires_at > now())`;
  return row.n;
}
