import { asSuperuser } from "./bench-database.ts";
import type { Servers } from "./start-servers.ts";

/** Makes PostgreSQL count statements anew, those inside of functions and triggers too, or none any more. */
export async function countStatements(servers: Servers, track: "all" | "none"): Promise<void> {
  if (!servers.countsStatements) return;
  await asSuperuser(servers, async (admin) => {
    await admin`create extension if not exists pg_stat_statements`;
    await admin.unsafe(`alter system set pg_stat_statements.track = '${track}'`);
    await admin.unsafe(`alter system set pg_stat_statements.track_planning = ${track === "all"}`);
    await admin`select pg_reload_conf()`;
    if (track === "all") await admin`select pg_stat_statements_reset()`;
  });
}
