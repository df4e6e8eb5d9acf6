import type { TenantId } from "@quittance/domain";
import type { Fragment, Sql } from "../database.ts";

/** What a rule is about, and what its scope is counted in. */
export const FAMILIES = ["ledger_transaction", "account", "payment_intent", "tenant"] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * Which subjects of a family are looked at: these, or those with an id in a range, which is open at
 * its start and closed at its end; null is no bound.
 */
export type Subjects =
  | { readonly ids: readonly string[] }
  | { readonly after: string | null; readonly upTo: string | null };

export const EVERYTHING: Subjects = { after: null, upTo: null };

/** What breaks a rule, as its query tells it. */
export interface BrokenRow {
  /** The id of the row at fault as the columns have it; where that has none, what names it. */
  readonly subject_id: string;
  readonly expected: string;
  readonly found: string;
}

/** A rule of the books, as one query that finds what breaks it. One statement, so one snapshot: no payment falls in between. */
export interface Rule {
  /** Short and for ever: metrics, logs and alerts name it. */
  readonly name: string;
  /** What always holds, in a sentence. */
  readonly sentence: string;
  /** What the scope is counted in. */
  readonly family: Family;
  /** What `subject_id` is the id of. */
  readonly subject:
    | "account"
    | "ledger_transaction"
    | "payment_intent"
    | "operation"
    | "batch"
    | "currency";
  /**
   * `change` costs no more than what changed, however long the history is; `complete` reads more,
   * and only a complete audit asks it.
   */
  readonly audit: "change" | "complete";
  /** Whether its subject is an account whose balance can not be relied on any more. */
  readonly freezes: boolean;
  find(sql: Sql, tenantId: TenantId, scope: Subjects): Fragment;
}
