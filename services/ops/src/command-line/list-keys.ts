import { type ApiKeyRecord, describeApiKey, listApiKeys } from "@quittance/db";
import { instantOf } from "@quittance/domain";
import { chooseTenant, TENANT_OPTIONS, TENANT_USAGE } from "./choose-tenant.ts";
import type { Command } from "./command.ts";
import { layOutTable } from "./lay-out.ts";

/** More than a person reads; the API pages through the rest. */
const SHOWN_MAX = 1_000;

const HEADING = ["KEY", "HINT", "STATUS", "LAST USED", "NAME", "SCOPES"];

export const listKeysCommand: Command = {
  name: "keys list",
  usage: TENANT_USAGE,
  summary: "Shows a tenant's API keys, newest first, also those that are good no more.",
  options: TENANT_OPTIONS,
  operands: 0,
  async run({ db }, { options }) {
    const tenant = await chooseTenant(db, options);
    const keys = await listApiKeys(db, tenant.id, { before: undefined, limit: SHOWN_MAX });
    const rows = keys.map((key) => [
      key.id,
      describeApiKey(key, tenant.livemode).hint,
      statusOf(key),
      key.lastUsedAt ?? "never",
      key.name ?? "(unnamed)",
      key.scopes.join(","),
    ]);
    return {
      json: { object: "list", data: keys.map((key) => describeApiKey(key, tenant.livemode)) },
      lines: layOutTable([HEADING, ...rows]),
    };
  },
};

function statusOf({ revokedAt, expiresAt }: ApiKeyRecord): string {
  if (revokedAt !== null) return `revoked ${revokedAt}`;
  if (expiresAt === null) return "good";
  return expiresAt > instantOf(new Date()) ? `good until ${expiresAt}` : `expired ${expiresAt}`;
}
