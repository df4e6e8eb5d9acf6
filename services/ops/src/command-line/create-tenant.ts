import { createTenant, inTransaction, newTenantId } from "@quittance/db";
import { type Command, CommandRefusal, UsageError } from "./command.ts";
import { describeTenant, modeOf } from "./describe-tenant.ts";
import { layOutFields } from "./lay-out.ts";
import { readMode, readName } from "./read-option.ts";

export const createTenantCommand: Command = {
  name: "tenants create",
  usage: "--name <name> --mode test|live",
  summary: "Opens a tenant. One customer has two under one name: for tests, and for live money.",
  options: ["name", "mode"],
  operands: 0,
  async run({ db, by }, { options }) {
    const name = readName(options);
    const mode = readMode(options);
    if (mode === undefined) throw new UsageError("--mode is missing: test or live.");
    const id = newTenantId();
    const tenant = await inTransaction(db, id, (tx) => createTenant(tx, id, { name, mode }, by));
    if (tenant === undefined) {
      throw new CommandRefusal(`There is a ${mode} tenant of this name already.`);
    }
    return {
      json: describeTenant(tenant),
      lines: layOutFields({ Tenant: tenant.id, Name: name, Mode: modeOf(tenant) }),
    };
  },
};
