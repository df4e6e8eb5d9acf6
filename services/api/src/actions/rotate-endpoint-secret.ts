import {
  countLiveSecrets,
  expireEndpointSecrets,
  insertEndpointSecrets,
  updateEndpoint,
} from "@quittance/db";
import { describeEndpoint, type EndpointId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  type CreatedWebhookEndpoint,
  storedWebhookEndpointSchema,
} from "../schemas/webhook-endpoint.ts";
import { commandEndpoint } from "./command-endpoint.ts";
import type { Created } from "./create-once.ts";
import { rotationOf } from "./endpoint-deeds.ts";
import { type MadeSecrets, makeSecrets } from "./endpoint-secrets.ts";
import type { EndpointDependencies } from "./open-webhook-endpoint.ts";
import { tellSecret } from "./tell-secret.ts";

/** Every webhook carries a signature for each secret that is live, so there is an end to them. */
const LIVE_SECRETS_MAX = 5;

/**
 * Gives an endpoint new secrets. The old ones go on signing beside them for so many seconds, in which
 * the receiver changes over. Codes: not_found, too_many_webhook_secrets.
 */
export async function rotateEndpointSecret(
  { db, keyRing }: Omit<EndpointDependencies, "networks">,
  caller: Caller,
  endpointId: EndpointId,
  overlapSeconds: number,
  key: RequestKey | undefined,
): Promise<Created<CreatedWebhookEndpoint>> {
  const { tenant } = caller;
  let made: MadeSecrets | undefined;
  const rotated = await commandEndpoint({
    db,
    caller,
    key,
    endpoint: endpointId,
    schema: storedWebhookEndpointSchema,
    status: 200,
    async run(tx, before, now) {
      const live = await countLiveSecrets(tx, tenant.id, endpointId);
      if (overlapSeconds > 0 && live >= LIVE_SECRETS_MAX) {
        throw new Problem("too_many_webhook_secrets");
      }
      const secrets = makeSecrets(keyRing, tenant.id, before.signatures, now);
      made = secrets;
      if (secrets.secret === undefined) throw new Error("an endpoint without a v1 secret");
      const endpoint = { ...before, publicKey: secrets.publicKey, updatedAt: now };
      const { signatures } = before;
      await expireEndpointSecrets(tx, tenant.id, endpointId, signatures, overlapSeconds);
      await insertEndpointSecrets(tx, tenant.id, endpointId, secrets.rows);
      await updateEndpoint(tx, tenant.id, endpoint);
      const object = describeEndpoint(endpoint, tenant.livemode);
      return {
        body: { ...object, secret: secrets.secret.id },
        deed: rotationOf(describeEndpoint(before, tenant.livemode), object, overlapSeconds),
      };
    },
  });
  return tellSecret({ db, keyRing }, tenant, rotated, made?.secret);
}
