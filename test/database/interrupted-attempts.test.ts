import { claimDeliveries, inSnapshot, readDelivery } from "@quittance/db";
import { createLog, createMetrics } from "@quittance/process";
import { openKeyRing } from "@quittance/secrets";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type DeliverDependencies,
  deliverEvent,
} from "../../services/worker/src/deliver/deliver-event.ts";
import { openSecrets } from "../../services/worker/src/deliver/open-secrets.ts";
import { recordAttempts } from "../../services/worker/src/deliver/record-attempts.ts";
import { createWorkerMetrics } from "../../services/worker/src/metrics.ts";
import { openWebhookSetting, type WebhookSetting } from "./webhook-setting.ts";

type CallResult = Awaited<ReturnType<DeliverDependencies["egress"]["post"]>>;

const log = createLog({ name: "test", level: "silent" });
const keyRing = openKeyRing([]);

let setting: WebhookSetting;

beforeAll(async () => {
  setting = await openWebhookSetting();
});
afterAll(() => setting.close());

test("a call that our side broke off costs the receiver no time: its first failure still waits the shortest wait", async () => {
  const tenant = await setting.newTenant();
  const { id: endpoint } = await setting.newEndpoint(tenant);
  await setting.relayNewEvents(tenant, 1);
  const db = setting.worker;

  /** One attempt as the worker makes it; answers the delivery afterwards. */
  async function attempt(result: CallResult) {
    const terms = { limit: 1, leaseSeconds: 30, callSeconds: 30 };
    const claimed = await claimDeliveries(db, tenant.id, endpoint, terms);
    const delivery = claimed?.deliveries[0];
    if (claimed === undefined || delivery === undefined) throw new Error("nothing was due");
    const deps: DeliverDependencies = {
      db,
      egress: { post: async () => result },
      metrics: createWorkerMetrics(createMetrics("worker")),
      log,
      keyRing,
      record: (_, made) => recordAttempts({ db, log }, tenant, [made]),
    };
    const secrets = openSecrets(keyRing, tenant.id, claimed.secrets);
    await deliverEvent(deps, { ...claimed, secrets, tenantId: tenant.id, endpoint }, delivery);
    return inSnapshot(db, tenant.id, (tx) => readDelivery(tx, tenant.id, delivery.id));
  }

  const interrupted = await attempt({ failure: "interrupted", status: null });
  expect(interrupted).toMatchObject({ status: "pending", attempts: 1 });
  const failed = await attempt({ failure: "timeout", status: null });
  expect(failed).toMatchObject({ status: "pending", attempts: 2 });
  const waitMs = Date.parse(failed?.nextAttemptAt ?? "") - Date.now();
  // 5 seconds and a fifth of it for the jitter; the next wait of the schedule is 5 minutes.
  expect(waitMs).toBeLessThanOrEqual(6_000);
});
