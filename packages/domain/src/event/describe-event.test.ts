import { expect, test } from "vitest";
import type { EventId } from "../ids.ts";
import { buildIntent, buildLeg, DECIDED_AT } from "../testing/build-intent.ts";
import { describeEvent } from "./describe-event.ts";
import { describeIntent } from "./describe-intent.ts";

test("an event carries its object, our members and those of Standard Webhooks", () => {
  const intent = buildIntent("1", [buildLeg("ada", "ben", 2_500n)], { status: "succeeded" });
  const object = describeIntent(intent);
  const id: EventId = `evt_1` as EventId;
  expect(
    describeEvent({
      id,
      type: "payment_intent.succeeded",
      resource: intent.id,
      sequence: 3,
      createdAt: DECIDED_AT,
      livemode: true,
      object,
    }),
  ).toEqual({
    id: "evt_1",
    object: "event",
    type: "payment_intent.succeeded",
    created_at: "2026-11-22T14:00:01.500Z",
    timestamp: "2026-11-22T14:00:01.500Z",
    livemode: true,
    sequence: 3,
    data: { object },
  });
});
