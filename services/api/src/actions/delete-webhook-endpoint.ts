import { type Database, deleteEndpoint, inTransaction } from "@quittance/db";
import type { EndpointId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import { recordFor } from "./record-for.ts";

/** Deletes an endpoint and writes down who did it. Codes: not_found. */
export function deleteWebhookEndpoint(db: Database, caller: Caller, id: EndpointId): Promise<void> {
  return inTransaction(db, caller.tenant.id, async (tx) => {
    if (!(await deleteEndpoint(tx, caller.tenant.id, id))) throw new Problem("not_found");
    await recordFor(tx, caller, { action: "webhook_endpoint.deleted", resource: id, detail: {} });
  });
}
