import type { TenantId } from "@quittance/domain";
import { validate } from "uuid";

/**
 * What a transaction says first: whose rows it is about. Row level security (migrations/0013) shows and
 * takes no others, whatever the statements ask for. It ends with the transaction.
 */
export type Context = string;

/**
 * How statements are planned. "fitted": PostgreSQL may plan a statement anew for its values, which searches
 * with filters need. "kept": each is planned once, and nothing is spent on plans afterwards; for statements
 * that find rows by their keys, whatever these are.
 */
export type Plans = "fitted" | "kept";

/** The rows of one tenant. */
export function ofTenant(id: TenantId, plans: Plans): Context {
  // It is spliced into SQL, so that it can travel with BEGIN.
  if (!validate(id)) throw new Error("a tenant's id is a UUID");
  const whose = `set local quittance.tenant_id = '${id}'`;
  return plans === "kept" ? `${whose}; set local plan_cache_mode = force_generic_plan` : whose;
}

/** The keys with these SHA-256, and their tenants. */
export const ofKeys = (hashes: readonly Buffer[]): Context =>
  `set local quittance.key_hashes = '${hashes.map((hash) => hash.toString("hex")).join(",")}'`;

/** Of every tenant what lists of work and measures need, and nothing to be written. */
export const OF_EVERY_TENANT: Context =
  "set transaction read only; set local role quittance_overview";
