import { endPause, inSnapshot, readDelivery, restartDelivery } from "@quittance/db";
import type { DeliveryId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  describeDelivery,
  type WebhookDeliveryBody,
  webhookDeliverySchema,
} from "../schemas/webhook-delivery.ts";
import { commandEndpoint, requireEnabled } from "./command-endpoint.ts";
import type { Created } from "./create-once.ts";
import type { CommandDependencies } from "./test-webhook-endpoint.ts";

/**
 * Attempts a delivery once more, now, whatever it came to: with all attempts before it again, ahead
 * of what else waits for its endpoint, and through an open breaker.
 * Codes: not_found, webhook_endpoint_disabled.
 */
export async function retryDelivery(
  { db, queue }: CommandDependencies,
  caller: Caller,
  id: DeliveryId,
  key: RequestKey | undefined,
): Promise<Created<WebhookDeliveryBody>> {
  const { tenant } = caller;
  const delivery = await inSnapshot(db, tenant.id, (tx) => readDelivery(tx, tenant.id, id));
  if (delivery === undefined) throw new Problem("not_found");
  const retried = await commandEndpoint({
    db,
    caller,
    key,
    endpoint: delivery.endpoint,
    schema: webhookDeliverySchema,
    status: 202,
    async run(tx, endpoint) {
      requireEnabled(endpoint);
      await endPause(tx, tenant.id, endpoint.id);
      return {
        body: describeDelivery(await restartDelivery(tx, tenant.id, id)),
        deed: { action: "webhook_delivery.retried", resource: id, detail: {} },
      };
    },
  });
  void queue.ring({ queue: "deliver", tenantId: tenant.id, deliveryIds: [id] });
  return retried;
}
