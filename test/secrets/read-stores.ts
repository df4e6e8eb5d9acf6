import { Redis } from "ioredis";
import postgres from "postgres";
import type { Writing } from "./canaries.ts";

/** Everything that a PostgreSQL database holds, a row at a time, in whatever schema. */
export async function readDatabase(url: string, name: string): Promise<readonly Writing[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ schema: string; table: string }[]>`
      select schemaname as schema, tablename as table from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`;
    const read = tables.map(async ({ schema, table }) => {
      const rows = await sql<{ text: string }[]>`
        select to_jsonb(t)::text as text from ${sql(schema)}.${sql(table)} t`;
      return rows.map(({ text }) => ({ place: `${name} ${table}`, text }));
    });
    return (await Promise.all(read)).flat();
  } finally {
    await sql.end();
  }
}

/** Everything that a Redis holds: keys and values of every type. */
export async function readRedis(url: string): Promise<readonly Writing[]> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys("*");
    return await Promise.all(
      keys.map(async (key) => ({ place: "queue", text: `${key} ${await readKey(redis, key)}` })),
    );
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case "string":
      return (await redis.get(key)) ?? "";
    case "hash":
      return JSON.stringify(await redis.hgetall(key));
    case "list":
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case "set":
      return JSON.stringify(await redis.smembers(key));
    case "zset":
      return JSON.stringify(await redis.call("zrange", key, "0", "-1"));
    case "stream":
      return JSON.stringify(await redis.call("xrange", key, "-", "+"));
    default:
      return "";
  }
}
