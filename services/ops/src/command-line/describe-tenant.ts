import type { TenantRecord } from "@quittance/db";

/** A tenant as `--json` prints it. */
export const describeTenant = (tenant: TenantRecord) => ({
  id: tenant.id,
  object: "tenant",
  name: tenant.name,
  livemode: tenant.livemode,
  created_at: tenant.createdAt,
});

export const modeOf = ({ livemode }: TenantRecord): string => (livemode ? "live" : "test");
