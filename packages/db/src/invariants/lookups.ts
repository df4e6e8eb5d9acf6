import type { TenantId } from "@quittance/domain";
import type { Fragment, Sql } from "../database.ts";

// What belongs to a row, as a join, with nulls when there is none. LIMIT and OFFSET keep each a search
// by its whole key. Left free, the planner may join tables as a whole: the statistics of a
// young table, or of a tenant that grew since, say that all of a tenant are a handful of rows.

type Lookup = (sql: Sql, tenantId: TenantId) => Fragment;

/** `before`: the entry before entry `e` of the same account. */
export const entryBefore: Lookup = (sql, tenantId) => sql`
  left join lateral (
    select * from entries previous
      where previous.tenant_id = ${tenantId} and previous.account_id = e.account_id
        and previous.account_version = e.account_version - 1
      limit 1) before on true`;

/** `t`: the ledger transaction of entry `e`. */
export const transactionOfEntry: Lookup = (sql, tenantId) => sql`
  left join lateral (
    select * from ledger_transactions its
      where its.tenant_id = ${tenantId} and its.id = e.ledger_transaction_id
      limit 1) t on true`;

/** `a`: the account of entry `e`. */
export const accountOfEntry: Lookup = (sql, tenantId) => sql`
  left join lateral (
    select * from accounts its
      where its.tenant_id = ${tenantId} and its.id = e.account_id
      limit 1) a on true`;

/** `i`: the payment intent of ledger transaction `t`. */
export const intentOfTransaction: Lookup = (sql, tenantId) => sql`
  left join lateral (
    select * from payment_intents its
      where its.tenant_id = ${tenantId} and its.id = t.intent_id
      limit 1) i on true`;

/** The entries of payment intent `i`, with the `kind` of their ledger transactions. */
export const entriesOfIntent: Lookup = (sql, tenantId) => sql`(
  select entry.*, transaction.kind
    from (select distinct unnest(i.ledger_transaction_ids) as id) listed
    cross join lateral (
      select its.kind from ledger_transactions its
        where its.tenant_id = ${tenantId} and its.id = listed.id and its.intent_id = i.id
        limit 1) transaction
    cross join lateral (
      select * from entries its
        where its.tenant_id = ${tenantId} and its.ledger_transaction_id = listed.id
        offset 0) entry)`;
