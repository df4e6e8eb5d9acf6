import { describe, expect, test } from "vitest";
import {
  INTENT_STATUSES,
  INTENT_TRANSITIONS,
  type IntentStatus,
  isFinal,
  isUndecided,
} from "./intent-status.ts";

/** An intent begins in one of these: now, or when its time has come. */
const FIRST: readonly IntentStatus[] = ["scheduled", "pending"];

function reachableFrom(statuses: readonly IntentStatus[]): ReadonlySet<IntentStatus> {
  const reached = new Set<IntentStatus>();
  const open = [...statuses];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...INTENT_TRANSITIONS[next]);
  }
  return reached;
}

describe("the table of transitions", () => {
  test("leads to every status from where intents begin", () => {
    expect([...reachableFrom(FIRST)].sort()).toEqual([...INTENT_STATUSES].sort());
  });

  test("lets every intent come to an end, whatever its status", () => {
    for (const status of INTENT_STATUSES) {
      expect([...reachableFrom([status])].some(isFinal), status).toBe(true);
    }
  });

  test("has no way out of succeeded, failed and canceled, and out of no other", () => {
    expect(INTENT_STATUSES.filter(isFinal)).toEqual(["succeeded", "failed", "canceled"]);
  });

  test("never comes back to where it was", () => {
    for (const status of INTENT_STATUSES) {
      expect(reachableFrom(INTENT_TRANSITIONS[status]).has(status), status).toBe(false);
    }
  });
});

test("waiting for a decision ends with every status but scheduled and pending", () => {
  expect(INTENT_STATUSES.filter(isUndecided)).toEqual(["scheduled", "pending"]);
});
