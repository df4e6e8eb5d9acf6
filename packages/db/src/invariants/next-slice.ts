import type { TenantId } from "@quittance/domain";
import type { Sql } from "../database.ts";
import type { Family, Subjects } from "./rule.ts";

/** A range of ids that is audited with one statement for each rule. */
export type Slice = Extract<Subjects, { after: string | null }>;

/** How many subjects, and how many entries of accounts, a slice has at most. One account is never split. */
const SUBJECTS_MAX = 2_000;
const ENTRIES_MAX = 200_000;

/** The slice of a family that begins after an id. The last one has no end, so that no id falls between. */
export async function nextSlice(
  sql: Sql,
  tenantId: TenantId,
  family: Family,
  after: string | null,
): Promise<Slice> {
  switch (family) {
    case "ledger_transaction":
      return { after, upTo: await endOf(sql, tenantId, "ledger_transactions", after) };
    case "payment_intent":
      return { after, upTo: await endOf(sql, tenantId, "payment_intents", after) };
    case "account":
      return { after, upTo: await endOfAccounts(sql, tenantId, after) };
    case "tenant":
      return { after: null, upTo: null };
  }
}

async function endOf(
  sql: Sql,
  tenantId: TenantId,
  table: "ledger_transactions" | "payment_intents",
  after: string | null,
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from ${sql(table)}
      where tenant_id = ${tenantId} ${after === null ? sql`` : sql`and id > ${after}`}
      order by id
      offset ${SUBJECTS_MAX - 1} limit 1`;
  return row?.id ?? null;
}

/** Accounts are as much work as they have entries, which their versions count. */
async function endOfAccounts(
  sql: Sql,
  tenantId: TenantId,
  after: string | null,
): Promise<string | null> {
  const rows = await sql<{ id: string; is_full: boolean }[]>`
    select id, sum(version) over (order by id) >= ${ENTRIES_MAX} as is_full
      from (
        select id, version from accounts
          where tenant_id = ${tenantId} ${after === null ? sql`` : sql`and id > ${after}`}
          order by id
          limit ${SUBJECTS_MAX}) next
      order by id`;
  const end = rows.find(({ is_full }) => is_full) ?? rows[SUBJECTS_MAX - 1];
  return end?.id ?? null;
}
