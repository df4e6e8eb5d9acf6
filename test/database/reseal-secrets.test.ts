import { randomBytes } from "node:crypto";
import {
  claimDeliveries,
  findTenantsToReseal,
  insertEndpointSecrets,
  inTransaction,
  newId,
  type Tenant,
  toUuid,
} from "@quittance/db";
import { type EndpointId, instantOf } from "@quittance/domain";
import { createLog, createMetrics } from "@quittance/process";
import { type KeyRing, type NamedKey, openKeyRing } from "@quittance/secrets";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { resealSecretsRole, resealTenant } from "../../services/worker/src/clock/reseal-secrets.ts";
import { openSecrets } from "../../services/worker/src/deliver/open-secrets.ts";
import { createWorkerMetrics } from "../../services/worker/src/metrics.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;
const log = createLog({ name: "test", level: "silent" });

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
});

const key = (name: string): NamedKey => ({ name, bytes: randomBytes(32) });
const [old, young] = [key("2025"), key("2026")];

async function addSecrets(endpoint: EndpointId, ring: KeyRing, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => {
    const id = newId("wsec");
    const { key: keyName, text } = ring.seal(`whsec_${n}`, `${tenant.id}/${id}`);
    const createdAt = instantOf(new Date());
    return { id, scheme: "v1" as const, keyName, sealed: text, createdAt };
  });
  await inTransaction(setting.api, tenant.id, (tx) =>
    insertEndpointSecrets(tx, tenant.id, endpoint, rows),
  );
}

/** The secrets with which a webhook would be signed now, opened by a worker that has this ring. */
async function opened(endpoint: EndpointId, ring: KeyRing): Promise<readonly string[]> {
  await setting.relayNewEvents(tenant, 1);
  const terms = { limit: 1, leaseSeconds: 30, callSeconds: 30 };
  const claimed = await claimDeliveries(setting.worker, tenant.id, endpoint, terms);
  return openSecrets(ring, tenant.id, claimed?.secrets ?? []).map(({ secret }) => secret);
}

const names = async () => {
  const rows = await setting.owner.sql<{ key_name: string }[]>`
    select distinct key_name from endpoint_secrets where tenant_id = ${tenant.id}`;
  return rows.map((row) => row.key_name);
};

test("a master key is changed without a pause: added, made the first, everything put under it, the old one removed", async () => {
  const endpoint = await setting.newEndpoint(tenant);
  await addSecrets(endpoint.id, openKeyRing([old]), 250);
  const both = openKeyRing([young, old]);
  const before = await opened(endpoint.id, both);
  expect(before).toHaveLength(251);
  // New secrets are sealed with the new key while the old ones still are under the old one.
  await addSecrets(endpoint.id, both, 1);
  expect(await findTenantsToReseal(setting.worker, young.name)).toContain(tenant.id);
  expect(await resealTenant({ db: setting.worker, keyRing: both, log }, tenant.id)).toBe(0);
  expect(await names()).toEqual([young.name]);
  expect(await findTenantsToReseal(setting.worker, young.name)).not.toContain(tenant.id);
  const after = await opened(endpoint.id, openKeyRing([young]));
  expect([...after].sort()).toEqual([...before, "whsec_0"].sort());
});

test("a secret that was stored before there was a key is sealed when there is one", async () => {
  const endpoint = await setting.newEndpoint(tenant);
  const ring = openKeyRing([young]);
  await resealTenant({ db: setting.worker, keyRing: ring, log }, tenant.id);
  const [row] = await setting.owner.sql`
    select key_name, sealed from endpoint_secrets where endpoint_id = ${toUuid(endpoint.id)}`;
  expect(row?.["key_name"]).toBe(young.name);
  expect(row?.["sealed"]).not.toContain(endpoint.secret);
  expect(await opened(endpoint.id, ring)).toEqual([endpoint.secret]);
});

test("a secret that no key opens stays as it is, is counted, and holds up no other", async () => {
  const endpoint = await setting.newEndpoint(tenant);
  await addSecrets(endpoint.id, openKeyRing([key("lost")]), 120);
  await addSecrets(endpoint.id, openKeyRing([old]), 1);
  const ring = openKeyRing([young, old]);
  expect(await resealTenant({ db: setting.worker, keyRing: ring, log }, tenant.id)).toBe(120);
  expect((await names()).sort()).toEqual([young.name, "lost"].sort());
  // One that has expired signs nothing, and nobody has to be woken for it.
  await setting.owner.sql`
    update endpoint_secrets set expires_at = now() where tenant_id = ${tenant.id} and key_name = 'lost'`;
  expect(await resealTenant({ db: setting.worker, keyRing: ring, log }, tenant.id)).toBe(0);
});

test("a worker without keys counts what it can not open, and leaves it as it is", async () => {
  const metrics = createWorkerMetrics(createMetrics("test"));
  const countUnreadable = async () => {
    const role = resealSecretsRole({ db: setting.worker, keyRing: openKeyRing([]), metrics, log });
    const stop = new AbortController();
    const round = role.run(stop.signal);
    stop.abort();
    await round;
    return (await metrics.unreadableSecrets.get()).values[0]?.value ?? 0;
  };
  const endpoint = await setting.newEndpoint(tenant);
  const before = await countUnreadable();
  await addSecrets(endpoint.id, openKeyRing([old]), 2);
  expect(await countUnreadable()).toBe(before + 2);
  expect((await names()).sort()).toEqual([old.name, "none"]);
});

test("a sealed secret that somebody moved to another row does not open there", async () => {
  const ring = openKeyRing([young]);
  const mine = await setting.newEndpoint(tenant);
  const theirs = await setting.newEndpoint(tenant);
  for (const { id } of [mine, theirs]) await addSecrets(id, ring, 1);
  await setting.owner.sql`
    update endpoint_secrets s set sealed = t.sealed from endpoint_secrets t
      where s.endpoint_id = ${toUuid(theirs.id)} and s.key_name = ${young.name}
        and t.endpoint_id = ${toUuid(mine.id)} and t.key_name = ${young.name}`;
  await expect(opened(theirs.id, ring)).rejects.toThrow();
});
