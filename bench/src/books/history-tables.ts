import type postgres from "postgres";

/** Books are built from units: ten customers, of whom four intents move one account each way a round. */
const UNIT = { accounts: 10, intents: 4 };

const AMOUNT = 100;

/** A UUID that sorts by n, as those of one process do. Each kind of row has ids of its own. */
const idOf = (kind: number, n: string): string =>
  `(lpad(to_hex(1750000000000 + ${n} / 4), 12, '0') || '7' || lpad(to_hex(${n} % 4), 3, '0')
    || '8${kind}' || lpad(to_hex(${n}), 14, '0'))::uuid`;

const MOMENT = "timestamptz '2025-06-15' + n * interval '0.25 milliseconds'";

/** Where the rounds stand: n counts intents; a round moves from the even account to the odd one, the next one back. */
const INTENTS = `
  select n, n / (units * ${UNIT.intents}) as round, n / ${UNIT.intents} % units as unit,
         n % ${UNIT.intents} as place, date_trunc('milliseconds', ${MOMENT}) as at, tenant_id
    from history, generate_series(0, rounds * units * ${UNIT.intents} - 1) as n`;

/** An intent's legs: the fourth of a unit has two. */
const LEGS = `
  select i.*, leg, unit * ${UNIT.accounts} + 2 * (place + leg) as even from (${INTENTS}) i,
    generate_series(0, case place when ${UNIT.intents - 1} then 1 else 0 end) as leg`;

/**
 * What fills each table, so that every rule of the books holds: each account is moved once a round,
 * so versions, counters and balances follow from the round's number.
 */
export const HISTORY: readonly { readonly table: string; readonly fill: string }[] = [
  {
    table: "entries",
    fill: `
      insert into entries (tenant_id, account_id, account_version, id, ledger_transaction_id, position,
                           direction, amount, currency, exponent, layer, balance_after, posted_debits,
                           posted_credits, pending_debits, pending_credits, effective_at, created_at)
      select tenant_id, a.id, round + 2, ${idOf(3, "(n * 4 + 2 * leg + credit)")}, ${idOf(1, "n")},
             2 * leg + credit, case credit when 0 then 'debit' else 'credit' end, ${AMOUNT}, 'USD', 2,
             'posted', ${AMOUNT} * (credits - debits), ${AMOUNT} * debits, ${AMOUNT} * credits, 0, 0, at, at
        from (${LEGS}) l, generate_series(0, 1) as credit,
          lateral (select (credit + round) % 2 as odd) side,
          lateral (select (round + 2 - odd) / 2 as debits, (round + 1 + odd) / 2 as credits) counted
        join history_accounts a on true where a.number = even + odd`,
  },
  {
    table: "payment_intents",
    fill: `
      insert into payment_intents (tenant_id, id, status, captured, ledger_transaction_ids, version,
                                   event_sequence, created_at, updated_at, finished_at, lock_wait_ms)
      select tenant_id, ${idOf(0, "n")}, 'succeeded',
             ${AMOUNT} * (case place when ${UNIT.intents - 1} then 2 else 1 end), array[${idOf(1, "n")}],
             2, 1, at, at, at, 0
        from (${INTENTS}) i`,
  },
  {
    table: "events",
    fill: `
      insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
      select tenant_id, ${idOf(2, "n")}, 'payment_intent.succeeded', ${idOf(0, "n")}, 1,
             '{"type":"payment_intent.succeeded","sequence":1,"data":{"object":{"status":"succeeded"}}}', at
        from (${INTENTS}) i`,
  },
  {
    table: "legs",
    fill: `
      insert into legs (tenant_id, intent_id, position, source, destination, currency, exponent, amount)
      select tenant_id, ${idOf(0, "n")}, leg, s.id, d.id, 'USD', 2, ${AMOUNT}
        from (${LEGS}) l
        join history_accounts s on s.number = even + round % 2
        join history_accounts d on d.number = even + 1 - round % 2`,
  },
  {
    table: "ledger_transactions",
    fill: `
      insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
      select tenant_id, ${idOf(1, "n")}, 'payment', ${idOf(0, "n")}, at, at from (${INTENTS}) i`,
  },
  {
    table: "idempotency_keys",
    fill: `
      insert into idempotency_keys (tenant_id, key, fingerprint, intent_id, created_at)
      select tenant_id, 'history-' || n, sha256(n::text::bytea), ${idOf(0, "n")}, at
        from (${INTENTS}) i`,
  },
];

/** Numbers the accounts that take part, and says how many rounds there are. */
export async function planHistory(
  sql: postgres.Sql,
  tenantId: string,
  customers: readonly string[],
  rounds: number,
): Promise<void> {
  await sql`
    create unlogged table history_accounts as
      select number - 1 as number, id from unnest(${customers}::uuid[]) with ordinality as a (id, number)`;
  await sql`create unique index on history_accounts (number)`;
  await sql`
    create unlogged table history as
      select ${tenantId}::uuid as tenant_id, ${rounds}::bigint as rounds,
             ${Math.floor(customers.length / UNIT.accounts)}::bigint as units`;
  await sql`analyze history_accounts, history`;
}

/** Brings the accounts to where their last entry left them, and the audit to where it would have come. */
export async function settleHistory(sql: postgres.Sql): Promise<void> {
  await sql`
    update accounts a
      set version = rounds + 1,
          posted_debits = ${AMOUNT} * ((rounds + 1 - odd) / 2),
          posted_credits = ${AMOUNT} * ((rounds + odd) / 2)
      from history, history_accounts h, lateral (select h.number % 2 as odd) side
      where a.tenant_id = history.tenant_id and a.id = h.id`;
  await sql`
    insert into audits (tenant_id, changes_xid, last_complete_from, last_complete_at)
    select tenant_id, pg_current_xact_id(), now(), now() from history
    on conflict (tenant_id) do update set changes_xid = excluded.changes_xid`;
  await sql`drop table history, history_accounts`;
}
