import { inTransaction, rotateApiKey } from "@quittance/db";
import { chooseTenant, TENANT_OPTIONS, TENANT_USAGE } from "./choose-tenant.ts";
import type { Command } from "./command.ts";
import { readKeyId, readOverlapSeconds } from "./read-option.ts";
import { tellKey } from "./tell-key.ts";

export const rotateKeyCommand: Command = {
  name: "keys rotate",
  usage: `${TENANT_USAGE} [--overlap-seconds <seconds>] <key id>`,
  summary:
    "Makes a key in place of another one, which is good for the overlap (a day, up to a week) and then expires.",
  options: [...TENANT_OPTIONS, "overlap-seconds"],
  operands: 1,
  async run({ db, by }, { options, operands }) {
    const id = readKeyId(operands);
    const overlap = readOverlapSeconds(options);
    const tenant = await chooseTenant(db, options);
    const made = await inTransaction(db, tenant.id, (tx) =>
      rotateApiKey(tx, tenant, id, overlap, by),
    );
    return tellKey(tenant, made, [`${id} expires ${overlap} seconds from now, if not before.`]);
  },
};
