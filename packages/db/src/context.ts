import type { TenantId } from "@quittance/domain";
import { validate } from "uuid";

/**
 * What a transaction says first: whose rows it is about. Row level security (migrations/0013) shows and
 * takes no others, whatever the statements ask for. It ends with the transaction.
 */
export type Context = string;

/**
 * How statements are planned. "usual": as PostgreSQL likes, which searches with filters need. "kept": each is planned
 * once, and nothing is spent on plans afterwards; for statements that find few rows by their keys, whatever these are.
 * "fitted": each is planned for its values each time, also when a kept plan looks cheaper, as one made for few rows
 * or an empty table does.
 */
export type Plans = "usual" | "kept" | "fitted";

/** For more rows than these a plan is a small part of the work, and one that fits them may be much better; see decision 40. */
const KEPT_PLANS_MAX = 100;

/** How to plan statements that find so many rows by their keys. */
export const plansFor = (keys: number): Plans => (keys > KEPT_PLANS_MAX ? "fitted" : "kept");

const SAYING: Readonly<Record<Plans, string>> = {
  usual: "",
  kept: "; set local plan_cache_mode = force_generic_plan",
  fitted: "; set local plan_cache_mode = force_custom_plan",
};

/** The rows of one tenant. */
export function ofTenant(id: TenantId, plans: Plans): Context {
  // It is spliced into SQL, so that it can travel with BEGIN.
  if (!validate(id)) throw new Error("a tenant's id is a UUID");
  return `set local quittance.tenant_id = '${id}'${SAYING[plans]}`;
}

/** The keys with these SHA-256, and their tenants. */
export const ofKeys = (hashes: readonly Buffer[]): Context =>
  `set local quittance.key_hashes = '${hashes.map((hash) => hash.toString("hex")).join(",")}'`;

/** Of every tenant what lists of work and measures need, and nothing to be written. */
export const OF_EVERY_TENANT: Context =
  "set transaction read only; set local role quittance_overview";
