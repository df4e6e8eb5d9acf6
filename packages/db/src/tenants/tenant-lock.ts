import type { TenantId } from "@quittance/domain";

/**
 * What advisory locks of tenants are for. Their keys have two halves of 32 bits, which is a space of
 * its own: they can not meet those of accounts. The numbers are any of our own.
 */
export const TENANT_LOCK = {
  /** Held alone by whoever audits the tenant's books. */
  audit: 20_816,
  /** Shared by postings that may have read the clock and are not seen yet. */
  posting: 20_817,
  /** Held alone by whoever changes the tenant's API keys. */
  keys: 20_818,
} as const;

/** The second half of a tenant's keys. Two tenants with the same one take turns, which is slower and nothing worse. */
export const halfKeyOf = (tenantId: TenantId): number =>
  Number.parseInt(tenantId.slice(-8), 16) | 0;
