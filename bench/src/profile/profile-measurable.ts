import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Bench } from "../bench.ts";
import type { Measurable, Sample } from "../measure/measurable.ts";
import { asSuperuser } from "../servers/bench-database.ts";
import { countStatements } from "../servers/count-statements.ts";
import { type Share, topFunctions } from "./top-functions.ts";

const TOP = 40;

/**
 * Measures something while Node and PostgreSQL write down where their time goes, and writes that to
 * the folder for profiles. Both cost time themselves, so the figures are not to be compared.
 */
export async function profileMeasurable(
  bench: Bench,
  folder: string,
  measurable: Measurable,
): Promise<Sample> {
  mkdirSync(folder, { recursive: true });
  const known = new Set(readdirSync(folder));
  await countStatements(bench.servers, "all");
  const sample = await measurable.measure(bench);
  const statements = await readStatements(bench);
  await countStatements(bench.servers, "none");
  const processes = readdirSync(folder)
    .filter((file) => file.endsWith(".cpuprofile") && !known.has(file))
    .map((file) => describeProcess(file, readFileSync(path.join(folder, file), "utf8")));
  const file = path.join(folder, `${measurable.name.replaceAll(/\W+/g, "-")}.txt`);
  writeFileSync(file, [JSON.stringify(sample.figures), ...processes, statements].join("\n\n"));
  return sample;
}

/** The statements that took longest, those inside of functions and triggers included. */
async function readStatements({ servers }: Bench): Promise<string> {
  if (!servers.countsStatements) return "This server can not count statements.";
  const rows = await asSuperuser(
    servers,
    (admin) => admin<{ line: string }[]>`
      select format('%s ms, %s ms planning, %s calls, %s rows, %s kB WAL, %s: %s', total_exec_time::bigint, total_plan_time::bigint, calls, rows,
                    (wal_bytes / 1024)::bigint, case when toplevel then 'called' else 'inside' end,
                    left(regexp_replace(query, '\\s+', ' ', 'g'), 160)) as line
        from pg_stat_statements
        order by total_exec_time + total_plan_time desc
        limit ${TOP}`,
  );
  return ["PostgreSQL", ...rows.map(({ line }) => line)].join("\n");
}

function describeProcess(name: string, text: string): string {
  const { busySeconds, idleSeconds, places, functions } = topFunctions(JSON.parse(text), TOP);
  const lines = (shares: readonly Share[]) =>
    shares.map(({ name: what, percent }) => `  ${percent.toFixed(1).padStart(5)} % ${what}`);
  return [
    `${name}: busy for ${busySeconds.toFixed(1)} s, idle for ${idleSeconds.toFixed(1)} s; of the busy time, by itself,`,
    ...lines(places),
    "and by function",
    ...lines(functions),
  ].join("\n");
}
