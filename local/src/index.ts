// What the tests under test/ and the bench take from here: servers that they may kill, and how a
// command of ours lives.
export { findFreePort } from "./find-free-port.ts";
export { waitUntilReady } from "./instance/wait-until-ready.ts";
export {
  findEmbeddedBinaries,
  findInstalledBinaries,
  type PostgresBinaries,
  readBinaries,
} from "./postgres/find-binaries.ts";
export type { StopMode } from "./postgres/launch-postmaster.ts";
export { removeDataFolder } from "./postgres/place-cluster.ts";
export { type Postgres, type PostgresOptions, startPostgres } from "./postgres/start-postgres.ts";
export { listenForStop } from "./processes/listen-for-stop.ts";
export { NODE_ARGUMENTS } from "./processes/node-arguments.ts";
export { nodeEnvironment } from "./processes/node-environment.ts";
export { type Guard, openGuard } from "./processes/open-guard.ts";
export { NODE, runScript } from "./processes/run-script.ts";
export { findOnPath, findRedisBinary } from "./redis/find-on-path.ts";
export { type Redis, startRedis } from "./redis/start-redis.ts";
export { runMain, Sentence } from "./sentence.ts";
