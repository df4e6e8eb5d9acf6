import type { TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import type { Family } from "./rule.ts";

/** What some transactions changed: the ids of each family. */
export interface Changed {
  /** The last of these transactions. */
  readonly xid: string;
  readonly ids: Readonly<Record<Exclude<Family, "tenant">, readonly string[]>>;
}

/**
 * What changed after a transaction, some hundreds of events at a time. Everything that the books say
 * changes together with an event, and events have their transaction's number and an index of it: so
 * the events tell what to audit, exactly, and no further index is written for it. Whatever is older
 * than every running transaction is complete; the others come next time.
 */
export async function findChanged(
  tx: Tx,
  tenantId: TenantId,
  afterXid: string,
  events: number,
): Promise<Changed | undefined> {
  const [row] = await tx<
    {
      xid: string | null;
      ledger_transactions: readonly string[];
      accounts: readonly string[];
      intents: readonly string[];
    }[]
  >`
    with changed as materialized (
      select xid, type, resource_id from events
        where tenant_id = ${tenantId} and xid > ${afterXid}::xid8
          and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by xid
        fetch first (${events}::integer) rows with ties
    ), intent as materialized (
      select resource_id as id from changed where type like 'payment_intent.%'
      union
      select o.intent_id
        from changed
        cross join lateral (
          select intent_id from operations its
            where its.tenant_id = ${tenantId} and its.id = changed.resource_id
            limit 1) o
        where changed.type like 'capture.%' or changed.type like 'refund.%'
    )
    select
      (select xid from changed order by xid desc limit 1) as xid,
      array(select id from intent) as intents,
      array(
        select distinct unnest(i.ledger_transaction_ids)
          from intent
          cross join lateral (
            select ledger_transaction_ids from payment_intents its
              where its.tenant_id = ${tenantId} and its.id = intent.id
              limit 1) i
      ) as ledger_transactions,
      array(
        select resource_id from changed where type like 'account.%'
        union
        select side.account_id
          from intent
          cross join lateral (
            select source, destination from legs its
              where its.tenant_id = ${tenantId} and its.intent_id = intent.id
              offset 0) leg
          cross join lateral (values (leg.source), (leg.destination)) as side (account_id)
      ) as accounts`;
  if (row === undefined || row.xid === null) return undefined;
  return {
    xid: row.xid,
    ids: {
      ledger_transaction: row.ledger_transactions,
      account: row.accounts,
      payment_intent: row.intents,
    },
  };
}
