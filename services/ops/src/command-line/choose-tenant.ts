import { type Database, findTenants, type TenantRecord } from "@quittance/db";
import { type CommandInput, CommandRefusal } from "./command.ts";
import { readMode, requireOption } from "./read-option.ts";

/** The options that name a tenant. */
export const TENANT_OPTIONS = ["tenant", "mode"] as const;
export const TENANT_USAGE = "--tenant <id or name> [--mode test|live]";

/** The one tenant that `--tenant` (an id or a name) and `--mode` name. */
export async function chooseTenant(
  db: Database,
  options: CommandInput["options"],
): Promise<TenantRecord> {
  const text = requireOption(options, "tenant");
  const mode = readMode(options);
  const found = (await findTenants(db, text)).filter(
    ({ livemode }) => mode === undefined || livemode === (mode === "live"),
  );
  const [tenant, other] = found;
  if (tenant === undefined) {
    throw new CommandRefusal(
      `There is no ${mode === undefined ? "" : `${mode} `}tenant with this id or name; \`tenants list\` shows all.`,
    );
  }
  if (other !== undefined) {
    throw new CommandRefusal("There are two tenants of this name: say --mode test or --mode live.");
  }
  return tenant;
}
