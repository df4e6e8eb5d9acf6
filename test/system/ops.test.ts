// The operators' door: who may come in, what they see, and what they may do.
import { randomUUID } from "node:crypto";
import { parseId, toUuid } from "@quittance/db";
import { createLog } from "@quittance/process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorker } from "../../services/worker/src/start-worker.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { tenantOf } from "../harness/open-tenant.ts";
import { type OpsDoor, startOpsDoor } from "../harness/start-ops-door.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { newPrefix, openTestQueue, type QueueUnderTest, queueUrl } from "./queue-under-test.ts";

let stack: Stack;
let bank: Bank;
let ops: OpsDoor;
let queue: QueueUnderTest;
let tenantId: string;

beforeAll(async () => {
  stack = await startStack({ worker: null });
  bank = await openBank(stack);
  tenantId = await tenantOf(stack.sql, stack.apiKey);
  ops = await startOpsDoor(stack.database.url);
  queue = await openTestQueue({ prefix: ops.queuePrefix });
});

afterAll(async () => {
  await queue?.close();
  await ops?.close();
  await stack?.close();
});

/** Accepts an intent and sets it aside, as a worker does with one that it can not decide. */
async function quarantine(error: string): Promise<string> {
  const account = await bank.openAccount();
  const answer = await bank.submit(bank.paymentTo(account.id));
  const id = parseId("pi", idOf(answer));
  if (id === undefined) throw new Error(`no intent was accepted: ${answer.text}`);
  const [row] = await stack.sql`
    update payment_intents set quarantined_at = now(), quarantine_error = ${error}
      where id = ${toUuid(id)} and status = 'pending'
      returning id`;
  expect(row).toBeDefined();
  return id;
}

const release = (id: string, options: { origin?: string } = {}) =>
  ops.send("POST", `/intents/${id}/release`, { ...options, form: { tenant: tenantId } });

const page = async (path = "/"): Promise<string> => (await ops.send("GET", path)).text();

describe("who may come in", () => {
  test.each([
    ["GET", "/"],
    ["GET", "/queues"],
    ["GET", "/queues/api/queues"],
    ["GET", "/queues/static/images/logo.svg"],
    ["PUT", "/queues/api/queues/post/empty"],
    ["POST", "/intents/pi_01jd2m3n4p5q6r7s8t9v0w1x2y/release"],
    ["GET", "/nowhere"],
  ])("%s %s wants the operators' credentials", async (method, path) => {
    const refusals = [null, "nightshift:guess", "ops:open sesame", "nightshift:"];
    for (const credentials of refusals) {
      const answer = await ops.send(method, path, { credentials });
      expect(answer.status, String(credentials)).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain("Basic");
    }
  });

  test("a wrong password is logged, and not what it was", async () => {
    await ops.send("GET", "/", { credentials: "nightshift:hush-hush" });
    expect(ops.logged.at(-1)?.["msg"]).toContain("wrong credentials");
    expect(JSON.stringify(ops.logged)).not.toContain("hush-hush");
  });

  test.each(["/livez", "/readyz"])(
    "%s is open, because an orchestrator has no password",
    async (path) => {
      expect((await ops.send("GET", path, { credentials: null })).status).toBe(200);
    },
  );
});

describe("the overview", () => {
  test("shows what waits, and each intent in quarantine with its error, which is text and never markup", async () => {
    const id = await quarantine("Error: <script>alert(1)</script>");
    const text = await page();
    expect(text).toContain(id);
    expect(text).toContain("Error: &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).not.toContain("<script");
    expect((await release(id)).status).toBe(303);
  });

  test("shows the fifty intents that were set aside last, and says how many there are", async () => {
    await stack.sql`
      insert into payment_intents (tenant_id, id, status, created_at, updated_at, ring_at, quarantined_at, quarantine_error)
        select ${randomUUID()}, new_uuid_v7(), 'pending', now(), now(), now(), now() - n * interval '1 minute', 'error ' || n
          from generate_series(1, 60) n`;
    const text = await page();
    expect(text.match(/<pre>error \d+/g)).toHaveLength(50);
    expect(text).toContain("<pre>error 1</pre>");
    expect(text).not.toContain("<pre>error 51</pre>");
    expect(text).toContain("of 60.");
    await stack.sql`update payment_intents set quarantined_at = null, quarantine_error = null where quarantine_error like 'error %'`;
  });
});

describe("releasing an intent from quarantine", () => {
  test("it is decided like any other, and the log says who released it", async () => {
    const id = await quarantine("Error: mended since");
    const answer = await release(id);
    expect(answer.status).toBe(303);
    expect(await page(answer.headers.get("location") ?? "")).toContain(`${id} is back`);
    expect(ops.logged.at(-1)).toMatchObject({
      operator: "nightshift",
      tenant_id: tenantId,
      intent_id: id,
      released: true,
    });
    const worker = await startWorker(
      {
        databaseUrl: stack.database.url,
        queueUrl: queueUrl(),
        queuePrefix: newPrefix(),
        roles: new Set(["post", "clock"]),
        allowedNetworks: [],
        auditIntervalMs: 10_000,
        metricsPort: 0,
        logLevel: "silent",
        shutdownTimeoutMs: 5_000,
        endWithParent: false,
      },
      createLog({ name: "test", level: "silent" }),
    );
    try {
      expect((await stack.client.paymentIntents.wait(id)).status).toBe("succeeded");
    } finally {
      await worker.close();
    }
  });

  test("a second release changes nothing and says so", async () => {
    const id = await quarantine("Error: once");
    await release(id);
    const location = (await release(id)).headers.get("location") ?? "";
    expect(await page(location)).toContain(`${id} was not in quarantine any more`);
  });

  test("a form of another site is refused, although the browser sends the password along", async () => {
    const id = await quarantine("Error: stays");
    expect((await release(id, { origin: "https://evil.example" })).status).toBe(403);
    const [row] = await stack.sql`
      select count(*)::int as count from payment_intents where quarantine_error = 'Error: stays'`;
    expect(row?.["count"]).toBe(1);
  });

  test("what is no form releases nothing: 404", async () => {
    const answer = await fetch(`${ops.url}/intents/pi_01jd2m3n4p5q6r7s8t9v0w1x2y/release`, {
      method: "POST",
      headers: {
        Authorization: `Basic ${btoa("nightshift:open sesame")}`,
        "Content-Type": "multipart/form-data; boundary=x",
        Origin: ops.url,
      },
      body: "nonsense",
    });
    expect(answer.status).toBe(404);
  });

  test.each(["pi_nonsense", "acct_01jd2m3n4p5q6r7s8t9v0w1x2y"])(
    "%s is no intent: 404",
    async (id) => {
      expect((await release(id)).status).toBe(404);
    },
  );
});

describe("the queue dashboard", () => {
  const countWaiting = async (): Promise<Readonly<Record<string, number>>> => {
    const answer = await ops.send("GET", "/queues/api/queues");
    const { queues } = (await answer.json()) as {
      queues: { name: string; counts: { waiting: number } }[];
    };
    return Object.fromEntries(
      queues.map(({ name, counts }) => [name.split("-").at(-1), counts.waiting]),
    );
  };

  const nameOf = async (queueName: string): Promise<string> => {
    const { queues } = (await (await ops.send("GET", "/queues/api/queues")).json()) as {
      queues: { name: string }[];
    };
    return queues.find(({ name }) => name.endsWith(queueName))?.name ?? "";
  };

  test("shows every queue with its jobs, and an operator may empty it: what is lost is rung again", async () => {
    await queue.ringRelay(randomUUID());
    await queue.ringRelay(randomUUID());
    expect(await countWaiting()).toEqual({ post: 0, relay: 2, deliver: 0 });
    const path = `/queues/api/queues/${await nameOf("relay")}/empty`;
    expect((await ops.send("PUT", path)).status).toBe(200);
    expect(await countWaiting()).toEqual({ post: 0, relay: 0, deliver: 0 });
    expect(ops.logged.at(-1)).toMatchObject({
      operator: "nightshift",
      method: "PUT",
      path,
      status: 200,
    });
  });

  test.each(["pause", "concurrency", "rate-limit"])(
    "%s is refused: it would hold up payments",
    async (action) => {
      const answer = await ops.send("PUT", `/queues/api/queues/${await nameOf("post")}/${action}`);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain("holds up payments");
    },
  );

  test("no queue may be paused together with the others either", async () => {
    expect((await ops.send("PUT", "/queues/api/queues/pause")).status).toBe(403);
  });

  test("another site can not make a browser empty a queue", async () => {
    const path = `/queues/api/queues/${await nameOf("relay")}/empty`;
    expect((await ops.send("PUT", path, { origin: "https://evil.example" })).status).toBe(403);
  });

  test("loads everything from this door, and is forbidden to load anything from elsewhere", async () => {
    const answer = await ops.send("GET", "/queues");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    const text = await answer.text();
    const own = [...text.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, path]) => path);
    expect(own.length).toBeGreaterThan(3);
    for (const path of own) {
      expect((await ops.send("GET", `/queues/${path}`)).status, path).toBe(200);
    }
  });
});

test("without its queue the door still shows what waits, and the dashboard says what is missing", async () => {
  const nobody = queueUrl().replace(/:\d+(?=\/|$)/, ":1");
  const lonely = await startOpsDoor(stack.database.url, { queueUrl: nobody });
  try {
    expect((await lonely.send("GET", "/readyz")).status).toBe(200);
    expect(await (await lonely.send("GET", "/")).text()).toContain("is away");
    const answer = await lonely.send("GET", "/queues/api/queues");
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe("The queue does not answer.");
  } finally {
    await lonely.close();
  }
});

test("the metrics door counts the jobs of every queue beside the process's own numbers", async () => {
  await queue.ringRelay(randomUUID());
  const text = await (await fetch(`${ops.metricsUrl}/metrics`)).text();
  expect(text).toContain('bullmq_job_count{queue="relay",state="waiting"} 1');
  expect(text).toContain('quittance_queue_up{queue="post"} 1');
  expect(text).toContain('quittance_process_info{process="ops"} 1');
  expect(text).toContain("quittance_db_connections{");
});

test("the metrics are not behind the operators' door, nor the operators' pages behind the metrics'", async () => {
  expect((await ops.send("GET", "/metrics")).status).toBe(404);
  expect((await fetch(`${ops.metricsUrl}/queues`)).status).toBe(404);
});
