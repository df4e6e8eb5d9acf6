import { randomUUID } from "node:crypto";
import {
  type ActorType,
  type DatabaseRole,
  disableEndpoint,
  inTransaction,
  listAuditLog,
  listAuditLogEverywhere,
  newId,
  recordAction,
  type Tenant,
} from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openAs } from "./as-role.ts";
import { refusalOf } from "./refusal.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

let setting: WebhookSetting;
let tenant: Tenant;

beforeAll(async () => {
  setting = await openWebhookSetting();
  tenant = await setting.newTenant();
});
afterAll(() => setting.close());

const FIRST = { before: undefined, limit: 10 };

async function record(role: DatabaseRole, type: ActorType, tenantId: TenantId): Promise<void> {
  const db = openAs(setting.url, role, 1);
  try {
    await inTransaction(db, tenantId, (tx) =>
      recordAction(tx, {
        tenantId,
        actor: { type, id: "somebody" },
        action: "account.created",
        resource: newId("acct"),
        detail: {},
        requestId: null,
        address: "2001:db8::7",
      }),
    );
  } finally {
    await db.close();
  }
}

describe("a process writes down only what those do whom it serves", () => {
  const may: readonly [DatabaseRole, readonly ActorType[]][] = [
    ["quittance_api", ["api_key", "system"]],
    ["quittance_worker", ["system"]],
    ["quittance_ops", ["operator"]],
    ["quittance_provisioner", ["command_line"]],
    ["quittance_auditor", []],
  ];
  const types: readonly ActorType[] = ["api_key", "operator", "command_line", "system"];
  test.each(may)("%s: %j", async (role, own) => {
    for (const type of types) {
      const writing = record(role, type, randomUUID() as TenantId);
      if (own.includes(type)) await expect(writing, type).resolves.toBeUndefined();
      else expect(await refusalOf(writing), type).toEqual({ condition: "insufficient_privilege" });
    }
  });
});

test("an action that fails leaves no line, because both are one transaction", async () => {
  const failing = inTransaction(setting.api, tenant.id, async (tx) => {
    await recordAction(tx, {
      tenantId: tenant.id,
      actor: { type: "system", id: "api" },
      action: "account.created",
      resource: null,
      detail: {},
      requestId: null,
    });
    throw new Error("on second thoughts");
  });
  await expect(failing).rejects.toThrow("on second thoughts");
  expect(await listAuditLog(setting.api, tenant.id, {}, FIRST)).toEqual([]);
});

test("an endpoint that its receiver ends is disabled by the system, and the line says why", async () => {
  const { id } = await setting.newEndpoint(tenant);
  await inTransaction(setting.worker, tenant.id, (tx) =>
    disableEndpoint(tx, tenant.id, { id, disabledReason: "gone" }),
  );
  expect(await listAuditLog(setting.api, tenant.id, { resource: id }, FIRST)).toEqual([
    expect.objectContaining({
      actor: { type: "system", id: "worker" },
      action: "webhook_endpoint.disabled",
      detail: {
        status: { before: "enabled", after: "disabled" },
        disabled_reason: { before: null, after: "gone" },
      },
      requestId: null,
      address: null,
    }),
  ]);
});

test("over all tenants the newest come first for operators, and a page goes on where the one before ended", async () => {
  const ops = openAs(setting.url, "quittance_ops", 1);
  onTestFinished(() => ops.close());
  const tenants = [await setting.newTenant(), await setting.newTenant()];
  for (const { id } of [...tenants, ...tenants]) await record("quittance_api", "api_key", id);
  const filter = { actorId: "somebody" };
  const all = await listAuditLogEverywhere(ops, filter, { before: undefined, limit: 4 });
  const ids = tenants.map(({ id }) => id);
  expect(all.map(({ tenantId }) => tenantId)).toEqual([...ids, ...ids].reverse());
  expect(all.map(({ address }) => address)).toEqual(all.map(() => "2001:db8::7"));
  const [first, , third, fourth] = all;
  const rest = { before: all[1]?.id, limit: 2 };
  expect(await listAuditLogEverywhere(ops, filter, rest)).toEqual([third, fourth]);
  expect(await listAuditLogEverywhere(ops, {}, { before: undefined, limit: 1 })).toEqual([first]);
});
