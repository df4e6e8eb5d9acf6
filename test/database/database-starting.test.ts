import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Database, inTransaction, isDatabaseAway, openDatabase } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { expect, test } from "vitest";
import { reportDrill } from "../harness/expect-bells.ts";
import { afterDrill } from "../harness/open-drill.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import { openProxy } from "../system/cuttable-proxy.ts";

const CONNECTIONS = 4;
const QUERIES = 3 * CONNECTIONS;
/** Recovery from a crash takes minutes; whoever is not told after this long is left hanging. */
const HANGING_MS = 8_000;

const NOBODY = randomUUID() as TenantId;

test("while PostgreSQL recovers from a crash every query fails soon, and afterwards every query works", async () => {
  const { url, drop } = await createTestDatabase();
  afterDrill(drop);
  const proxy = await openProxy(url);
  afterDrill(proxy.close);
  const db = openDatabase({
    url: proxy.url,
    name: "quittance-test",
    connectionsMax: CONNECTIONS,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 5_000,
  });
  afterDrill(db.close);
  expect(await outcomesOf(db, 0)).toEqual({ works: QUERIES });

  // Some wait for an answer, some wait for a connection.
  const underWay = outcomesOf(db, 4);
  await delay(300);
  proxy.startUp();
  expect(await underWay).toEqual({ fails: QUERIES });
  expect(await outcomesOf(db, 0)).toEqual({ fails: QUERIES });
  expect(await outcomesOf(db, 0)).toEqual({ fails: QUERIES });
  await proxy.mend();
  expect(await outcomesOf(db, 0)).toEqual({ works: QUERIES });
  reportDrill("PostgreSQL starting up", { queries: QUERIES, failed: 3 * QUERIES, hung: 0 });
}, 60_000);

/** How many of a dozen queries, half of them in transactions, work, fail as they should, or hang. */
async function outcomesOf(db: Database, seconds: number): Promise<Record<string, number>> {
  const outcomes = await Promise.all(
    Array.from({ length: QUERIES }, async (_, index) => {
      const query =
        index % 2 === 0
          ? db.use((sql) => sql`select pg_sleep(${seconds})`)
          : inTransaction(db, NOBODY, (tx) => tx`select pg_sleep(${seconds})`);
      const outcome = query.then(
        () => "works",
        (error: unknown) => (isDatabaseAway(error) ? "fails" : String(error)),
      );
      return Promise.race([outcome, delay(HANGING_MS, "hangs")]);
    }),
  );
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
