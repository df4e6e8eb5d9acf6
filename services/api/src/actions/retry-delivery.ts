import { endPause, inSnapshot, readDelivery, restartDelivery, type Tenant } from "@quittance/db";
import type { DeliveryId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
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
  tenant: Tenant,
  id: DeliveryId,
  key: RequestKey | undefined,
): Promise<Created<WebhookDeliveryBody>> {
  const delivery = await inSnapshot(db, tenant.id, (tx) => readDelivery(tx, tenant.id, id));
  if (delivery === undefined) throw new Problem("not_found");
  const retried = await commandEndpoint({
    db,
    tenant,
    key,
    endpoint: delivery.endpoint,
    schema: webhookDeliverySchema,
    status: 202,
    async run(tx, endpoint) {
      requireEnabled(endpoint);
      await endPause(tx, tenant.id, endpoint.id);
      return describeDelivery(await restartDelivery(tx, tenant.id, id));
    },
  });
  void queue.ring({ queue: "deliver", tenantId: tenant.id, deliveryIds: [id] });
  return retried;
}
