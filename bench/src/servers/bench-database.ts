import { defaultQueueUrl } from "@quittance/queue";
import postgres from "postgres";
import type { Servers } from "./start-servers.ts";

/** A database that only one measurement uses. */
export interface BenchDatabase {
  readonly url: string;
  /** The superuser's connections. */
  readonly sql: postgres.Sql;
  /** Where its queue is: Redis, or a database beside it. */
  queueUrl(backend: QueueBackend): string;
  drop(): Promise<void>;
}

export type QueueBackend = "redis" | "postgres";

/** Databases of a Redis server. */
const REDIS_DATABASES = 16;

let made = 0;

/** Makes a database as a copy of another one. */
export async function copyDatabase(servers: Servers, template: string): Promise<BenchDatabase> {
  made += 1;
  const number = made;
  const name = `bench_${number}`;
  await asSuperuser(servers, async (admin) => {
    await admin`create database ${admin(name)} template ${admin(template)} strategy file_copy`;
  });
  const url = servers.postgresUrl(name);
  const sql = postgres(url, { max: 4, onnotice: () => {} });
  return {
    url,
    sql,
    queueUrl(backend) {
      if (backend === "postgres") return defaultQueueUrl(url);
      if (servers.redisUrl === null) throw new Error("there is no Redis here");
      return `${servers.redisUrl}/${number % REDIS_DATABASES}`;
    },
    async drop() {
      await sql.end({ timeout: 2 });
      await asSuperuser(servers, async (admin) => {
        await admin`drop database if exists ${admin(name)} with (force)`;
        await admin`drop database if exists ${admin(`${name}_queue`)} with (force)`;
      });
    },
  };
}

/** The queue that a scenario runs on unless it is about queues: Redis where there is one. */
export const usualBackend = ({ redisUrl }: Servers): QueueBackend =>
  redisUrl === null ? "postgres" : "redis";

/** Runs statements in the server's own database. */
export async function asSuperuser<T>(
  servers: Servers,
  work: (admin: postgres.Sql) => Promise<T>,
): Promise<T> {
  const admin = postgres(servers.postgresUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
