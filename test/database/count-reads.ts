import { type Database, inTenant } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import type postgres from "postgres";

/** What statements read, whatever it took them: counted by PostgreSQL itself. */
export interface Reads {
  /** Pages of 8 KiB, each time one is looked at, inside functions too. */
  readonly pages: number;
  /** Rows that a table or an index gave, without those read inside functions. */
  readonly rows: number;
}

interface Plan {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Shared Hit Blocks"?: number;
  readonly "Shared Read Blocks"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Plan[];
}

interface Sent {
  readonly query: unknown;
  readonly parts: readonly unknown[];
}

/** Runs `work`, and then its own statements again under EXPLAIN ANALYZE, and counts what they read. */
export async function countReads(
  db: Database,
  tenantId: TenantId,
  work: (db: Database) => Promise<unknown>,
): Promise<Reads> {
  const sent: Sent[] = [];
  await work({ ...db, use: (run) => db.use((sql, isLost) => run(recording(sql, sent), isLost)) });
  // A fragment is part of another statement; what is part of none was sent.
  const fragments = new Set(sent.flatMap(({ parts }) => parts));
  let [pages, rows] = [0, 0];
  for (const { query, parts } of sent) {
    if (fragments.has(query)) continue;
    const [row] = await inTenant(
      db,
      tenantId,
      (sql) => sql<[{ "QUERY PLAN": readonly [{ Plan: Plan }] }]>`
      explain (analyze, buffers, timing off, format json) ${Reflect.apply(sql, undefined, parts)}`,
    );
    const [{ Plan: plan }] = row["QUERY PLAN"];
    pages += (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
    rows += rowsScanned(plan);
  }
  return { pages, rows };
}

/** The same connection, but what is written with it is noted. */
function recording(template: postgres.Sql, sent: Sent[]): postgres.Sql {
  return new Proxy(template, {
    apply(target, self, parts: unknown[]) {
      const query = Reflect.apply(target, self, parts);
      const [strings] = parts;
      if (Array.isArray(strings) && "raw" in strings) sent.push({ query, parts });
      return query;
    },
  });
}

const rowsScanned = (plan: Plan): number =>
  (/^(Seq|Index|Index Only|Bitmap Heap) Scan$/.test(plan["Node Type"])
    ? (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"]
    : 0) + (plan.Plans ?? []).reduce((sum, child) => sum + rowsScanned(child), 0);
