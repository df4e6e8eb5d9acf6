import { once } from "node:events";
import { get } from "node:http";
import { createClient, type QuittanceEvent } from "@quittance/client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Stack, startStack } from "../harness/start-stack.ts";
import { openProxy } from "./cuttable-proxy.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const openAccount = () => stack.client.accounts.create({ currency: "USD" });

/** Events become visible when nothing older runs, in no database of the server. */
const PATIENCE = { timeout: 20_000, interval: 20 };

/** A raw stream: what comes over the wire, as text. */
async function listen(lastEventId?: string, query = "") {
  const abort = new AbortController();
  const response = await fetch(`${stack.url}/v1/events/stream${query}`, {
    headers: {
      authorization: `Bearer ${stack.apiKey}`,
      ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
    },
    signal: abort.signal,
  });
  const heard = { text: "" };
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) heard.text += decoder.decode(chunk);
  })().catch(() => {});
  return {
    response,
    text: () => heard.text,
    ids: () => [...heard.text.matchAll(/^id: (\S+)\nevent: /gm)].map(([, id]) => id),
    async close() {
      abort.abort();
      await reading;
    },
    /** Resolves when the server ends the stream. */
    ended: reading,
  };
}

/** Reads the client's stream into a list until it is told to stop. */
function collect(lastEventId?: string, client = stack.client) {
  const abort = new AbortController();
  const events: QuittanceEvent[] = [];
  const opened = Promise.withResolvers<void>();
  const reading = (async () => {
    const options = {
      signal: abort.signal,
      onOpen: opened.resolve,
      ...(lastEventId === undefined ? {} : { lastEventId }),
    };
    for await (const event of client.events.stream({}, options)) events.push(event);
  })();
  return {
    events,
    opened: opened.promise,
    async stop() {
      abort.abort();
      await reading;
    },
  };
}

const until = (events: readonly unknown[], count: number) =>
  vi.waitFor(() => expect(events.length).toBeGreaterThanOrEqual(count), PATIENCE);

describe("a stream", () => {
  test("tells what happens from now on, with the bytes of the webhook, and is a stream to everybody in between", async () => {
    const stream = await listen();
    const beginning = stream.response.headers.get("last-event-id");
    expect(beginning).toMatch(/^evt_[0-9a-z]{26}$/);
    expect(stream.response.status).toBe(200);
    expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.response.headers.get("cache-control")).toContain("no-store");
    const account = await openAccount();
    await vi.waitFor(() => expect(stream.ids()).toHaveLength(1), PATIENCE);
    const [id = ""] = stream.ids();
    const [row] = await stack.sql<{ body: string }[]>`
      select body from events where body like ${`%${id}%`}`;
    // It may have waited so long that it said that it is alive.
    expect(stream.text().replaceAll(/^: .*\n\n/gm, "")).toBe(
      `retry: 1000\nid: ${beginning}\n\nid: ${id}\nevent: account.created\ndata: ${row?.body}\n\n`,
    );
    expect(JSON.parse(row?.body ?? "")).toMatchObject({ data: { object: { id: account.id } } });
    await stream.close();
    // It began before the first event of all, and that is a place to resume at.
    const again = await listen(beginning ?? "");
    await vi.waitFor(() => expect(again.ids()).toEqual([id]), PATIENCE);
    await again.close();
  });

  test("leaves the connection to the client: one that is to close is not kept open", async () => {
    const request = get(`${stack.url}/v1/events/stream`, {
      headers: { Authorization: `Bearer ${stack.apiKey}`, Connection: "close" },
    });
    const [response] = await once(request, "response");
    expect(response.headers.connection).toBe("close");
    request.destroy();
  });

  test("resumes after any event, without loss and without a duplicate", async () => {
    const first = collect();
    await first.opened;
    for (let n = 0; n < 8; n += 1) await openAccount();
    await until(first.events, 8);
    await first.stop();
    const ids = first.events.map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      const again = await listen(id);
      await vi.waitFor(() => expect(again.ids()).toHaveLength(ids.length - 1 - index), PATIENCE);
      expect(again.ids()).toEqual(ids.slice(index + 1));
      await again.close();
    }
  });

  test("lets only what was asked for through", async () => {
    const account = await openAccount();
    const stream = await listen(undefined, `?resource=${account.id}&type=account.updated`);
    await openAccount();
    await stack.client.accounts.update(account.id, { name: "Ada" });
    await vi.waitFor(() => expect(stream.ids()).toHaveLength(1), PATIENCE);
    expect(stream.text()).toContain("event: account.updated");
    await stream.close();
  });

  test("says that it is alive while nothing happens", async () => {
    const stream = await listen();
    await vi.waitFor(() => expect(stream.text()).toMatch(/^: /m), { timeout: 25_000 });
    expect(stream.ids()).toEqual([]);
    await stream.close();
  });

  test.each(["nonsense", "evt_01jd2m3n4p5q6r7s8t9v0w1x2y", "pi_01jd2m3n4p5q6r7s8t9v0w1x2y"])(
    "is refused after %s",
    async (lastEventId) => {
      const answer = await stack.request("GET", "/v1/events/stream", {
        headers: { "Last-Event-ID": lastEventId },
      });
      expect(answer).toMatchObject({ status: 400, body: { code: "cursor_invalid" } });
    },
  );

  test("is refused without a key, and with a parameter that it does not know", async () => {
    const open = (path: string, apiKey?: null) =>
      stack.request("GET", path, apiKey === null ? { apiKey } : {});
    expect((await open("/v1/events/stream", null)).status).toBe(401);
    expect((await open("/v1/events/stream?colour=red")).status).toBe(422);
  });
});

test("an event whose transaction commits late is not passed over: what is newer waits for it", async () => {
  const { events, opened, stop } = collect();
  await opened;
  let late = "";
  await stack.sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
      select tenant_id, new_uuid_v7(), type, new_uuid_v7(), 1, body, now()
        from events where type = 'account.created' order by id desc limit 1
      returning id`;
    late = row?.id ?? "";
    await openAccount();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(events).toEqual([]);
  });
  expect(late).not.toBe("");
  await until(events, 2);
  expect(events).toHaveLength(2);
  await stop();
});

test("a client whose connection is cut again and again gets every event once, in order", async () => {
  const proxy = await openProxy(`http://127.0.0.1:${stack.api.port}`);
  const client = createClient({ url: proxy.url, apiKey: stack.apiKey });
  const { events, opened, stop } = collect(undefined, client);
  await opened;
  const accounts: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    for (let n = 0; n < 5; n += 1) accounts.push((await openAccount()).id);
    await proxy.cut();
    accounts.push((await openAccount()).id);
    await proxy.mend();
  }
  await until(events, accounts.length);
  expect(events.map(({ data }) => data.object.id)).toEqual(accounts);
  await stop();
  await proxy.close();
}, 60_000);

test("a thousand clients are told of everything, with as many queries as one", async () => {
  const CLIENTS = 1_000;
  const queries = async () => {
    const text = await (await fetch(`http://127.0.0.1:${stack.api.metricsPort}/metrics`)).text();
    const [, value] = /^quittance_event_stream_queries_total (\d+)/m.exec(text) ?? [];
    const [row] = await stack.sql<{ n: number }[]>`
      select count(*)::integer as n from pg_stat_activity where application_name like 'quittance-api%' and datname = current_database()`;
    return { asked: Number(value), connections: row?.n ?? 0 };
  };
  const streams = await Promise.all(Array.from({ length: CLIENTS }, () => listen()));
  const startedAt = performance.now();
  const before = await queries();
  const accounts: string[] = [];
  for (let n = 0; n < 5; n += 1) accounts.push((await openAccount()).id);
  await vi.waitFor(
    () => {
      for (const stream of streams) expect(stream.ids()).toHaveLength(accounts.length);
    },
    { timeout: 25_000, interval: 100 },
  );
  const [first] = streams;
  for (const stream of streams) expect(stream.ids()).toEqual(first?.ids());
  const after = await queries();
  const looks = (performance.now() - startedAt) / 100;
  expect(after.asked - before.asked).toBeLessThanOrEqual(looks + 5);
  expect(after.connections).toBeLessThanOrEqual(12);
  await Promise.all(streams.map((stream) => stream.close()));
}, 90_000);

test("clients that stop reading keep nobody waiting", async () => {
  const stuck = await fetch(`${stack.url}/v1/events/stream`, {
    headers: { authorization: `Bearer ${stack.apiKey}` },
  });
  const { events, opened, stop } = collect();
  await opened;
  for (let n = 0; n < 200; n += 1) await openAccount();
  await until(events, 200);
  await stop();
  await stuck.body?.cancel();
}, 60_000);

test("the list is filtered by time", async () => {
  const early = await openAccount();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const middle = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const late = await openAccount();
  const ids = async (created: { gte?: string; lt?: string }) => {
    const list = await stack.client.events.list({ created, limit: 100 });
    return list.data.map(({ data }) => data.object.id);
  };
  await vi.waitFor(async () => expect(await ids({ gte: middle })).toEqual([late.id]), {
    timeout: 15_000,
  });
  const before = await ids({ lt: middle });
  expect(before[0]).toBe(early.id);
  expect(before).not.toContain(late.id);
  expect((await stack.request("GET", "/v1/events?created[gte]=soon")).status).toBe(422);
});

test("a door that closes ends its streams, and the client goes on at another", async () => {
  const other = await startStack({ worker: null });
  const abort = new AbortController();
  const response = await fetch(`${other.url}/v1/events/stream`, {
    headers: { authorization: `Bearer ${other.apiKey}` },
    signal: abort.signal,
  });
  const startedAt = performance.now();
  const ended = response.text().then(() => performance.now());
  await other.close();
  expect((await ended) - startedAt).toBeLessThan(4_000);
});
