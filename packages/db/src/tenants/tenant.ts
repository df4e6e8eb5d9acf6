import type { TenantId } from "@quittance/domain";

/** Whose books these are. A tenant is for tests or for live money, never both. */
export interface Tenant {
  readonly id: TenantId;
  readonly livemode: boolean;
}
