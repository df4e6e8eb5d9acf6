import { describeApiKey, type MadeApiKey, type TenantRecord } from "@quittance/db";
import type { CommandAnswer } from "./command.ts";
import { layOutFields } from "./lay-out.ts";

/** Shows a key that was just made, the only time that it can be shown. */
export const tellKey = (
  tenant: TenantRecord,
  { key, secret }: MadeApiKey,
  more: readonly string[] = [],
): CommandAnswer => ({
  json: { ...describeApiKey(key, tenant.livemode), secret },
  lines: [
    ...layOutFields({
      Key: key.id,
      Name: key.name ?? "(unnamed)",
      Scopes: key.scopes.join(", "),
      Expires: key.expiresAt ?? "never",
      Secret: secret,
    }),
    "",
    "The secret is shown only now: it is kept nowhere.",
    ...more,
  ],
});
