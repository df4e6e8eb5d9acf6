-- What posting writes, thought up before and written with one statement a table, 1,000 intents in a
-- transaction, on one connection.
-- bench: payments 1000
create unlogged table raw_intents as
  select (row_number() over (order by id) - 1) / 1000 as run, tenant_id, id,
         new_uuid_v7() as ledger_transaction_id, new_uuid_v7() as event_id,
         date_trunc('milliseconds', now()) as at
    from payment_intents
    where status = 'pending';
create index on raw_intents (run);

create unlogged table raw_entries as
  select i.run, i.tenant_id, side.account_id, i.id as intent_id, i.ledger_transaction_id, i.at,
         new_uuid_v7() as id, side.position, side.direction, l.amount, l.currency, l.exponent,
         a.version + row_number() over account as account_version,
         a.posted_debits
           + sum(case side.direction when 'debit' then l.amount else 0 end) over account as debits,
         a.posted_credits
           + sum(case side.direction when 'credit' then l.amount else 0 end) over account as credits
    from raw_intents i
    join legs l on l.tenant_id = i.tenant_id and l.intent_id = i.id,
    lateral (values (l.source, (2 * l.position)::smallint, 'debit'),
                    (l.destination, (2 * l.position + 1)::smallint, 'credit'))
      as side (account_id, position, direction)
    join accounts a on a.id = side.account_id
    window account as (partition by side.account_id order by i.run, i.id, side.position);
create index on raw_entries (run);

create unlogged table raw_accounts as
  select run, tenant_id, account_id, max(account_version) as version, max(debits) as debits,
         max(credits) as credits, max(at) as at
    from raw_entries
    group by run, tenant_id, account_id;
create index on raw_accounts (run);

create unlogged table raw_events as
  select i.run, i.tenant_id, i.event_id, i.id, i.at, json_build_object(
      'id', 'evt_' || substr(md5(i.event_id::text), 1, 26), 'object', 'event',
      'type', 'payment_intent.succeeded', 'livemode', false, 'created_at', i.at,
      'data', json_build_object('object', json_build_object(
        'id', 'pi_' || substr(md5(i.id::text), 1, 26), 'object', 'payment_intent', 'livemode', false,
        'status', 'succeeded', 'amount', (l.amount / 100)::text, 'currency', l.currency,
        'source', 'acct_' || substr(md5(l.source::text), 1, 26),
        'destination', 'acct_' || substr(md5(l.destination::text), 1, 26),
        'legs', json_build_array(json_build_object(
          'amount', (l.amount / 100)::text, 'currency', l.currency,
          'source', 'acct_' || substr(md5(l.source::text), 1, 26),
          'destination', 'acct_' || substr(md5(l.destination::text), 1, 26))),
        'capture_method', 'automatic', 'amount_capturable', '0.00',
        'amount_captured', (l.amount / 100)::text, 'amount_refunded', '0.00', 'execute_at', null,
        'expires_at', null, 'hold_expires_at', null, 'effective_at', null, 'failure', null,
        'cancellation_reason', null,
        'ledger_transactions',
          json_build_array('txn_' || substr(md5(i.ledger_transaction_id::text), 1, 26)),
        'description', null, 'external_id', null, 'metadata', json_build_object(), 'version', 2,
        'created_at', i.at, 'updated_at', i.at, 'finished_at', i.at)))::text as body
    from raw_intents i
    join legs l on l.tenant_id = i.tenant_id and l.intent_id = i.id and l.position = 0;
create index on raw_events (run);
analyze raw_intents, raw_entries, raw_accounts, raw_events;

-- bench: run
insert into ledger_transactions (tenant_id, id, kind, intent_id, effective_at, created_at)
  select tenant_id, ledger_transaction_id, 'payment', id, at, at from raw_intents where run = :run;

insert into entries (tenant_id, account_id, account_version, id, ledger_transaction_id, position,
                     direction, amount, currency, exponent, layer, balance_after, posted_debits,
                     posted_credits, pending_debits, pending_credits, effective_at, created_at)
  select tenant_id, account_id, account_version, id, ledger_transaction_id, position, direction, amount,
         currency, exponent, 'posted', credits - debits, debits, credits, 0, 0, at, at
    from raw_entries where run = :run;

update accounts a
  set posted_debits = b.debits, posted_credits = b.credits, version = b.version, updated_at = b.at
  from raw_accounts b
  where b.run = :run and a.tenant_id = b.tenant_id and a.id = b.account_id;

insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
  select tenant_id, event_id, 'payment_intent.succeeded', id, 1, body, at from raw_events where run = :run;

insert into outbox (tenant_id, event_id, created_at)
  select tenant_id, event_id, at from raw_events where run = :run;

update payment_intents i
  set status = 'succeeded', captured = b.amount, ledger_transaction_ids = array[b.ledger_transaction_id],
      version = 2, event_sequence = 1, updated_at = b.at, finished_at = b.at, lock_wait_ms = 0,
      ring_at = null
  from (
    select r.tenant_id, r.id, r.ledger_transaction_id, r.at, e.amount
      from raw_intents r
      join raw_entries e on e.run = r.run and e.intent_id = r.id and e.position = 0
      where r.run = :run) b
  where i.tenant_id = b.tenant_id and i.id = b.id;
