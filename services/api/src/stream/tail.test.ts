import { type FeedEvent, newId } from "@quittance/db";
import type { EventId } from "@quittance/domain";
import { expect, test } from "vitest";
import { comparePositions, createTail } from "./tail.ts";

const NOWHERE = { xid: "0", id: "evt_00000000000000000000000000" as EventId };

const eventsOf = (xids: readonly number[]): readonly FeedEvent[] =>
  xids.map((xid) => ({
    position: { xid: String(xid), id: newId("evt") },
    type: "account.created",
    resource: "",
    body: "{}",
  }));

test("the order is that of transactions as numbers, and in one transaction that of ids", () => {
  const [first, second] = [newId("evt"), newId("evt")];
  expect(comparePositions({ xid: "9", id: second }, { xid: "10", id: first })).toBe(-1);
  expect(comparePositions({ xid: "10", id: first }, { xid: "10", id: second })).toBe(-1);
  expect(comparePositions({ xid: "10", id: first }, { xid: "10", id: first })).toBe(0);
});

test("what comes after a position is found wherever it is, a page at a time", () => {
  const tail = createTail(NOWHERE);
  const events = eventsOf([5, 5, 7, 90, 100]);
  tail.append(events);
  expect(tail.after(NOWHERE, 2)).toEqual(events.slice(0, 2));
  for (const [index, { position }] of events.entries()) {
    expect(tail.after(position, 10)).toEqual(events.slice(index + 1));
  }
  expect(tail.end()).toEqual(events[4]?.position);
});

test("who is further behind than what is kept is told so, and who is not misses nothing", () => {
  const tail = createTail(NOWHERE);
  const events = eventsOf(Array.from({ length: 2_500 }, (_, n) => n + 1));
  tail.append(events.slice(0, 1_500));
  tail.append(events.slice(1_500));
  expect(tail.after(NOWHERE, 10)).toBeUndefined();
  expect(tail.after(events[498]?.position ?? NOWHERE, 10)).toBeUndefined();
  expect(tail.after(events[499]?.position ?? NOWHERE, 3)).toEqual(events.slice(500, 503));
});
