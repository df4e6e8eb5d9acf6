import type { TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";

/** The first request of a key: who asked what, and what it was answered. */
export interface KeyClaim {
  readonly key: string;
  /** SHA-256 of method, path and canonical body. */
  readonly fingerprint: Buffer;
  readonly response: { readonly status: number; readonly body: string };
}

/**
 * Gives the key to this request, in the request's own transaction.
 * Waits for a first request that is still being stored; answers false when the key has an owner.
 */
export async function claimKey(tx: Tx, tenantId: TenantId, claim: KeyClaim): Promise<boolean> {
  const rows = await tx`
    insert into idempotency_keys (tenant_id, key, fingerprint, response_status, response_body)
    values (${tenantId}, ${claim.key}, ${claim.fingerprint}, ${claim.response.status}, ${claim.response.body})
    on conflict (tenant_id, key) do nothing
    returning 1 as claimed`;
  return rows.length === 1;
}
