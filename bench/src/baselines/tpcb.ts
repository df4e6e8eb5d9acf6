import postgres from "postgres";
import { findOnPath, runScript } from "../../../local/src/index.ts";
import type { Bench } from "../bench.ts";
import type { Measurable, Sample } from "../measure/measurable.ts";
import { asSuperuser } from "../servers/bench-database.ts";
import { prepareTpcb, runTpcb } from "./tpcb-stand-in.ts";

const DATABASE = "bench_tpcb";

/** What the server does best with on two cores: with fewer it is idle, with more it contends. */
const CLIENTS = 16;

/** PostgreSQL's own measure: a transaction with three updates, a read and an insert. */
export const tpcb: Measurable = {
  name: "tpcb",
  title:
    findOnPath("pgbench") === null
      ? "TPC-B-like (stand-in: pgbench's script through our driver)"
      : `TPC-B-like (pgbench -M prepared -c ${CLIENTS})`,
  rounds: 3,
  measure: (bench) =>
    findOnPath("pgbench") === null ? measureStandIn(bench) : measureWithPgbench(bench),
};

async function measureWithPgbench(bench: Bench): Promise<Sample> {
  const { scale } = bench;
  if (await makeDatabase(bench))
    await runPgbench(bench, ["-i", "-q", "-s", String(scale.tpcbScale)]);
  await checkpoint(bench);
  const seconds = Math.max(1, Math.round(scale.loadMs / 1_000));
  const output = await runPgbench(bench, [
    "--no-vacuum",
    "--protocol=prepared",
    `--client=${CLIENTS}`,
    "--jobs=1",
    `--time=${seconds}`,
  ]);
  const rate = /^tps = ([\d.]+)/m.exec(output)?.[1];
  if (rate === undefined) throw new Error(`pgbench says something new:\n${output}`);
  return { figures: { rate: Number(rate) } };
}

async function runPgbench(bench: Bench, args: readonly string[]): Promise<string> {
  const { exitCode, output } = await runScript(
    ["pgbench", ...args, bench.servers.postgresUrl(DATABASE)],
    { root: bench.root, output: "keep", signal: bench.signal },
  );
  if (exitCode !== 0) throw new Error(`pgbench failed:\n${output}`);
  return output;
}

async function measureStandIn(bench: Bench): Promise<Sample> {
  const { scale } = bench;
  const isNew = await makeDatabase(bench);
  const url = bench.servers.postgresUrl(DATABASE);
  const sql = postgres(url, { max: CLIENTS, onnotice: () => {} });
  try {
    if (isNew) await prepareTpcb(sql, scale.tpcbScale);
    await checkpoint(bench);
    const terms = { clients: CLIENTS, scale: scale.tpcbScale, forMs: scale.loadMs };
    return { figures: { rate: await runTpcb(sql, terms) } };
  } finally {
    await sql.end();
  }
}

/** Makes the database once in a run of the bench; true when it is new. */
const makeDatabase = ({ servers }: Bench): Promise<boolean> =>
  asSuperuser(servers, async (admin) => {
    const known = await admin`select 1 from pg_database where datname = ${DATABASE}`;
    if (known.length === 0) await admin`create database ${admin(DATABASE)}`;
    return known.length === 0;
  });

const checkpoint = ({ servers }: Bench): Promise<unknown> =>
  asSuperuser(servers, (admin) => admin`checkpoint`.execute());
