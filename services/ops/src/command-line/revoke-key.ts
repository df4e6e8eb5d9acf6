import { inTransaction, revokeApiKey } from "@quittance/db";
import { chooseTenant, TENANT_OPTIONS, TENANT_USAGE } from "./choose-tenant.ts";
import type { Command } from "./command.ts";
import { readKeyId } from "./read-option.ts";

export const revokeKeyCommand: Command = {
  name: "keys revoke",
  usage: `${TENANT_USAGE} <key id>`,
  summary: "Revokes an API key for ever, also a tenant's last one. It is refused within 5 seconds.",
  options: TENANT_OPTIONS,
  operands: 1,
  async run({ db, by }, { options, operands }) {
    const id = readKeyId(operands);
    const tenant = await chooseTenant(db, options);
    const revoked = await inTransaction(db, tenant.id, (tx) => revokeApiKey(tx, tenant, id, by));
    return {
      json: { id, object: "api_key", revoked },
      lines: [revoked ? `${id} is revoked.` : `${id} was revoked before; nothing has changed.`],
    };
  },
};
