import { toUuid } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import { openQueue } from "@quittance/queue";
import { expect, test } from "vitest";
import { reportDrill } from "../harness/expect-bells.ts";
import { afterDrill, openDrill } from "../harness/open-drill.ts";
import { planLoad } from "../harness/plan-load.ts";
import { sendLoadRequest } from "../harness/run-load.ts";

const KEPT = { removeOnComplete: false, removeOnFail: false };

test("jobs of an intent that lie about failed or completed do not keep it from being rung again", async () => {
  const drill = await openDrill({ workers: 0 });
  const { processes, sql, cast } = drill;
  const queue = await openQueue({ url: drill.queue.url, onError: () => {} });
  afterDrill(queue.close);
  const [board] = queue.boards();
  const [tenant] = await sql<{ tenant_id: string }[]>`select tenant_id from tenants`;

  const [request] = planLoad(cast, { singles: 1, batches: 0, batchSize: 0 });
  const { ids } = await sendLoadRequest(processes.client, request ?? expect.fail());
  // Somebody hears the bell of the api and all others, and does nothing: half of them fail.
  let heard = 0;
  const careless = queue.consume(
    "post",
    async () => {
      heard += 1;
      if (heard % 2 === 0) throw new Error("careless");
    },
    { concurrency: 1 },
  );
  // The api's own bell is heard first, and leaves nothing.
  await expect.poll(() => careless.jobsFinished()).toBe(1);
  for (const jobId of [...ids, `${ids[0]}-1`, `${ids[0]}-2`, `${ids[0]}-3`]) {
    const payload = { v: 1, tenantId: tenant?.tenant_id, intentIds: ids };
    await board?.add("post", payload, { jobId, attempts: 1, ...KEPT });
  }
  await expect.poll(() => careless.jobsFinished(), { timeout: 10_000 }).toBe(5);
  await careless.close();
  const left = await board?.getJobCounts("completed", "failed", "waiting");
  expect(left).toEqual({ completed: 2, failed: 2, waiting: 0 });

  await processes.addWorker();
  const intent = await processes.client.paymentIntents.wait(ids[0] ?? "", { timeoutMs: 30_000 });
  expect(["succeeded", "failed"]).toContain(intent.status);
  const [row] = await sql<{ rings: number }[]>`
    select rings from payment_intents where id = ${toUuid(intent.id as PaymentIntentId)}`;
  expect(row?.rings).toBeGreaterThan(0);
  reportDrill("leftover jobs", { left, rings: row?.rings, status: intent.status });
}, 60_000);
