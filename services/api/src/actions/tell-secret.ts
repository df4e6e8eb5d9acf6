import { type Database, parseId, type Tenant } from "@quittance/db";
import type { KeyRing } from "@quittance/secrets";
import type { CreatedWebhookEndpoint, StoredWebhookEndpoint } from "../schemas/webhook-endpoint.ts";
import type { Created } from "./create-once.ts";
import { type MadeSecrets, recallSecret } from "./endpoint-secrets.ts";

/** Puts the secret itself into an answer in which, as it is remembered, only its id stands. */
export async function tellSecret(
  { db, keyRing }: { readonly db: Database; readonly keyRing: KeyRing },
  tenant: Tenant,
  { body, replayed }: Created<StoredWebhookEndpoint>,
  made: MadeSecrets["secret"],
): Promise<Created<CreatedWebhookEndpoint>> {
  const id = parseId("wsec", body.secret);
  if (id === undefined) throw new Error(`${body.secret} is not the id of a secret`);
  const secret = made?.id === id ? made.text : await recallSecret(db, keyRing, tenant.id, id);
  return { body: { ...body, secret }, replayed };
}
