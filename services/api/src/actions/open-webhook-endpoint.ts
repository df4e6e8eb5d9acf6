import { countEndpoints, type Database, insertEndpoint, newId } from "@quittance/db";
import { describeEndpoint, type Endpoint } from "@quittance/domain";
import { judgeUrl, type Network } from "@quittance/egress";
import type { KeyRing } from "@quittance/secrets";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  type CreatedWebhookEndpoint,
  type newWebhookEndpointSchema,
  storedWebhookEndpointSchema,
} from "../schemas/webhook-endpoint.ts";
import { type Created, createOnce } from "./create-once.ts";
import { openingOf } from "./endpoint-deeds.ts";
import { makeSecrets } from "./endpoint-secrets.ts";
import { recordFor } from "./record-for.ts";
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
  caller: Caller,
  request: z.output<typeof newWebhookEndpointSchema>,
  key: RequestKey | undefined,
): Promise<Created<CreatedWebhookEndpoint>> {
  const { tenant } = caller;
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
      apiVersion: request.api_version ?? caller.apiVersion,
      failingSince: null,
      createdAt: now,
      updatedAt: now,
    };
    const object = describeEndpoint(endpoint, tenant.livemode);
    return {
      body: { ...object, secret: secrets.secret.id },
      async write(tx) {
        if ((await countEndpoints(tx, tenant.id)) >= ENDPOINTS_MAX) {
          throw new Problem("too_many_webhook_endpoints");
        }
        await Promise.all([
          insertEndpoint(tx, tenant.id, endpoint, secrets.rows),
          recordFor(tx, caller, openingOf(object)),
        ]);
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
