import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Database, readTimeline } from "@quittance/db";
import type { AppEnv } from "../app-env.ts";
import { requireScope } from "../middleware/authenticate.ts";
import { Problem } from "../problem/problem.ts";
import { RESOURCE } from "../problem/refusal-groups.ts";
import { readId } from "../request/read-id.ts";
import { idParams } from "../schemas/answer-fields.ts";
import {
  paymentIntentTimelineSchema,
  TIMELINE_LIMITS,
} from "../schemas/payment-intent-timeline.ts";
import { refusals } from "../schemas/refusals.ts";
import { describeTimeline } from "../timeline/describe-timeline.ts";

const getTimelineRoute = createRoute({
  method: "get",
  path: "/v1/payment_intents/{id}/timeline",
  operationId: "getPaymentIntentTimeline",
  tags: ["Payment intents"],
  description: "Accepted, rung, decided, entries, events, and every attempt to deliver them.",
  summary: "Get the timeline of a payment intent",
  middleware: [requireScope("payments:read")] as const,
  request: { params: idParams("pi", "payment intent"), query: z.strictObject({}) },
  responses: {
    200: {
      description: "The whole life of the intent so far, in order of time, from one snapshot.",
      content: { "application/json": { schema: paymentIntentTimelineSchema } },
    },
    ...refusals(RESOURCE, ["unknown_parameter"]),
  },
});

export function timelineRoutes(app: OpenAPIHono<AppEnv>, { db }: { readonly db: Database }): void {
  app.openapi(getTimelineRoute, async (c) => {
    const { tenant } = c.get("principal");
    const id = readId("pi", c.req.valid("param").id);
    const timeline = await readTimeline(db, tenant, id, TIMELINE_LIMITS);
    if (timeline === undefined) throw new Problem("not_found");
    return c.json(describeTimeline(timeline), 200);
  });
}
