import type { Database, Tenant } from "@quittance/db";
import type { Problem } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";
import { type EarlierClaim, readEarlier } from "./read-earlier.ts";

/**
 * The answer to a request that the door refuses, unless it was accepted earlier. A retry gets its
 * first answer although an account that it names has been frozen since, or too much is waiting.
 *
 * @throws Problem
 */
export async function recallClaim(
  db: Database,
  tenant: Tenant,
  owner: RequestKey,
  refusal: Problem,
): Promise<Exclude<EarlierClaim, { kind: "refused" }>> {
  const earlier = (await readEarlier(db, tenant, [owner]))(owner);
  if (earlier === undefined) throw refusal;
  if (earlier.kind === "refused") throw earlier.problem;
  return earlier;
}
