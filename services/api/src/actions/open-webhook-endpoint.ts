import { countEndpoints, type Database, insertEndpoint, newId, type Tenant } from "@quittance/db";
import { describeEndpoint, type Endpoint, NEWEST_API_VERSION } from "@quittance/domain";
import { judgeUrl, type Network } from "@quittance/egress";
import type { KeyRing } from "@quittance/secrets";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  type CreatedWebhookEndpoint,
  type newWebhookEndpointSchema,
  storedWebhookEndpointSchema,
} from "../schemas/webhook-endpoint.ts";
import { type Created, createOnce } from "./create-once.ts";
import { makeSecrets } from "./endpoint-secrets.ts";
import { tellSecret } from "./tell-secret.ts";

export interface EndpointDependencies {
  readonly db: Database;
  readonly keyRing: KeyRing;
  readonly networks: readonly Network[];
}

const ENDPOINTS_MAX = 100;

/**
 * Opens a webhook endpoint with a secret of its own, which only this answer carries. What is
 * remembered of the answer is which secret it was. Codes: url_*, too_many_webhook_endpoints.
 */
export async function openWebhookEndpoint(
  { db, keyRing, networks }: EndpointDependencies,
  tenant: Tenant,
  request: z.output<typeof newWebhookEndpointSchema>,
  key: RequestKey | undefined,
): Promise<Created<CreatedWebhookEndpoint>> {
  const url = acceptUrl(request.url, networks);
  let made: ReturnType<typeof makeSecrets> | undefined;
  const created = await createOnce(db, tenant, key, storedWebhookEndpointSchema, (now) => {
    const secrets = makeSecrets(keyRing, tenant.id, request.signatures, now);
    made = secrets;
    if (secrets.secret === undefined) throw new Error("an endpoint without a v1 secret");
    const endpoint: Endpoint = {
      id: newId("we"),
      url,
      description: request.description,
      eventTypes: request.event_types,
      status: "enabled",
      disabledReason: null,
      ordering: request.ordering,
      maxInFlight: request.max_in_flight,
      rateLimit: request.rate_limit,
      signatures: request.signatures,
      publicKey: secrets.publicKey,
      apiVersion: request.api_version ?? NEWEST_API_VERSION,
      failingSince: null,
      createdAt: now,
      updatedAt: now,
    };
    return {
      body: { ...describeEndpoint(endpoint, tenant.livemode), secret: secrets.secret.id },
      async write(tx) {
        if ((await countEndpoints(tx, tenant.id)) >= ENDPOINTS_MAX) {
          throw new Problem("too_many_webhook_endpoints");
        }
        await insertEndpoint(tx, tenant.id, endpoint, secrets.rows);
      },
    };
  });
  return tellSecret({ db, keyRing }, tenant, created, made?.secret);
}

/** The URL in its normal form. Throws the problem of one that webhooks are not sent to. */
export function acceptUrl(text: string, networks: readonly Network[]): string {
  const judgement = judgeUrl(text, networks);
  if (!judgement.ok) throw Problem.ofFaults([{ pointer: "/url", ...judgement.refusal }]);
  return judgement.url;
}
