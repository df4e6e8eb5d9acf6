import { insertTask, inTransaction, newId, type Tenant, toUuid } from "@quittance/db";
import { type EndpointId, instantOf, type Ordering } from "@quittance/domain";
import { createLog } from "@quittance/process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { advanceTasksRole } from "../../services/worker/src/relay/advance-tasks.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

const log = createLog({ name: "test", level: "silent" });

let setting: WebhookSetting;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());

/** A tenant whose endpoint is to be sent so many events again. */
async function newTenantWithTask(events: number, ordering: Ordering = "unordered") {
  const tenant = await setting.newTenant();
  const endpoint = await setting.newEndpoint(tenant, { ordering });
  await setting.worker.about(tenant)`
    insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
    select ${tenant.id}, new_uuid_v7(), 'payment_intent.succeeded', gen_random_uuid(), 1, '{}', now()
      from generate_series(1, ${events})`;
  const task = {
    id: newId("task"),
    kind: "replay" as const,
    since: instantOf(new Date(Date.now() - 60_000)),
    until: instantOf(new Date(Date.now() + 60_000)),
    onlyMissing: false,
    createdAt: instantOf(new Date()),
  };
  await inTransaction(setting.api, tenant.id, (tx) => insertTask(tx, tenant.id, endpoint, task));
  return { tenant, endpoint: endpoint.id };
}

const countBegun = async (tenant: Tenant, endpoint: EndpointId) => {
  const [row] = await setting.owner.sql<[{ count: number }]>`
    select count(*)::integer from deliveries
      where tenant_id = ${tenant.id} and endpoint_id = ${toUuid(endpoint)} and task_id is not null`;
  return row.count;
};

/** Runs the role until `condition` holds; answers whose bells it rang. */
async function runUntil(condition: () => Promise<boolean>): Promise<readonly string[]> {
  const bells: string[] = [];
  const ring = async ({ tenantId }: { readonly tenantId: string }) => bells.push(tenantId) > 0;
  const abort = new AbortController();
  const role = advanceTasksRole({ db: setting.worker, queue: { ring }, log });
  const running = role.run(abort.signal);
  try {
    await Promise.race([running, expect.poll(condition).toBe(true)]);
  } finally {
    abort.abort();
    await running;
  }
  return bells;
}

test("tenants take turns, step by step, whether their endpoints keep an order or not", async () => {
  const tenants = [await newTenantWithTask(1_200, "fifo"), await newTenantWithTask(1_200)];
  const bells = await runUntil(async () => {
    const begun = await Promise.all(
      tenants.map(({ tenant, endpoint }) => countBegun(tenant, endpoint)),
    );
    return begun.every((count) => count === 1_200);
  });
  const [first, second] = bells;
  expect(new Set([first, second])).toEqual(new Set(tenants.map(({ tenant }) => tenant.id)));
  expect(bells).toEqual([first, second, first, second, first, second]);
});

test("a tenant whose task can not go on keeps nobody else from theirs", async () => {
  const broken = [await newTenantWithTask(1), await newTenantWithTask(1)];
  const { tenant, endpoint } = await newTenantWithTask(1_200);
  // One more does not fit into the column.
  await setting.owner.sql`
    update webhook_tasks set done = 2147483647
      where tenant_id = any(${broken.map((each) => each.tenant.id)}::uuid[])`;
  const bells = await runUntil(async () => (await countBegun(tenant, endpoint)) === 1_200);
  expect(bells).toEqual([tenant.id, tenant.id, tenant.id]);
  await setting.owner.sql`update webhook_tasks set done = 0 where finished_at is null`;
});
