// What the tests under test/ take from here: servers that they may kill.
export { findFreePort } from "./find-free-port.ts";
export {
  findEmbeddedBinaries,
  findInstalledBinaries,
  type PostgresBinaries,
  readBinaries,
} from "./postgres/find-binaries.ts";
export type { StopMode } from "./postgres/launch-postmaster.ts";
export { type Postgres, type PostgresOptions, startPostgres } from "./postgres/start-postgres.ts";
export { type Guard, openGuard } from "./processes/open-guard.ts";
export { type Redis, startRedis } from "./redis/start-redis.ts";
