import { describe, expect, test } from "vitest";
import { type Bell, parsePayload, payloadOf } from "./queues.ts";

const BELLS: readonly Bell[] = [
  { queue: "post", tenantId: "t1", intentIds: ["pi_1", "pi_2"] },
  { queue: "relay", tenantId: "t1" },
  { queue: "deliver", tenantId: "t1", deliveryIds: ["del_1"] },
];

describe("a job's payload", () => {
  test.each(BELLS)("of $queue comes out of the queue as it went in", (bell) => {
    const payload = payloadOf(bell);
    expect(payload).toMatchObject({ v: 1, tenantId: "t1" });
    expect(parsePayload(bell.queue, JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  });

  test("carries nothing but ids", () => {
    const bell: Bell = { queue: "relay", tenantId: "t1" };
    expect(Object.keys(payloadOf(bell))).toEqual(["v", "tenantId"]);
  });

  test.each([
    ["a later version", { v: 2, tenantId: "t1", intentIds: ["pi_1"] }],
    ["no version", { tenantId: "t1", intentIds: ["pi_1"] }],
    ["no tenant", { v: 1, intentIds: ["pi_1"] }],
    ["an empty tenant", { v: 1, tenantId: "", intentIds: ["pi_1"] }],
    ["ids that are not texts", { v: 1, tenantId: "t1", intentIds: [1] }],
    ["no ids", { v: 1, tenantId: "t1" }],
    ["no object", "post"],
    ["null", null],
  ])("with %s is not understood, and not guessed at", (_, data) => {
    expect(parsePayload("post", data)).toBeUndefined();
  });
});
