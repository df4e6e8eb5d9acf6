import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "@quittance/db";
import { expect, test } from "vitest";
import { openCommitProxy } from "../harness/commit-proxy.ts";
import { afterDrill } from "../harness/open-drill.ts";
import { createTestDatabase } from "../harness/test-database.ts";

test("a connection that is given up right after it was made ends no process", async () => {
  const { url, drop } = await createTestDatabase();
  afterDrill(drop);
  // The first thing that postgres.js asks on a new connection, before what it was opened for.
  const proxy = await openCommitProxy(url, () => (statement) => statement.includes("typarray"));
  afterDrill(proxy.close);
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);
  process.on("unhandledRejection", note);
  afterDrill(async () => process.off("unhandledRejection", note));

  const unanswered = proxy.strikeNext("hold-answer");
  const db = openDatabase({
    url: proxy.url,
    name: "quittance-test",
    connectionsMax: 1,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 5_000,
  });
  // The watch of the server connects first.
  await unanswered;
  await db.close();
  await delay(10);
  expect(uncaught).toEqual([]);
});
