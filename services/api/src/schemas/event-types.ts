import { z } from "@hono/zod-openapi";
import { EVENT_TYPES, type EventType } from "@quittance/domain";
import { accountSchema } from "./account.ts";
import { eventSchema } from "./event.ts";
import { captureSchema, refundSchema } from "./operation.ts";
import { paymentIntentSchema } from "./payment-intent.ts";
import { webhookEndpointSchema } from "./webhook-endpoint.ts";

/** What each type of event carries. */
const OBJECTS: Readonly<Record<EventType, z.ZodType>> = {
  "payment_intent.requires_capture": paymentIntentSchema,
  "payment_intent.succeeded": paymentIntentSchema,
  "payment_intent.failed": paymentIntentSchema,
  "payment_intent.canceled": paymentIntentSchema,
  "capture.succeeded": captureSchema,
  "capture.failed": captureSchema,
  "refund.succeeded": refundSchema,
  "refund.failed": refundSchema,
  "account.created": accountSchema,
  "account.updated": accountSchema,
  "account.closed": accountSchema,
  "webhook_endpoint.disabled": webhookEndpointSchema,
  "webhook_endpoint.failing": webhookEndpointSchema,
  "webhook_endpoint.test": webhookEndpointSchema,
};

/** An event of one type, with the resource that it carries. */
export const eventOfType = (type: EventType) =>
  z.object({
    ...eventSchema.shape,
    type: z.literal(type).openapi({ description: "What happened.", example: type }),
    data: z
      .object({
        object: OBJECTS[type].openapi({ description: "The resource as the event left it." }),
      })
      .openapi({ description: "What it happened to." }),
  });

/** The JSON Schema of an event of a type. Members that it does not name may be added later. */
export function eventTypeSchema(type: EventType) {
  return {
    $id: `urn:quittance:event:${type}`,
    title: type,
    ...z.toJSONSchema(eventOfType(type), {
      io: "input",
      reused: "inline",
      // The format says it, and a reader can read that.
      override({ jsonSchema }) {
        if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      },
    }),
  };
}

/** The schemas of all types of event. `docs/event-types.json` is a print of it. */
export const eventTypeSchemas = () =>
  Object.fromEntries(EVENT_TYPES.map((type) => [type, eventTypeSchema(type)]));
