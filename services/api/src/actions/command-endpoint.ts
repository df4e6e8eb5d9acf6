import { type Database, lockEndpoint, type Tx } from "@quittance/db";
import type { Endpoint, EndpointId, Instant } from "@quittance/domain";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import { type Created, createOnce, recallAnswer } from "./create-once.ts";
import { type Deed, recordFor } from "./record-for.ts";

export interface EndpointCommand<Body> {
  readonly db: Database;
  readonly caller: Caller;
  readonly endpoint: EndpointId;
  readonly key: RequestKey | undefined;
  readonly schema: z.ZodType<Body>;
  readonly status: 200 | 202;
  /** Does it and says what is answered, and what it was for the audit log. */
  run(tx: Tx, endpoint: Endpoint, now: Instant): Promise<CommandOutcome<Body>>;
}

export interface CommandOutcome<Body> {
  readonly body: Body;
  readonly deed: Deed;
}

/**
 * Does something to an endpoint, under its lock and once for each idempotency key. What was answered
 * once is answered again, whatever has become of the endpoint since.
 */
export async function commandEndpoint<Body>(
  command: EndpointCommand<Body>,
): Promise<Created<Body>> {
  const { db, caller, key, schema } = command;
  const { tenant } = caller;
  const earlier = key && (await recallAnswer(db, tenant, key, schema));
  if (earlier !== undefined) return { body: earlier, replayed: true };
  const prepare = async (now: Instant, tx: Tx) => {
    const endpoint = await lockEndpoint(tx, tenant.id, command.endpoint);
    if (endpoint === undefined) throw new Problem("not_found");
    const { body, deed } = await command.run(tx, endpoint, now);
    return { body, write: () => recordFor(tx, caller, deed) };
  };
  return createOnce(db, tenant, key, schema, prepare, command.status);
}

/** @throws Problem `webhook_endpoint_disabled`: what is sent to it now would come to nothing */
export function requireEnabled({ status }: Endpoint): void {
  if (status !== "enabled") throw new Problem("webhook_endpoint_disabled");
}
