import { z } from "zod";

/** A port to listen on; 0 takes any free one. */
export const portVariable = z.coerce.number().int().min(0).max(65_535);

/** The environment variables that every service reads. Descriptions go into `.env.example`. */
export const processVariables = {
  DATABASE_URL: z
    .string("a postgres:// URL is expected")
    .regex(/^postgres(ql)?:\/\//, "a postgres:// URL is expected")
    .meta({
      description:
        "Where PostgreSQL 15 or newer is: postgres://user:password@host:5432/database. The only truth.",
    }),
  QUEUE_URL: z
    .string()
    .regex(/^(rediss?|postgres(ql)?):\/\//, "a redis://, rediss:// or postgres:// URL is expected")
    .optional()
    .meta({
      description:
        "Where the queue is: redis:// or rediss:// for Redis and Valkey, postgres:// for PostgreSQL. By default a database beside DATABASE_URL with `_queue` after its name.",
    }),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
    .default("info")
    .meta({
      description: "The least severe level that is logged: trace, debug, info, warn, error, fatal.",
    }),
  SHUTDOWN_TIMEOUT_MS: z.coerce.number().int().positive().default(10_000).meta({
    description:
      "How long a process may take to finish what it has begun after SIGTERM, in milliseconds.",
  }),
  QUITTANCE_END_WITH_PARENT: z.enum(["0", "1"]).default("0").meta({
    description:
      "1 ends a process in good order when the process that started it is gone; `npm start` sets it.",
  }),
};
