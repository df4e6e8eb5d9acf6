import type { Context } from "hono";
import type { z } from "zod";
import type { AppEnv } from "../app-env.ts";

/** The body of a command that may be left out: an empty one then, with the schema's defaults. */
export async function readOptionalBody<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<{ readonly raw: unknown; readonly body: z.output<Schema> }> {
  const raw: unknown = c.req.header("Content-Type") === undefined ? {} : await c.req.json();
  return { raw, body: schema.parse(raw) };
}
