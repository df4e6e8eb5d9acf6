import { createServer, type RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test } from "vitest";
import { expressWebhook } from "./express.ts";
import { fastifyWebhook } from "./fastify.ts";
import { honoWebhook } from "./hono.ts";
import type { ReceiverOptions } from "./receive-webhook.ts";

const secret = `whsec_${Buffer.from("a secret of twenty-four bytes").toString("base64")}`;
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/hook`;
}

/** A real server of each framework with a receiver in it; each also parses JSON elsewhere. */
const frameworks: Readonly<Record<string, (options: ReceiverOptions) => Promise<string>>> = {
  Hono(options) {
    const app = new Hono();
    app.post("/hook", honoWebhook(options));
    return serve(getRequestListener(app.fetch));
  },
  Express(options) {
    const app = express();
    app.post("/hook", expressWebhook(options));
    app.use(express.json());
    return serve(app);
  },
  "Express with express.raw()"(options) {
    const app = express();
    app.post("/hook", express.raw({ type: "*/*" }), expressWebhook(options));
    return serve(app);
  },
  async Fastify(options) {
    const app = fastify();
    await app.register(fastifyWebhook({ path: "/hook", ...options }));
    app.post("/other", (request, reply) => reply.send(request.body));
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    closers.push(() => app.close());
    return `${address}/hook`;
  },
};

let sent = 0;

/** Not what a serialiser would print: whoever parses it before it is verified breaks it. */
const bodyOf = (id: string): string =>
  `{"id": "${id}",  "type": "account.created", "data": {"object": {"name": "Kč", "n": 1.0}}}`;

async function send(url: string, id: string, change: { body?: string; header?: string } = {}) {
  const body = bodyOf(id);
  const now = new Date();
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": change.header ?? new Webhook(secret).sign(id, now, body),
    },
    body: change.body ?? body,
  });
  return { status: response.status, text: await response.text() };
}

const newId = () => `evt_${(sent += 1)}`;

describe.each(Object.entries(frameworks))("a receiver in %s", (_, open) => {
  test("hands over a typed event, once although it arrives twice", async () => {
    const handled: string[] = [];
    const url = await open({
      secret,
      onEvent(event) {
        if (event.type === "account.created") handled.push(event.data.object.name ?? "");
      },
    });
    const id = newId();
    expect(await send(url, id)).toEqual({ status: 200, text: "handled" });
    expect(await send(url, id)).toEqual({ status: 200, text: "handled before" });
    expect(handled).toEqual(["Kč"]);
  });

  test("refuses what was altered, signed by nobody, or signed by somebody else", async () => {
    const handled: string[] = [];
    const url = await open({ secret, onEvent: ({ id }) => void handled.push(id) });
    const other = new Webhook(`whsec_${Buffer.alloc(32, 7).toString("base64")}`);
    const id = newId();
    for (const change of [
      { body: bodyOf(id).replace("1.0", "9.0") },
      { body: "" },
      { header: "v1,AAAA" },
      { header: other.sign(id, new Date(), bodyOf(id)) },
    ]) {
      expect((await send(url, id, change)).status).toBe(400);
    }
    expect((await fetch(url, { method: "POST" })).status).not.toBe(200);
    expect(handled).toEqual([]);
  });

  test("asks for an event again that could not be handled, and handles it then", async () => {
    const errors: unknown[] = [];
    let tries = 0;
    const url = await open({
      secret,
      onEvent() {
        tries += 1;
        if (tries === 1) throw new Error("the database was away");
      },
      onError: (error) => errors.push(error),
    });
    const id = newId();
    expect((await send(url, id)).status).toBe(500);
    expect((await send(url, id)).status).toBe(200);
    expect(tries).toBe(2);
    expect(errors).toEqual([new Error("the database was away")]);
  });

  test("does not say that an event was handled while another request still handles it", async () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    let tries = 0;
    const url = await open({
      secret,
      onEvent() {
        tries += 1;
        begun.resolve();
        return tries === 1 ? promise : undefined;
      },
    });
    const id = newId();
    const first = send(url, id);
    await begun.promise;
    expect((await send(url, id)).status).toBe(409);
    reject(new Error("it failed after all"));
    expect((await first).status).toBe(500);
    expect((await send(url, id)).status).toBe(200);
    expect(tries).toBe(2);
    resolve();
  });
});

test("Express behind express.json() says what is wrong instead of refusing every webhook", async () => {
  const app = express();
  app.use(express.json());
  app.post("/hook", expressWebhook({ secret, onEvent: () => {} }));
  app.use(((error: Error, _request, response, _next) => {
    response.status(500).end(error.message);
  }) satisfies express.ErrorRequestHandler);
  const answer = await send(await serve(app), newId());
  expect(answer).toEqual({
    status: 500,
    text: "The body was parsed before: mount expressWebhook ahead of express.json().",
  });
});

test("Fastify parses JSON everywhere else as ever", async () => {
  const url = await frameworks["Fastify"]?.({ secret, onEvent: () => {} });
  const response = await fetch((url ?? "").replace("/hook", "/other"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"a":1}',
  });
  expect(await response.json()).toEqual({ a: 1 });
});
