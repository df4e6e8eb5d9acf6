import { type Database, endPause, eventOfEndpoint, insertTestDelivery, newId } from "@quittance/db";
import type { EndpointId } from "@quittance/domain";
import type { QueueConnection } from "@quittance/queue";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  describeDelivery,
  type WebhookDeliveryBody,
  webhookDeliverySchema,
} from "../schemas/webhook-delivery.ts";
import { commandEndpoint, requireEnabled } from "./command-endpoint.ts";
import type { Created } from "./create-once.ts";

export interface CommandDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
}

/**
 * Sends an event to an endpoint that tells of nothing but the endpoint itself. No other endpoint
 * gets it. Codes: not_found, webhook_endpoint_disabled.
 */
export async function testWebhookEndpoint(
  { db, queue }: CommandDependencies,
  caller: Caller,
  id: EndpointId,
  key: RequestKey | undefined,
): Promise<Created<WebhookDeliveryBody>> {
  const { tenant } = caller;
  const tested = await commandEndpoint({
    db,
    caller,
    key,
    endpoint: id,
    schema: webhookDeliverySchema,
    status: 202,
    async run(tx, endpoint, now) {
      requireEnabled(endpoint);
      const event = await eventOfEndpoint(tx, tenant, "webhook_endpoint.test", endpoint, now);
      await endPause(tx, tenant.id, id);
      return {
        body: describeDelivery(await insertTestDelivery(tx, tenant.id, newId("del"), event)),
        deed: { action: "webhook_endpoint.tested", resource: id, detail: {} },
      };
    },
  });
  // A bell that is lost costs a second: workers look for themselves what is due.
  void queue.ring({ queue: "deliver", tenantId: tenant.id, deliveryIds: [tested.body.id] });
  return tested;
}
