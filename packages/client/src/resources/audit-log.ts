import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListing, type Listing } from "../transport/listing.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";

/** Who did what, when, and what it was before. */
export interface AuditLogEntry extends Readonly<Schemas["AuditLogEntry"]> {}

/** Which entries. */
export interface AuditLogListParams extends QueryParams<"GET /v1/audit_log"> {}

/** What was done to keys, accounts, currencies and endpoints. */
export function createAuditLogResource(send: Send) {
  return {
    /**
     * What was done, newest first. It needs the scope `keys:write`.
     *
     * @throws QuittanceError `insufficient_scope`
     */
    list: (params: AuditLogListParams = {}, options?: CallOptions): Listing<AuditLogEntry> =>
      createListing((query) => send("GET /v1/audit_log", { query, options }), { ...params }),
  };
}
