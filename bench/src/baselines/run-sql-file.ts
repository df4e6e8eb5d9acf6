import postgres from "postgres";
import type { Sample } from "../measure/measurable.ts";
import type { SqlFile } from "./sql-file.ts";

/** Runs of each connection after which nothing is cold any more. */
const WARM_UP_RUNS = 1;

/** Runs a file of SQL as fast as its connections can, and counts the payments. */
export async function runSqlFile(url: string, file: SqlFile, forMs: number): Promise<Sample> {
  const sql = postgres(url, { max: file.connections, onnotice: () => {} });
  let runs = 0;
  const finishedAt: number[] = [];
  async function runOnce(): Promise<boolean> {
    const results = await sql.unsafe(file.run.replaceAll(":run", String(runs++)));
    // Several statements give a list of results, a single one gives its own.
    const last: unknown = Array.isArray(results[0]) ? results.at(-1) : results;
    const isOver = hasCount(last) && last.count === 0;
    if (!isOver) finishedAt.push(performance.now());
    return !isOver;
  }
  try {
    if (file.setUp.trim() !== "") await sql.unsafe(file.setUp);
    const deadline = performance.now() + forMs;
    const lane = async (): Promise<void> => {
      while (performance.now() < deadline && (await runOnce()));
    };
    await Promise.all(Array.from({ length: file.connections }, lane));
  } finally {
    await sql.end();
  }
  const warm = finishedAt[WARM_UP_RUNS * file.connections - 1] ?? finishedAt[0] ?? Number.NaN;
  const counted = finishedAt.filter((at) => at > warm).length;
  const seconds = ((finishedAt.at(-1) ?? Number.NaN) - warm) / 1_000;
  return { figures: { rate: (counted * file.payments) / seconds } };
}

const hasCount = (result: unknown): result is { readonly count: number } =>
  typeof result === "object" && result !== null && "count" in result;
