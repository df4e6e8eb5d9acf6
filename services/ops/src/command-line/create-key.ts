import { createApiKey, inTransaction } from "@quittance/db";
import { NEWEST_API_VERSION } from "@quittance/domain";
import { chooseTenant, TENANT_OPTIONS, TENANT_USAGE } from "./choose-tenant.ts";
import type { Command } from "./command.ts";
import { readExpiry, readName, readScopes } from "./read-option.ts";
import { tellKey } from "./tell-key.ts";

export const createKeyCommand: Command = {
  name: "keys create",
  usage: `${TENANT_USAGE} --scopes <scope,…|all> [--name <name>] [--expires-at <time>]`,
  summary: "Makes an API key for a tenant, and shows it once.",
  options: [...TENANT_OPTIONS, "scopes", "name", "expires-at"],
  operands: 0,
  async run({ db, by }, { options }) {
    const terms = {
      scopes: readScopes(options),
      name: options["name"] === undefined ? null : readName(options),
      expiresAt: readExpiry(options),
      apiVersion: NEWEST_API_VERSION,
    };
    const tenant = await chooseTenant(db, options);
    return tellKey(
      tenant,
      await inTransaction(db, tenant.id, (tx) => createApiKey(tx, tenant, terms, by)),
    );
  },
};
