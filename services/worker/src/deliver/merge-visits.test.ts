import { newId } from "@quittance/db";
import type { EndpointId, TenantId } from "@quittance/domain";
import { expect, test } from "vitest";
import { mergeVisits } from "./merge-visits.ts";

const tenant = "00000000-0000-7000-8000-000000000001" as TenantId;

/** Visits that last until they are told to end. */
function patientVisits(visitsMax: number) {
  const begun: EndpointId[] = [];
  const endings: (() => void)[] = [];
  const visits = mergeVisits({
    visitsMax,
    visit(_tenantId, endpoint) {
      begun.push(endpoint);
      return new Promise<void>((resolve) => endings.push(resolve));
    },
  });
  return { visits, begun, endNext: () => endings.shift()?.() };
}

const aMoment = () => new Promise<void>((resolve) => setImmediate(resolve));

test("an endpoint that is asked for during its visit is visited once more after it, not meanwhile", async () => {
  const { visits, begun, endNext } = patientVisits(10);
  const endpoint = newId("we");
  await visits.ask(tenant, endpoint);
  await visits.ask(tenant, endpoint);
  await visits.ask(tenant, endpoint);
  expect(begun).toEqual([endpoint]);
  endNext();
  await aMoment();
  expect(begun).toEqual([endpoint, endpoint]);
  endNext();
  await aMoment();
  expect(begun).toHaveLength(2);
});

test("no more endpoints are visited at once than the limit says; the next one waits for its turn", async () => {
  const { visits, begun, endNext } = patientVisits(2);
  const [first, second, third] = [newId("we"), newId("we"), newId("we")];
  await visits.ask(tenant, first);
  await visits.ask(tenant, second);
  const asked = visits.ask(tenant, third);
  await aMoment();
  expect(begun).toEqual([first, second]);
  endNext();
  await asked;
  expect(begun).toEqual([first, second, third]);
});

test("finishing waits for the visits that have begun and begins no more", async () => {
  const { visits, begun, endNext } = patientVisits(1);
  const [first, second] = [newId("we"), newId("we")];
  await visits.ask(tenant, first);
  await visits.ask(tenant, first);
  const waiting = visits.ask(tenant, second);
  const finished = visits.finish();
  endNext();
  await Promise.all([finished, waiting]);
  expect(begun).toEqual([first]);
});
