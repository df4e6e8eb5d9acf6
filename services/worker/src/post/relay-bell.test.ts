import type { TenantId } from "@quittance/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRelayBell } from "./relay-bell.ts";

const TENANT = "0193a0a0-0000-7000-8000-000000000001" as TenantId;
const OTHER = "0193a0a0-0000-7000-8000-000000000002" as TenantId;

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

/** A relay's bell, with what was asked and rung, for tenants of whom those listen who are in `listening`. */
function openBell(listening: Set<TenantId>) {
  const asked: TenantId[] = [];
  const rung: TenantId[] = [];
  const warned: unknown[] = [];
  const ring = createRelayBell({
    hasListeners: async (tenantId) => {
      asked.push(tenantId);
      return listening.has(tenantId);
    },
    ring: async (tenantId) => rung.push(tenantId),
    log: { warn: (line: unknown) => void warned.push(line) },
  });
  return { ring, asked, rung, warned };
}

test("where nobody listens no bell is rung, and the question is asked again every two seconds", async () => {
  const { ring, asked, rung } = openBell(new Set());
  for (let times = 0; times < 5; times += 1) await ring(TENANT);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  await ring(TENANT);
  expect(asked).toHaveLength(2);
  expect(rung).toEqual([]);
});

test("whoever begins to listen is rung for two seconds later at the latest", async () => {
  const listening = new Set<TenantId>();
  const { ring, rung } = openBell(listening);
  await ring(TENANT);
  listening.add(TENANT);
  vi.advanceTimersByTime(2_000);
  await ring(TENANT);
  expect(rung).toEqual([TENANT]);
});

test("who listens is rung for each time, and asked about once a minute", async () => {
  const { ring, asked, rung } = openBell(new Set([TENANT]));
  for (let times = 0; times < 5; times += 1) await ring(TENANT);
  await ring(OTHER);
  expect(rung).toEqual(Array.from({ length: 5 }, () => TENANT));
  expect(asked).toEqual([TENANT, OTHER]);
});

test("a database that does not answer is warned of, and costs nothing but the bell", async () => {
  const warned: unknown[] = [];
  const ring = createRelayBell({
    hasListeners: () => Promise.reject(new Error("away")),
    ring: async () => true,
    log: { warn: (line: unknown) => void warned.push(line) },
  });
  await ring(TENANT);
  expect(warned).toHaveLength(1);
});
