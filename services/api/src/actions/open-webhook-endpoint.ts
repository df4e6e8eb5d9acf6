import { randomBytes } from "node:crypto";
import { type Database, type Endpoint, insertEndpoint, newId, type Tenant } from "@quittance/db";
import { judgeUrl, type Network } from "@quittance/egress";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  createdWebhookEndpointSchema,
  describeEndpoint,
  type newWebhookEndpointSchema,
} from "../schemas/webhook-endpoint.ts";
import { type Created, createOnce } from "./create-once.ts";

const SECRET_BYTES = 32;

/** Opens a webhook endpoint with a secret of its own, which only this answer carries. Codes: url_*. */
export async function openWebhookEndpoint(
  db: Database,
  networks: readonly Network[],
  tenant: Tenant,
  request: z.output<typeof newWebhookEndpointSchema>,
  key: RequestKey | undefined,
): Promise<Created<z.output<typeof createdWebhookEndpointSchema>>> {
  const url = acceptUrl(request.url, networks);
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
  return createOnce(db, tenant, key, createdWebhookEndpointSchema, (now) => {
    const endpoint: Endpoint = {
      id: newId("we"),
      url,
      description: request.description,
      eventTypes: request.event_types,
      status: "enabled",
      createdAt: now,
      updatedAt: now,
    };
    return {
      body: { ...describeEndpoint(endpoint, tenant), secret },
      write: (tx) => insertEndpoint(tx, tenant.id, endpoint, secret),
    };
  });
}

/** The URL in its normal form. Throws the problem of one that webhooks are not sent to. */
export function acceptUrl(text: string, networks: readonly Network[]): string {
  const judgement = judgeUrl(text, networks);
  if (!judgement.ok) throw Problem.ofFaults([{ pointer: "/url", ...judgement.refusal }]);
  return judgement.url;
}
