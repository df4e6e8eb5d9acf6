import type { QueryParams, Schemas } from "../contract/routes.ts";

/** Which period: from `from` until just before `to`. */
export interface StatementParams extends QueryParams<"GET /v1/accounts/{id}/statement"> {}

/** A period of an account. The balance before it and the entries of all its pages make the one after it. */
export interface Statement extends Readonly<Schemas["Statement"]> {}
