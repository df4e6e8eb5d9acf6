import type { TenantId } from "@quittance/domain";
import type { Fragment, Tx } from "../database.ts";
import { halfKeyOf, TENANT_LOCK } from "../tenants/tenant-lock.ts";

/**
 * Tells that entries of this tenant are on their way, from before the clock is read until others see
 * them; see `settleMoment`. Shared, so nobody ever waits for it. No row comes of it.
 */
export const announcePosting = (tx: Tx, tenantId: TenantId): Fragment => tx`
  select null
    where pg_advisory_xact_lock_shared(${TENANT_LOCK.posting}::integer, ${halfKeyOf(tenantId)}::integer) is null`;
