import { findTenants } from "@quittance/db";
import type { Command } from "./command.ts";
import { describeTenant, modeOf } from "./describe-tenant.ts";
import { layOutTable } from "./lay-out.ts";

export const listTenantsCommand: Command = {
  name: "tenants list",
  usage: "",
  summary: "Shows all tenants, oldest first.",
  options: [],
  operands: 0,
  async run({ db }) {
    const tenants = await findTenants(db);
    const rows = tenants.map((tenant) => [
      tenant.id,
      modeOf(tenant),
      tenant.createdAt,
      tenant.name ?? "(unnamed)",
    ]);
    return {
      json: { object: "list", data: tenants.map(describeTenant) },
      lines: layOutTable([["TENANT", "MODE", "CREATED", "NAME"], ...rows]),
    };
  },
};
