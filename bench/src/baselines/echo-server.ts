// A Hono app that sends a request's JSON back, behind the same HTTP server as our api.
import {
  createLog,
  createMetrics,
  createReadiness,
  runUntilSignal,
  serveHttp,
  startHealthDoor,
} from "@quittance/process";
import { Hono } from "hono";

const log = createLog({ name: "echo", level: "info" });
const app = new Hono().post("/v1/payment_intents", async (c) => c.json(await c.req.json(), 202));

async function start() {
  const door = await serveHttp({
    app,
    port: Number(process.env["PORT"]),
    host: "127.0.0.1",
    variable: "PORT",
  });
  const health = await startHealthDoor({
    ...createReadiness({ checks: {} }),
    port: Number(process.env["METRICS_PORT"]),
    registry: createMetrics("echo"),
    log,
  });
  return {
    async close() {
      await door.close(1_000);
      await health.close();
    },
  };
}

await runUntilSignal(start, { log, shutdownTimeoutMs: 5_000, endWithParent: true });
