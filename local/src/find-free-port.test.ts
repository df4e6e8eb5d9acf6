import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { assertPortFree, findFreePort } from "./find-free-port.ts";

it("a port that was found is not one that outgoing connections are given, and is found once", async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, findFreePort));
  expect(new Set(ports).size).toBe(ports.length);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

it("a port that somebody listens on is taken, whichever address it is on", async () => {
  const port = await findFreePort();
  await assertPortFree(port, "PORT");
  const squatter = createServer().listen(port, "127.0.0.1");
  await once(squatter, "listening");
  await expect(assertPortFree(port, "PORT")).rejects.toThrow(
    `Port ${port} is taken: stop what listens there, or set PORT to another port.`,
  );
  squatter.close();
});
