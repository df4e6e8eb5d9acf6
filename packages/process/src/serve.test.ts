import { Agent, request } from "node:http";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import { type HttpDoor, serveHttp } from "./serve.ts";

const doors: HttpDoor[] = [];

afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close(0)));
});

async function openDoor() {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const app = new Hono();
  app.get("/quick", (context) => context.text("done"));
  app.get("/slow", async (context) => {
    arrived.resolve();
    await gate.promise;
    return context.text("done");
  });
  const door = await serveHttp({ app, port: 0, host: "127.0.0.1", variable: "PORT" });
  doors.push(door);
  return { door, arrived: arrived.promise, gate, url: `http://127.0.0.1:${door.port}` };
}

test("a request that has begun is answered, and told to close its connection, while the door closes", async () => {
  const { door, arrived, gate, url } = await openDoor();
  const slow = fetch(`${url}/slow`);
  await arrived;
  const closed = door.close(10_000);
  gate.resolve();
  expect(await (await slow).text()).toBe("done");
  await closed;
  await expect(fetch(`${url}/quick`)).rejects.toThrow("fetch failed");
});

test("connections that are kept alive do not hold a closing door open", async () => {
  const { door, url } = await openDoor();
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    request(`${url}/quick`, { agent }, (answer) => answer.resume().on("end", resolve))
      .on("error", reject)
      .end();
  });
  await door.close(60_000);
  agent.destroy();
});

test("a request that outlasts the grace period is cut off", async () => {
  const { door, arrived, url } = await openDoor();
  const slow = fetch(`${url}/slow`);
  const failed = expect(slow).rejects.toThrow("fetch failed");
  await arrived;
  await door.close(20);
  await failed;
});

test("closing twice is the same as closing once", async () => {
  const { door } = await openDoor();
  await Promise.all([door.close(100), door.close(100)]);
});
