import { newId } from "@quittance/db";
import type { EndpointId, TenantId } from "@quittance/domain";
import { expect, test } from "vitest";
import { mergeVisits } from "./merge-visits.ts";

const tenant = "00000000-0000-7000-8000-000000000001" as TenantId;
const other = "00000000-0000-7000-8000-000000000002" as TenantId;
const third = "00000000-0000-7000-8000-000000000003" as TenantId;

/** Visits that last until they are told to end. */
function patientVisits(visitsMax: number) {
  const begun: EndpointId[] = [];
  const endings: (() => void)[] = [];
  const visits = mergeVisits({
    visitsMax: { healthy: visitsMax, troubled: visitsMax },
    visit(_tenantId, endpoint) {
      begun.push(endpoint);
      return new Promise<void>((resolve) => endings.push(resolve));
    },
  });
  return { visits, begun, endNext: () => endings.shift()?.() };
}

const aMoment = () => new Promise<void>((resolve) => setImmediate(resolve));
const newEndpoints = (count: number) => Array.from({ length: count }, () => newId("we"));

test("an endpoint that is asked for during its visit is visited once more after it, not meanwhile", async () => {
  const { visits, begun, endNext } = patientVisits(10);
  const endpoint = newId("we");
  for (let time = 0; time < 3; time += 1) visits.ask(tenant, endpoint, "healthy");
  expect(begun).toEqual([endpoint]);
  endNext();
  await aMoment();
  expect(begun).toEqual([endpoint, endpoint]);
  endNext();
  await aMoment();
  expect(begun).toHaveLength(2);
});

test("a visit that listens hears that it is asked for, and is not repeated for what it heard", async () => {
  const heard: string[] = [];
  const visits = mergeVisits({
    visitsMax: { healthy: 1, troubled: 1 },
    async visit(_tenantId, endpoint, turn) {
      heard.push("begun");
      for (let time = 0; time < 2; time += 1) {
        await turn.asked();
        turn.heed();
        heard.push(`asked, ${turn.isWanted() ? "and others wait" : "and nobody waits"}`);
      }
      expect(endpoint).toBe(own);
    },
  });
  const own = newId("we");
  visits.ask(tenant, own, "healthy");
  visits.ask(tenant, own, "healthy");
  await aMoment();
  visits.ask(tenant, newId("we"), "healthy");
  visits.ask(tenant, own, "healthy");
  const finished = visits.finish();
  await finished;
  expect(heard).toEqual(["begun", "asked, and nobody waits", "asked, and others wait"]);
});

test("an ask that comes while a visit looks at what is due is heard by it, also when it once stopped listening", async () => {
  const heard: string[] = [];
  let endLook = () => {};
  const visits = mergeVisits({
    visitsMax: { healthy: 1, troubled: 1 },
    async visit(_tenantId, _endpoint, turn) {
      turn.heed();
      // A call ends first, and nobody waits for this any more.
      await Promise.race([Promise.resolve(), turn.asked()]);
      turn.heed();
      await new Promise<void>((resolve) => {
        endLook = resolve;
      });
      await Promise.race([turn.asked().then(() => heard.push("asked")), aMoment()]);
      turn.heed();
    },
  });
  const endpoint = newId("we");
  visits.ask(tenant, endpoint, "healthy");
  await aMoment();
  visits.ask(tenant, endpoint, "healthy");
  endLook();
  await visits.finish();
  expect(heard).toEqual(["asked"]);
});

test("a tenant alone has half of the places; its next endpoints wait in the order of asking", async () => {
  const { visits, begun, endNext } = patientVisits(4);
  const endpoints = newEndpoints(4);
  for (const endpoint of endpoints) visits.ask(tenant, endpoint, "healthy");
  await aMoment();
  expect(begun).toEqual(endpoints.slice(0, 2));
  endNext();
  await aMoment();
  expect(begun).toEqual(endpoints.slice(0, 3));
  endNext();
  await aMoment();
  expect(begun).toEqual(endpoints);
});

test("however many troubled endpoints are visited and wait, a healthy one is visited at once", () => {
  const { visits, begun } = patientVisits(4);
  for (const endpoint of newEndpoints(20)) visits.ask(tenant, endpoint, "troubled");
  expect(begun).toHaveLength(2);
  const healthy = newId("we");
  visits.ask(tenant, healthy, "healthy");
  expect(begun.at(-1)).toBe(healthy);
});

test("no more endpoints are visited at once than there are places, whoever they belong to", () => {
  const { visits, begun } = patientVisits(2);
  for (const owner of [tenant, other, third]) visits.ask(owner, newId("we"), "healthy");
  expect(begun).toHaveLength(2);
});

test("two tenants whose visits do not end leave room for a third, which is visited at once", () => {
  const { visits, begun } = patientVisits(96);
  for (const owner of [tenant, other]) {
    for (const endpoint of newEndpoints(100)) visits.ask(owner, endpoint, "healthy");
  }
  const theirs = newEndpoints(8);
  for (const endpoint of theirs) visits.ask(third, endpoint, "healthy");
  expect(begun.slice(-8)).toEqual(theirs);
});

test("tenants that always have more to do come to equal shares", async () => {
  const { visits, begun, endNext } = patientVisits(12);
  const owners = new Map<EndpointId, TenantId>();
  for (const owner of [tenant, other]) {
    for (const endpoint of newEndpoints(40)) {
      owners.set(endpoint, owner);
      visits.ask(owner, endpoint, "healthy");
    }
  }
  const ended = 30;
  for (let n = 0; n < ended; n += 1) {
    endNext();
    await aMoment();
  }
  const running = begun.slice(ended).map((endpoint) => owners.get(endpoint));
  expect(running.filter((owner) => owner === tenant)).toHaveLength(4);
  expect(running.filter((owner) => owner === other)).toHaveLength(4);
});

test("a tenant that has used up its share lets others pass", async () => {
  const { visits, begun, endNext } = patientVisits(4);
  const many = newEndpoints(5);
  for (const endpoint of many) visits.ask(tenant, endpoint, "healthy");
  const [theirs = newId("we")] = newEndpoints(1);
  visits.ask(other, theirs, "healthy");
  expect(begun).toEqual([...many.slice(0, 2), theirs]);
  endNext();
  await aMoment();
  expect(begun).toEqual([...many.slice(0, 2), theirs, many[2]]);
});

test("finishing waits for the visits that have begun and begins no more", async () => {
  const { visits, begun, endNext } = patientVisits(1);
  const [first = newId("we"), second = newId("we")] = newEndpoints(2);
  visits.ask(tenant, first, "healthy");
  visits.ask(tenant, first, "healthy");
  visits.ask(tenant, second, "healthy");
  const finished = visits.finish();
  endNext();
  await finished;
  visits.ask(tenant, second, "healthy");
  await aMoment();
  expect(begun).toEqual([first]);
});
