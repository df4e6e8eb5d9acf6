import type { TenantId } from "@quittance/domain";
import { validate } from "uuid";

/**
 * What a transaction says first: whose rows it is about. Row level security (migrations/0013) shows and
 * takes no others, whatever the statements ask for. It ends with the transaction.
 */
export type Context = string;

/** The rows of one tenant. */
export function ofTenant(id: TenantId): Context {
  // It is spliced into SQL, so that it can travel with BEGIN.
  if (!validate(id)) throw new Error("a tenant's id is a UUID");
  return `set local quittance.tenant_id = '${id}'`;
}

/** The keys with these SHA-256, and their tenants. */
export const ofKeys = (hashes: readonly Buffer[]): Context =>
  `set local quittance.key_hashes = '${hashes.map((hash) => hash.toString("hex")).join(",")}'`;

/** Of every tenant what lists of work and measures need, and nothing to be written. */
export const OF_EVERY_TENANT: Context =
  "set transaction read only; set local role quittance_overview";
