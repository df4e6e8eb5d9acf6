-- The schema as the migrations leave it, read from the catalog of a migrated database.
-- For reading, not for running: `npm run generate` writes this file. The roles are in 0001.

CREATE OR REPLACE FUNCTION public.analyze_grown_tables()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  grown name;
  analyzed integer := 0;
begin
  for grown in
    select s.relname
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = 'public'
        and s.n_live_tup > 250 + 2 * greatest(c.reltuples, 0) and c.reltuples < 30000
      order by s.relname
  loop
    execute format('analyze (skip_locked) %I', grown);
    analyzed := analyzed + 1;
  end loop;
  return analyzed;
end $function$;

CREATE OR REPLACE FUNCTION public.count_unfinished(most bigint)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select count(*) from (
      select from payment_intents where status = 'pending' and quarantined_at is null limit most
    ) unfinished
$function$;

CREATE OR REPLACE FUNCTION public.current_key_hashes()
 RETURNS bytea[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select array_agg(decode(hash, 'hex'))
    from unnest(string_to_array(nullif(current_setting('quittance.key_hashes', true), ''), ',')) as hash
$function$;

CREATE OR REPLACE FUNCTION public.current_tenant_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('quittance.tenant_id'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION public.effective_counters_at(tenant uuid, account uuid, latest bigint, moment timestamp with time zone)
 RETURNS TABLE(version bigint, posted_debits numeric, posted_credits numeric, pending_debits numeric, pending_credits numeric)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select p.version, p.posted_debits + s.debits, p.posted_credits + s.credits, 0::numeric, 0::numeric
    from posted_counters_at(tenant, account, latest, moment) as p, shift_at(tenant, account, moment) as s
$function$;

CREATE OR REPLACE FUNCTION public.first_tenant(of_mode text)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select tenant_id from tenants where mode = of_mode order by created_at, tenant_id limit 1
$function$;

CREATE OR REPLACE FUNCTION public.is_of_this_transaction(writer xid)
 RETURNS boolean
 LANGUAGE sql
AS $function$
  select pg_xact_status(
      (ours + (writer::text::bigint - ours)::bit(32)::integer)::text::xid8) = 'in progress'
    from (select pg_current_xact_id()::text::bigint) as us (ours)
$function$;

CREATE OR REPLACE FUNCTION public.keep_tenants_apart(walled regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy of_the_tenant on %s using (tenant_id = (select current_tenant_id()))', walled);
  execute format(
    'create policy seen_by_the_auditor on %s for select to quittance_auditor using (true)', walled);
end $function$;

CREATE OR REPLACE FUNCTION public.new_uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.posted_counters_at(tenant uuid, account uuid, latest bigint, moment timestamp with time zone)
 RETURNS TABLE(version bigint, posted_debits numeric, posted_credits numeric, pending_debits numeric, pending_credits numeric)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select v.version, coalesce(e.posted_debits, 0), coalesce(e.posted_credits, 0),
         coalesce(e.pending_debits, 0), coalesce(e.pending_credits, 0)
    from version_at(tenant, account, latest, moment) as v (version)
    left join lateral (
      select * from entries e
        where e.tenant_id = tenant and e.account_id = account and e.account_version <= v.version
        order by e.account_version desc
        limit 1) e on true
$function$;

CREATE OR REPLACE FUNCTION public.refuse_captured_above_total()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  refused uuid;
begin
  select id into refused
    from changed c
    where captured > 0 and (captured <= (
      select sum(amount) from legs l where l.tenant_id = c.tenant_id and l.intent_id = c.id)) is not true
    limit 1;
  if found then
    raise exception 'more was captured of payment intent % than its legs come to', refused
      using errcode = 'check_violation', constraint = 'payment_intents_captured_is_of_legs';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change_to_closed_account()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (
    new.status, new.posted_debits, new.posted_credits, new.pending_debits, new.pending_credits, new.version
  ) is distinct from (
    old.status, old.posted_debits, old.posted_credits, old.pending_debits, old.pending_credits, old.version
  ) then
    raise exception 'account % is closed: it does not open again, and nothing is moved in it', old.id
      using errcode = 'check_violation', constraint = 'accounts_closed_for_good';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change_to_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name
    using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_decided_from_the_start()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % do not begin as %', tg_table_name, new.status
    using errcode = 'check_violation', constraint = tg_table_name || '_begin_undecided';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_entries_of_the_past()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  ours constant xid := pg_current_xact_id()::xid;
  refused uuid;
begin
  select ledger_transaction_id into refused
    from (
      select ledger_transaction_id, (
        select t.xmin from ledger_transactions t
          where t.tenant_id = e.tenant_id and t.id = e.ledger_transaction_id
      ) as writer
        from (select distinct tenant_id, ledger_transaction_id from new_entries) e
    ) as written
    where writer is distinct from ours and is_of_this_transaction(writer) is not true
    limit 1;
  if found then
    raise exception 'entries of ledger transaction % do not come with it', refused
      using errcode = 'restrict_violation', constraint = 'entries_with_their_transaction';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_foreign_actor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% writes no actions of %', current_user, new.actor_type
    using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_illegal_transition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a payment intent does not go from % to %', old.status, new.status
    using errcode = 'check_violation', constraint = 'payment_intents_transition';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_key_that_lives_longer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an API key only ever comes nearer to its end'
    using errcode = 'restrict_violation', constraint = 'api_keys_only_end';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_legs_of_the_past()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  ours constant xid := pg_current_xact_id()::xid;
  refused uuid;
begin
  select intent_id into refused
    from (
      select intent_id, (
        select i.xmin from payment_intents i where i.tenant_id = l.tenant_id and i.id = l.intent_id
      ) as writer
        from (select distinct tenant_id, intent_id from new_legs) l
    ) as written
    where writer is distinct from ours and is_of_this_transaction(writer) is not true
    limit 1;
  if found then
    raise exception 'legs of payment intent % do not come with it', refused
      using errcode = 'restrict_violation', constraint = 'legs_with_their_intent';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewritten_outcome()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.captured < old.captured or new.refunded < old.refunded
    or new.ledger_transaction_ids[:cardinality(old.ledger_transaction_ids)] <> old.ledger_transaction_ids
    or (old.finished_at is not null and (
      new.captured, new.failure_code, new.failure_leg, new.failed_by, new.cancellation_reason, new.finished_at
    ) is distinct from (
      old.captured, old.failure_code, old.failure_leg, old.failed_by, old.cancellation_reason, old.finished_at
    ))
  then
    raise exception 'what payment intent % came to is not told differently later', old.id
      using errcode = 'check_violation', constraint = 'payment_intents_written_once';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_second_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a % of % is decided once', old.kind, old.status
    using errcode = 'check_violation', constraint = 'operations_decided_once';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_thawing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a worker freezes accounts and does nothing else to their status'
    using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_unbalanced_entries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  unbalanced uuid;
begin
  select ledger_transaction_id into unbalanced
    from new_entries
    group by tenant_id, ledger_transaction_id, currency, layer
    having sum(case direction when 'debit' then amount else -amount end) <> 0
    limit 1;
  if found then
    raise exception 'ledger transaction % does not balance', unbalanced
      using errcode = 'check_violation', constraint = 'entries_balanced';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.require_count(what text, updated bigint, expected bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if updated <> expected then
    raise exception '% % were to be updated, but % were found as expected', expected, what, updated;
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION public.shift_at(tenant uuid, account uuid, moment timestamp with time zone)
 RETURNS TABLE(debits numeric, credits numeric)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  -- Materialized: behind row level security an index is searched for a column, not for a calculation.
  with running as materialized (
    select level, bucket, case level when 3 then -4096 else (bucket >> 12) << 12 end as first_bucket
      from shift_buckets(moment + interval '1 millisecond')
  )
  select coalesce(sum(s.debits), 0), coalesce(sum(s.credits), 0)
    from running
    join effective_shifts s
      on s.tenant_id = tenant and s.account_id = account and s.level = running.level
        and s.bucket < running.bucket and s.bucket >= running.first_bucket
$function$;

CREATE OR REPLACE FUNCTION public.shift_buckets(moment timestamp with time zone)
 RETURNS TABLE(level smallint, bucket bigint)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select level::smallint, (extract(epoch from moment) * 1000)::bigint >> (12 * level)
    from generate_series(0, 3) as level
$function$;

CREATE OR REPLACE FUNCTION public.show_in_overview(shown regclass, columns text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('grant select (%s) on %s to quittance_overview', columns, shown);
  execute format(
    'create policy seen_in_overview on %s for select to quittance_overview using (true)', shown);
end $function$;

CREATE OR REPLACE FUNCTION public.tell_account_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_catalog.pg_notify('account_changes', new.tenant_id || '/' || new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.version_at(tenant uuid, account uuid, latest bigint, moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
declare
  low bigint := 1;
  high bigint := latest;
  middle bigint := latest; -- most questions are about the present
  posted_at timestamptz;
begin
  while low < high loop
    select e.created_at into posted_at
      from entries e
      where e.tenant_id = tenant and e.account_id = account and e.account_version <= middle
      order by e.account_version desc
      limit 1;
    if posted_at is null or posted_at <= moment then
      low := middle;
    else
      high := middle - 1;
    end if;
    middle := (low + high + 1) / 2;
  end loop;
  return low;
end $function$;

create table accounts (
  tenant_id uuid not null,
  id uuid not null,
  currency text collate "C" not null,
  exponent smallint not null,
  normal_balance text not null,
  status text not null default 'active'::text,
  overdraft_limit numeric(38,0),
  posted_debits numeric(57,0) not null default 0,
  posted_credits numeric(57,0) not null default 0,
  pending_debits numeric(57,0) not null default 0,
  pending_credits numeric(57,0) not null default 0,
  version bigint not null default 1,
  event_sequence integer not null default 0,
  external_id text collate "C",
  name text,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint accounts_pkey PRIMARY KEY (tenant_id, id),
  constraint accounts_external_id_key UNIQUE (tenant_id, external_id),
  constraint accounts_closed_is_empty CHECK (((status <> 'closed'::text) OR ((posted_debits = posted_credits) AND (pending_debits = (0)::numeric) AND (pending_credits = (0)::numeric)))),
  constraint accounts_currency_check CHECK ((currency ~ '^[A-Z0-9]{3,16}$'::text)),
  constraint accounts_event_sequence_check CHECK ((event_sequence >= 0)),
  constraint accounts_exponent_check CHECK (((exponent >= 0) AND (exponent <= 18))),
  constraint accounts_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 255))),
  constraint accounts_funds CHECK (((overdraft_limit IS NULL) OR (
CASE normal_balance
    WHEN 'credit'::text THEN ((posted_credits - posted_debits) - pending_debits)
    ELSE ((posted_debits - posted_credits) - pending_credits)
END >= (- overdraft_limit)))),
  constraint accounts_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint accounts_normal_balance_check CHECK ((normal_balance = ANY (ARRAY['credit'::text, 'debit'::text]))),
  constraint accounts_overdraft_limit_check CHECK ((overdraft_limit >= (0)::numeric)),
  constraint accounts_pending_credits_check CHECK ((pending_credits >= (0)::numeric)),
  constraint accounts_pending_debits_check CHECK ((pending_debits >= (0)::numeric)),
  constraint accounts_posted_credits_check CHECK ((posted_credits >= (0)::numeric)),
  constraint accounts_posted_debits_check CHECK ((posted_debits >= (0)::numeric)),
  constraint accounts_status_check CHECK ((status = ANY (ARRAY['active'::text, 'frozen'::text, 'closed'::text]))),
  constraint accounts_version_check CHECK ((version >= 1))
) with (fillfactor=70);
CREATE TRIGGER accounts_change_told AFTER UPDATE OF currency, exponent, status, external_id ON public.accounts FOR EACH ROW WHEN (((((old.currency IS DISTINCT FROM new.currency) OR (old.exponent IS DISTINCT FROM new.exponent)) OR (old.status IS DISTINCT FROM new.status)) OR (old.external_id IS DISTINCT FROM new.external_id))) EXECUTE FUNCTION tell_account_change();
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_change_told;
CREATE TRIGGER accounts_closed_for_good AFTER UPDATE ON public.accounts FOR EACH ROW WHEN ((old.status = 'closed'::text)) EXECUTE FUNCTION refuse_change_to_closed_account();
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_closed_for_good;
CREATE TRIGGER accounts_no_delete BEFORE DELETE ON public.accounts FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_no_delete;
CREATE TRIGGER accounts_no_truncate BEFORE TRUNCATE ON public.accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_no_truncate;
CREATE TRIGGER accounts_worker_only_freezes AFTER UPDATE OF status ON public.accounts FOR EACH ROW WHEN (((CURRENT_USER = 'quittance_worker'::name) AND (new.status <> 'frozen'::text))) EXECUTE FUNCTION refuse_thawing();
alter table accounts enable row level security;
alter table accounts force row level security;
create policy of_the_tenant on accounts using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on accounts for select to quittance_auditor using (true);

create table api_keys (
  tenant_id uuid not null,
  id uuid not null,
  key_hash bytea not null,
  scopes text[] not null,
  name text,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_four text,
  replaced_by uuid,
  last_used_at timestamp with time zone,
  api_version text not null,
  constraint api_keys_pkey PRIMARY KEY (tenant_id, id),
  constraint api_keys_tenant_id_key_hash_key UNIQUE (tenant_id, key_hash),
  constraint api_keys_api_version_check CHECK ((api_version ~ '^\d{4}-\d{2}-\d{2}$'::text)),
  constraint api_keys_key_hash_check CHECK ((octet_length(key_hash) = 32)),
  constraint api_keys_last_four_check CHECK ((length(last_four) = 4)),
  constraint api_keys_name_length CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint api_keys_scopes_known CHECK ((scopes <@ ARRAY['payments:read'::text, 'payments:write'::text, 'accounts:read'::text, 'accounts:write'::text, 'webhooks:read'::text, 'webhooks:write'::text, 'events:read'::text, 'keys:write'::text]))
) with (fillfactor=70);
CREATE INDEX api_keys_by_hash ON public.api_keys USING btree (key_hash);
CREATE TRIGGER api_keys_only_end BEFORE UPDATE ON public.api_keys FOR EACH ROW WHEN ((((old.revoked_at IS NOT NULL) AND (new.revoked_at IS DISTINCT FROM old.revoked_at)) OR ((old.replaced_by IS NOT NULL) AND (new.replaced_by IS DISTINCT FROM old.replaced_by)) OR ((old.expires_at IS NOT NULL) AND ((new.expires_at IS NULL) OR (new.expires_at > old.expires_at))) OR (new.key_hash <> old.key_hash) OR (new.scopes <> old.scopes))) EXECUTE FUNCTION refuse_key_that_lives_longer();
ALTER TABLE api_keys ENABLE ALWAYS TRIGGER api_keys_only_end;
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy of_the_tenant on api_keys using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on api_keys for select to quittance_auditor using (true);
create policy shown_to_who_has_it on api_keys for select to quittance_api using ((key_hash = ANY (( SELECT current_key_hashes() AS current_key_hashes)::bytea[])));

create table attempts (
  tenant_id uuid not null,
  delivery_id uuid not null,
  number smallint not null,
  started_at timestamp with time zone not null,
  duration_ms integer not null,
  response_status smallint,
  error text,
  response_body text,
  constraint attempts_pkey PRIMARY KEY (tenant_id, delivery_id, number),
  constraint attempts_duration_ms_check CHECK ((duration_ms >= 0)),
  constraint attempts_number_check CHECK ((number >= 1))
);
CREATE TRIGGER attempts_append_only BEFORE DELETE OR UPDATE ON public.attempts FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE attempts ENABLE ALWAYS TRIGGER attempts_append_only;
CREATE TRIGGER attempts_no_truncate BEFORE TRUNCATE ON public.attempts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE attempts ENABLE ALWAYS TRIGGER attempts_no_truncate;
alter table attempts enable row level security;
alter table attempts force row level security;
create policy of_the_tenant on attempts using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on attempts for select to quittance_auditor using (true);

create table audit_findings (
  tenant_id uuid not null,
  id uuid not null,
  rule text not null,
  subject text not null,
  subject_id text not null,
  expected text not null,
  found text not null,
  found_at timestamp with time zone not null,
  constraint audit_findings_pkey PRIMARY KEY (tenant_id, id)
);
CREATE TRIGGER audit_findings_append_only BEFORE DELETE OR UPDATE ON public.audit_findings FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE audit_findings ENABLE ALWAYS TRIGGER audit_findings_append_only;
CREATE TRIGGER audit_findings_no_truncate BEFORE TRUNCATE ON public.audit_findings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE audit_findings ENABLE ALWAYS TRIGGER audit_findings_no_truncate;
alter table audit_findings enable row level security;
alter table audit_findings force row level security;
create policy of_the_tenant on audit_findings using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on audit_findings for select to quittance_auditor using (true);
create policy seen_in_overview on audit_findings for select to quittance_overview using (true);

create table audit_log (
  tenant_id uuid not null,
  id uuid not null,
  actor_type text not null,
  actor_id text not null,
  action text not null,
  resource text,
  detail jsonb not null,
  request_id text,
  address inet,
  created_at timestamp with time zone not null,
  constraint audit_log_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_log_action_check CHECK ((action ~ '^[a-z_]+\.[a-z_]+$'::text)),
  constraint audit_log_actor_id_check CHECK ((actor_id <> ''::text)),
  constraint audit_log_actor_type_check CHECK ((actor_type = ANY (ARRAY['api_key'::text, 'operator'::text, 'command_line'::text, 'system'::text]))),
  constraint audit_log_detail_check CHECK ((jsonb_typeof(detail) = 'object'::text))
);
CREATE INDEX audit_log_by_action ON public.audit_log USING btree (tenant_id, action, id);
CREATE INDEX audit_log_by_actor ON public.audit_log USING btree (tenant_id, actor_type, actor_id, id);
CREATE INDEX audit_log_by_resource ON public.audit_log USING btree (tenant_id, resource, id);
CREATE TRIGGER audit_log_actor_is_of_its_process BEFORE INSERT ON public.audit_log FOR EACH ROW WHEN ((((CURRENT_USER = 'quittance_api'::name) AND (new.actor_type <> ALL (ARRAY['api_key'::text, 'system'::text]))) OR ((CURRENT_USER = 'quittance_worker'::name) AND (new.actor_type <> 'system'::text)) OR ((CURRENT_USER = 'quittance_ops'::name) AND (new.actor_type <> 'operator'::text)) OR ((CURRENT_USER = 'quittance_provisioner'::name) AND (new.actor_type <> 'command_line'::text)))) EXECUTE FUNCTION refuse_foreign_actor();
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_append_only;
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_no_truncate;
alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy of_the_tenant on audit_log using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on audit_log for select to quittance_auditor using (true);
create policy seen_in_overview on audit_log for select to quittance_overview using (true);

create table audits (
  tenant_id uuid not null,
  changes_xid xid8 not null default '0'::xid8,
  complete_since timestamp with time zone,
  complete_family text,
  complete_after uuid,
  last_complete_from timestamp with time zone,
  last_complete_at timestamp with time zone,
  constraint audits_pkey PRIMARY KEY (tenant_id),
  constraint audits_complete_family_check CHECK ((complete_family = ANY (ARRAY['ledger_transaction'::text, 'account'::text, 'payment_intent'::text, 'tenant'::text]))),
  constraint audits_under_way_somewhere CHECK (((complete_since IS NULL) = (complete_family IS NULL)))
);
alter table audits enable row level security;
alter table audits force row level security;
create policy of_the_tenant on audits using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on audits for select to quittance_auditor using (true);
create policy seen_in_overview on audits for select to quittance_overview using (true);

create table currencies (
  tenant_id uuid not null,
  code text collate "C" not null,
  exponent smallint not null,
  created_at timestamp with time zone not null,
  constraint currencies_pkey PRIMARY KEY (tenant_id, code),
  constraint currencies_code_check CHECK ((code ~ '^[A-Z0-9]{3,16}$'::text)),
  constraint currencies_exponent_check CHECK (((exponent >= 0) AND (exponent <= 18)))
);
CREATE INDEX currencies_newest_first ON public.currencies USING btree (tenant_id, created_at, code);
CREATE TRIGGER currencies_append_only BEFORE DELETE OR UPDATE ON public.currencies FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE currencies ENABLE ALWAYS TRIGGER currencies_append_only;
CREATE TRIGGER currencies_no_truncate BEFORE TRUNCATE ON public.currencies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE currencies ENABLE ALWAYS TRIGGER currencies_no_truncate;
alter table currencies enable row level security;
alter table currencies force row level security;
create policy of_the_tenant on currencies using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on currencies for select to quittance_auditor using (true);

create table deliveries (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  status text not null default 'pending'::text,
  attempts smallint not null default 0,
  next_attempt_at timestamp with time zone,
  failure text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  event_xid xid8 not null,
  leased_until timestamp with time zone,
  lease uuid,
  counted_from smallint not null default 0,
  task_id uuid,
  constraint deliveries_pkey PRIMARY KEY (tenant_id, id),
  constraint deliveries_once UNIQUE (tenant_id, endpoint_id, event_id),
  constraint deliveries_attempts_check CHECK ((attempts >= 0)),
  constraint deliveries_failure_check CHECK ((failure = ANY (ARRAY['attempts_exhausted'::text, 'endpoint_gone'::text, 'endpoint_disabled'::text, 'endpoint_deleted'::text]))),
  constraint deliveries_failure_iff_failed CHECK (((status = 'failed'::text) = (failure IS NOT NULL))),
  constraint deliveries_finished_at_iff_final CHECK (((status = 'pending'::text) = (finished_at IS NULL))),
  constraint deliveries_lease_only_pending CHECK (((lease IS NULL) OR (status = 'pending'::text))),
  constraint deliveries_lease_whole CHECK (((lease IS NULL) = (leased_until IS NULL))),
  constraint deliveries_next_attempt_iff_pending CHECK (((status = 'pending'::text) = (next_attempt_at IS NOT NULL))),
  constraint deliveries_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text])))
);
CREATE INDEX deliveries_by_endpoint ON public.deliveries USING btree (tenant_id, endpoint_id, id);
CREATE INDEX deliveries_due ON public.deliveries USING btree (tenant_id, endpoint_id, next_attempt_at) WHERE (status = 'pending'::text);
CREATE INDEX deliveries_in_flight ON public.deliveries USING btree (tenant_id, endpoint_id) WHERE (lease IS NOT NULL);
CREATE INDEX deliveries_in_order ON public.deliveries USING btree (tenant_id, endpoint_id, event_xid, event_id) WHERE (status = 'pending'::text);
CREATE INDEX deliveries_of_task ON public.deliveries USING btree (tenant_id, task_id) WHERE (task_id IS NOT NULL);
alter table deliveries enable row level security;
alter table deliveries force row level security;
create policy of_the_tenant on deliveries using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on deliveries for select to quittance_auditor using (true);
create policy seen_in_overview on deliveries for select to quittance_overview using (true);

create table effective_shifts (
  tenant_id uuid not null,
  account_id uuid not null,
  level smallint not null,
  bucket bigint not null,
  debits numeric(57,0) not null,
  credits numeric(57,0) not null,
  constraint effective_shifts_pkey PRIMARY KEY (tenant_id, account_id, level, bucket),
  constraint effective_shifts_level_check CHECK (((level >= 0) AND (level <= 3)))
) with (fillfactor=70);
alter table effective_shifts enable row level security;
alter table effective_shifts force row level security;
create policy of_the_tenant on effective_shifts using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on effective_shifts for select to quittance_auditor using (true);

create table endpoint_health (
  tenant_id uuid not null,
  endpoint_id uuid not null,
  failures_in_row integer not null default 0,
  failing_since timestamp with time zone,
  last_attempt_at timestamp with time zone,
  paused_until timestamp with time zone,
  trips smallint not null default 0,
  is_slow boolean not null default false,
  warned_percent smallint not null default 0,
  tokens double precision not null default 0,
  tokens_at timestamp with time zone not null default now(),
  constraint endpoint_health_pkey PRIMARY KEY (tenant_id, endpoint_id),
  constraint endpoint_health_failures_in_row_check CHECK ((failures_in_row >= 0)),
  constraint endpoint_health_warned_percent_check CHECK ((warned_percent = ANY (ARRAY[0, 50, 70, 90])))
) with (fillfactor=70);
alter table endpoint_health enable row level security;
alter table endpoint_health force row level security;
create policy of_the_tenant on endpoint_health using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on endpoint_health for select to quittance_auditor using (true);
create policy seen_in_overview on endpoint_health for select to quittance_overview using (true);

create table endpoint_secrets (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  scheme text not null,
  key_name text not null,
  sealed text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  constraint endpoint_secrets_pkey PRIMARY KEY (tenant_id, id),
  constraint endpoint_secrets_scheme_check CHECK ((scheme = ANY (ARRAY['v1'::text, 'v1a'::text])))
);
CREATE INDEX endpoint_secrets_by_endpoint ON public.endpoint_secrets USING btree (tenant_id, endpoint_id);
CREATE INDEX endpoint_secrets_by_key ON public.endpoint_secrets USING btree (tenant_id, key_name);
alter table endpoint_secrets enable row level security;
alter table endpoint_secrets force row level security;
create policy of_the_tenant on endpoint_secrets using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on endpoint_secrets for select to quittance_auditor using (true);
create policy seen_in_overview on endpoint_secrets for select to quittance_overview using (true);

create table endpoints (
  tenant_id uuid not null,
  id uuid not null,
  url text not null,
  description text,
  event_types text[] not null,
  status text not null default 'enabled'::text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  disabled_reason text,
  ordering text not null default 'unordered'::text,
  max_in_flight smallint not null default 8,
  rate_limit integer,
  signatures text[] not null default '{v1}'::text[],
  public_key text,
  event_sequence integer not null default 0,
  api_version text not null,
  constraint endpoints_pkey PRIMARY KEY (tenant_id, id),
  constraint endpoints_api_version_check CHECK ((api_version ~ '^\d{4}-\d{2}-\d{2}$'::text)),
  constraint endpoints_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['requested'::text, 'gone'::text, 'failing'::text, 'order_stuck'::text]))),
  constraint endpoints_event_sequence_check CHECK ((event_sequence >= 0)),
  constraint endpoints_max_in_flight_check CHECK (((max_in_flight >= 1) AND (max_in_flight <= 64))),
  constraint endpoints_ordering_check CHECK ((ordering = ANY (ARRAY['unordered'::text, 'fifo'::text]))),
  constraint endpoints_public_key_iff_v1a CHECK ((('v1a'::text = ANY (signatures)) = (public_key IS NOT NULL))),
  constraint endpoints_rate_limit_check CHECK (((rate_limit >= 1) AND (rate_limit <= 1000))),
  constraint endpoints_reason_iff_disabled CHECK (((status = 'disabled'::text) = (disabled_reason IS NOT NULL))),
  constraint endpoints_status_check CHECK ((status = ANY (ARRAY['enabled'::text, 'disabled'::text])))
);
alter table endpoints enable row level security;
alter table endpoints force row level security;
create policy of_the_tenant on endpoints using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on endpoints for select to quittance_auditor using (true);
create policy seen_in_overview on endpoints for select to quittance_overview using (true);

create table entries (
  tenant_id uuid not null,
  account_id uuid not null,
  account_version bigint not null,
  id uuid not null,
  ledger_transaction_id uuid not null,
  "position" smallint not null,
  direction text not null,
  amount numeric(38,0) not null,
  currency text collate "C" not null,
  exponent smallint not null,
  layer text not null,
  balance_after numeric(57,0) not null,
  posted_debits numeric(57,0) not null,
  posted_credits numeric(57,0) not null,
  pending_debits numeric(57,0) not null,
  pending_credits numeric(57,0) not null,
  effective_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint entries_pkey PRIMARY KEY (tenant_id, account_id, account_version),
  constraint entries_account_version_check CHECK ((account_version > 1)),
  constraint entries_amount_check CHECK ((amount > (0)::numeric)),
  constraint entries_direction_check CHECK ((direction = ANY (ARRAY['debit'::text, 'credit'::text]))),
  constraint entries_layer_check CHECK ((layer = ANY (ARRAY['posted'::text, 'pending'::text]))),
  constraint entries_position_check CHECK (("position" >= 0))
);
CREATE INDEX entries_by_ledger_transaction ON public.entries USING btree (tenant_id, ledger_transaction_id, "position");
CREATE INDEX entries_shifted ON public.entries USING btree (tenant_id, account_id, effective_at, account_version) WHERE ((layer = 'posted'::text) AND (effective_at <> created_at));
CREATE TRIGGER entries_append_only BEFORE DELETE OR UPDATE ON public.entries FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_append_only;
CREATE TRIGGER entries_balanced AFTER INSERT ON public.entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced_entries();
ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_balanced;
CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON public.entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_no_truncate;
CREATE TRIGGER entries_with_their_transaction AFTER INSERT ON public.entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_entries_of_the_past();
ALTER TABLE entries ENABLE ALWAYS TRIGGER entries_with_their_transaction;
alter table entries enable row level security;
alter table entries force row level security;
create policy of_the_tenant on entries using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on entries for select to quittance_auditor using (true);

create table events (
  tenant_id uuid not null,
  id uuid not null,
  type text not null,
  resource_id uuid not null,
  sequence integer not null,
  body text not null,
  created_at timestamp with time zone not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint events_pkey PRIMARY KEY (tenant_id, id),
  constraint events_sequence_key UNIQUE (tenant_id, resource_id, sequence),
  constraint events_sequence_check CHECK ((sequence >= 1))
);
CREATE INDEX events_in_commit_order ON public.events USING btree (tenant_id, xid, id);
CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE events ENABLE ALWAYS TRIGGER events_append_only;
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE events ENABLE ALWAYS TRIGGER events_no_truncate;
alter table events enable row level security;
alter table events force row level security;
create policy of_the_tenant on events using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on events for select to quittance_auditor using (true);
create policy seen_in_overview on events for select to quittance_overview using (true);

create table idempotency_keys (
  tenant_id uuid not null,
  key text collate "C" not null,
  fingerprint bytea not null,
  intent_id uuid,
  batch jsonb,
  response_status smallint,
  response_body text,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (tenant_id, key),
  constraint idempotency_keys_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 510)))
);
CREATE INDEX idempotency_keys_by_time ON public.idempotency_keys USING brin (created_at) WITH (autosummarize='on');
CREATE TRIGGER idempotency_keys_append_only BEFORE DELETE OR UPDATE ON public.idempotency_keys FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE idempotency_keys ENABLE ALWAYS TRIGGER idempotency_keys_append_only;
CREATE TRIGGER idempotency_keys_no_truncate BEFORE TRUNCATE ON public.idempotency_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE idempotency_keys ENABLE ALWAYS TRIGGER idempotency_keys_no_truncate;
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy of_the_tenant on idempotency_keys using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on idempotency_keys for select to quittance_auditor using (true);

create table ledger_transactions (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  intent_id uuid not null,
  effective_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint ledger_transactions_pkey PRIMARY KEY (tenant_id, id),
  constraint ledger_transactions_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'hold'::text, 'capture'::text, 'release'::text, 'refund'::text])))
);
CREATE UNIQUE INDEX ledger_transactions_once ON public.ledger_transactions USING btree (tenant_id, intent_id) WHERE (kind = ANY (ARRAY['payment'::text, 'hold'::text]));
CREATE TRIGGER ledger_transactions_append_only BEFORE DELETE OR UPDATE ON public.ledger_transactions FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE ledger_transactions ENABLE ALWAYS TRIGGER ledger_transactions_append_only;
CREATE TRIGGER ledger_transactions_no_truncate BEFORE TRUNCATE ON public.ledger_transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE ledger_transactions ENABLE ALWAYS TRIGGER ledger_transactions_no_truncate;
alter table ledger_transactions enable row level security;
alter table ledger_transactions force row level security;
create policy of_the_tenant on ledger_transactions using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on ledger_transactions for select to quittance_auditor using (true);

create table legs (
  tenant_id uuid not null,
  intent_id uuid not null,
  "position" smallint not null,
  source uuid not null,
  destination uuid not null,
  currency text collate "C" not null,
  exponent smallint not null,
  amount numeric(38,0) not null,
  constraint legs_pkey PRIMARY KEY (tenant_id, intent_id, "position"),
  constraint legs_accounts_differ CHECK ((source <> destination)),
  constraint legs_amount_check CHECK ((amount > (0)::numeric)),
  constraint legs_position_check CHECK (("position" >= 0))
);
CREATE INDEX legs_by_destination ON public.legs USING btree (tenant_id, destination, intent_id);
CREATE INDEX legs_by_source ON public.legs USING btree (tenant_id, source, intent_id);
CREATE TRIGGER legs_append_only BEFORE DELETE OR UPDATE ON public.legs FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE legs ENABLE ALWAYS TRIGGER legs_append_only;
CREATE TRIGGER legs_no_truncate BEFORE TRUNCATE ON public.legs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE legs ENABLE ALWAYS TRIGGER legs_no_truncate;
CREATE TRIGGER legs_with_their_intent AFTER INSERT ON public.legs REFERENCING NEW TABLE AS new_legs FOR EACH STATEMENT EXECUTE FUNCTION refuse_legs_of_the_past();
ALTER TABLE legs ENABLE ALWAYS TRIGGER legs_with_their_intent;
alter table legs enable row level security;
alter table legs force row level security;
create policy of_the_tenant on legs using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on legs for select to quittance_auditor using (true);

create table operations (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  intent_id uuid not null,
  amount numeric(57,0),
  final boolean not null,
  metadata jsonb not null default '{}'::jsonb,
  status text not null,
  failure_code text,
  failure_leg smallint,
  ledger_transaction_ids uuid[] not null default '{}'::uuid[],
  version integer not null default 1,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  ring_at timestamp with time zone not null,
  rings smallint not null default 0,
  rung_at timestamp with time zone,
  lock_wait_ms integer,
  constraint operations_pkey PRIMARY KEY (tenant_id, id),
  constraint operations_amount_check CHECK ((amount > (0)::numeric)),
  constraint operations_amount_unless_cancel CHECK (((kind = 'cancel'::text) = (amount IS NULL))),
  constraint operations_failure_iff_failed CHECK (((status = 'failed'::text) = (failure_code IS NOT NULL))),
  constraint operations_finished_at_iff_final CHECK (((status <> 'pending'::text) = (finished_at IS NOT NULL))),
  constraint operations_kind_check CHECK ((kind = ANY (ARRAY['capture'::text, 'refund'::text, 'cancel'::text]))),
  constraint operations_lock_wait_ms_check CHECK ((lock_wait_ms >= 0)),
  constraint operations_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint operations_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint operations_version_check CHECK ((version >= 1))
);
CREATE INDEX operations_of_intent ON public.operations USING btree (tenant_id, intent_id, id);
CREATE INDEX operations_to_ring ON public.operations USING btree (tenant_id, ring_at) WHERE (status = 'pending'::text);
CREATE TRIGGER operations_begin_undecided BEFORE INSERT ON public.operations FOR EACH ROW WHEN ((new.status <> 'pending'::text)) EXECUTE FUNCTION refuse_decided_from_the_start();
ALTER TABLE operations ENABLE ALWAYS TRIGGER operations_begin_undecided;
CREATE TRIGGER operations_decided_once AFTER UPDATE ON public.operations FOR EACH ROW WHEN ((old.status <> 'pending'::text)) EXECUTE FUNCTION refuse_second_decision();
ALTER TABLE operations ENABLE ALWAYS TRIGGER operations_decided_once;
CREATE TRIGGER operations_no_delete BEFORE DELETE ON public.operations FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE operations ENABLE ALWAYS TRIGGER operations_no_delete;
CREATE TRIGGER operations_no_truncate BEFORE TRUNCATE ON public.operations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE operations ENABLE ALWAYS TRIGGER operations_no_truncate;
alter table operations enable row level security;
alter table operations force row level security;
create policy of_the_tenant on operations using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on operations for select to quittance_auditor using (true);
create policy seen_in_overview on operations for select to quittance_overview using (true);

create table outbox (
  tenant_id uuid not null,
  event_id uuid not null,
  created_at timestamp with time zone not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint outbox_pkey PRIMARY KEY (tenant_id, event_id)
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy of_the_tenant on outbox using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on outbox for select to quittance_auditor using (true);
create policy seen_in_overview on outbox for select to quittance_overview using (true);

create table payment_intents (
  tenant_id uuid not null,
  id uuid not null,
  status text not null,
  capture_method text not null default 'automatic'::text,
  execute_at timestamp with time zone,
  expires_at timestamp with time zone,
  hold_expires_at timestamp with time zone,
  effective_at timestamp with time zone,
  captured numeric(57,0) not null default 0,
  refunded numeric(57,0) not null default 0,
  failure_code text,
  failure_leg smallint,
  failed_by uuid,
  cancellation_reason text,
  batch_id uuid,
  atomic boolean not null default false,
  ledger_transaction_ids uuid[] not null default '{}'::uuid[],
  description text,
  external_id text collate "C",
  metadata jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  event_sequence integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  ring_at timestamp with time zone,
  rings smallint not null default 0,
  rung_at timestamp with time zone,
  lock_wait_ms integer,
  quarantined_at timestamp with time zone,
  quarantine_error text,
  constraint payment_intents_pkey PRIMARY KEY (tenant_id, id),
  constraint payment_intents_atomic_has_batch CHECK (((NOT atomic) OR (batch_id IS NOT NULL))),
  constraint payment_intents_cancellation_reason_check CHECK ((cancellation_reason = ANY (ARRAY['requested'::text, 'expired'::text, 'hold_expired'::text]))),
  constraint payment_intents_capture_method_check CHECK ((capture_method = ANY (ARRAY['automatic'::text, 'manual'::text]))),
  constraint payment_intents_captured_is_moved CHECK ((((captured > (0)::numeric) AND (status = ANY (ARRAY['requires_capture'::text, 'succeeded'::text]))) OR ((captured = (0)::numeric) AND (status <> 'succeeded'::text)))),
  constraint payment_intents_event_sequence_check CHECK ((event_sequence >= 0)),
  constraint payment_intents_failure_iff_failed CHECK (((status = 'failed'::text) = (failure_code IS NOT NULL))),
  constraint payment_intents_failure_names_leg_or_culprit CHECK (((((failure_code IS NULL) OR (failure_code = 'linked_intent_failed'::text)) = (failure_leg IS NULL)) AND ((NOT (failure_code IS DISTINCT FROM 'linked_intent_failed'::text)) = (failed_by IS NOT NULL)))),
  constraint payment_intents_finished_at_iff_final CHECK (((status = ANY (ARRAY['succeeded'::text, 'failed'::text, 'canceled'::text])) = (finished_at IS NOT NULL))),
  constraint payment_intents_hold_is_manual CHECK (((hold_expires_at IS NULL) OR (capture_method = 'manual'::text))),
  constraint payment_intents_lock_wait_ms_check CHECK ((lock_wait_ms >= 0)),
  constraint payment_intents_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint payment_intents_quarantine_has_error CHECK (((quarantined_at IS NULL) = (quarantine_error IS NULL))),
  constraint payment_intents_reason_iff_canceled CHECK (((status = 'canceled'::text) = (cancellation_reason IS NOT NULL))),
  constraint payment_intents_refunded_is_captured CHECK (((refunded >= (0)::numeric) AND (refunded <= captured))),
  constraint payment_intents_scheduled_has_time CHECK (((status <> 'scheduled'::text) OR (execute_at IS NOT NULL))),
  constraint payment_intents_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'pending'::text, 'requires_capture'::text, 'succeeded'::text, 'failed'::text, 'canceled'::text]))),
  constraint payment_intents_version_check CHECK ((version >= 1))
) with (fillfactor=85);
CREATE INDEX payment_intents_by_external_id ON public.payment_intents USING btree (tenant_id, external_id, id) WHERE (external_id IS NOT NULL);
CREATE INDEX payment_intents_by_metadata ON public.payment_intents USING gin (metadata jsonb_path_ops) WHERE (metadata <> '{}'::jsonb);
CREATE INDEX payment_intents_by_rare_status ON public.payment_intents USING btree (tenant_id, status, id) WHERE (status = ANY (ARRAY['scheduled'::text, 'requires_capture'::text, 'failed'::text, 'canceled'::text]));
CREATE INDEX payment_intents_of_atomic_batch ON public.payment_intents USING btree (tenant_id, batch_id) WHERE atomic;
CREATE INDEX payment_intents_of_batch ON public.payment_intents USING btree (tenant_id, batch_id) WHERE ((batch_id IS NOT NULL) AND (status = ANY (ARRAY['pending'::text, 'scheduled'::text])));
CREATE INDEX payment_intents_quarantined ON public.payment_intents USING btree (tenant_id, quarantined_at) WHERE (quarantined_at IS NOT NULL);
CREATE INDEX payment_intents_to_ring ON public.payment_intents USING btree (tenant_id, ring_at) WHERE ((status = ANY (ARRAY['pending'::text, 'scheduled'::text, 'requires_capture'::text])) AND (quarantined_at IS NULL));
CREATE TRIGGER payment_intents_begin_undecided BEFORE INSERT ON public.payment_intents FOR EACH ROW WHEN ((new.status <> ALL (ARRAY['pending'::text, 'scheduled'::text]))) EXECUTE FUNCTION refuse_decided_from_the_start();
ALTER TABLE payment_intents ENABLE ALWAYS TRIGGER payment_intents_begin_undecided;
CREATE TRIGGER payment_intents_captured_is_of_legs AFTER UPDATE ON public.payment_intents REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_captured_above_total();
ALTER TABLE payment_intents ENABLE ALWAYS TRIGGER payment_intents_captured_is_of_legs;
CREATE TRIGGER payment_intents_no_delete BEFORE DELETE ON public.payment_intents FOR EACH ROW EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE payment_intents ENABLE ALWAYS TRIGGER payment_intents_no_delete;
CREATE TRIGGER payment_intents_no_truncate BEFORE TRUNCATE ON public.payment_intents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_to_history();
ALTER TABLE payment_intents ENABLE ALWAYS TRIGGER payment_intents_no_truncate;
CREATE TRIGGER payment_intents_transition AFTER UPDATE ON public.payment_intents FOR EACH ROW WHEN (((old.status <> new.status) AND (((old.status || ' to '::text) || new.status) <> ALL ('{"scheduled to requires_capture","scheduled to succeeded","scheduled to failed","scheduled to canceled","pending to requires_capture","pending to succeeded","pending to failed","pending to canceled","requires_capture to succeeded","requires_capture to canceled"}'::text[])))) EXECUTE FUNCTION refuse_illegal_transition();
ALTER TABLE payment_intents ENABLE ALWAYS TRIGGER payment_intents_transition;
CREATE TRIGGER payment_intents_written_once AFTER UPDATE ON public.payment_intents FOR EACH ROW WHEN (((old.status <> ALL (ARRAY['scheduled'::text, 'pending'::text])) OR (old.ledger_transaction_ids <> '{}'::uuid[]))) EXECUTE FUNCTION refuse_rewritten_outcome();
ALTER TABLE payment_intents ENABLE ALWAYS TRIGGER payment_intents_written_once;
alter table payment_intents enable row level security;
alter table payment_intents force row level security;
create policy of_the_tenant on payment_intents using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on payment_intents for select to quittance_auditor using (true);
create policy seen_in_overview on payment_intents for select to quittance_overview using (true);

create table schema_migrations (
  id integer not null default nextval('schema_migrations_id_seq'::regclass),
  name character varying(255) not null,
  run_on timestamp without time zone not null,
  constraint schema_migrations_pkey PRIMARY KEY (id)
);

create table tenants (
  tenant_id uuid not null,
  mode text not null,
  created_at timestamp with time zone not null default now(),
  name text,
  constraint tenants_pkey PRIMARY KEY (tenant_id),
  constraint tenants_name_key UNIQUE (name, mode),
  constraint tenants_mode_check CHECK ((mode = ANY (ARRAY['test'::text, 'live'::text]))),
  constraint tenants_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table tenants enable row level security;
alter table tenants force row level security;
create policy of_the_key on tenants for select to quittance_api using ((tenant_id IN ( SELECT k.tenant_id
   FROM api_keys k
  WHERE (k.key_hash = ANY (( SELECT current_key_hashes() AS current_key_hashes)::bytea[])))));
create policy of_the_tenant on tenants using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on tenants for select to quittance_auditor using (true);
create policy seen_in_overview on tenants for select to quittance_overview using (true);

create table webhook_tasks (
  tenant_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  only_missing boolean not null default false,
  total integer not null,
  done integer not null default 0,
  "position" uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint webhook_tasks_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_tasks_check CHECK ((since <= until)),
  constraint webhook_tasks_done_check CHECK ((done >= 0)),
  constraint webhook_tasks_kind_check CHECK ((kind = ANY (ARRAY['recover'::text, 'replay'::text]))),
  constraint webhook_tasks_total_check CHECK ((total >= 0))
);
CREATE INDEX webhook_tasks_open ON public.webhook_tasks USING btree (tenant_id, id) WHERE (finished_at IS NULL);
alter table webhook_tasks enable row level security;
alter table webhook_tasks force row level security;
create policy of_the_tenant on webhook_tasks using ((tenant_id = ( SELECT current_tenant_id() AS current_tenant_id)));
create policy seen_by_the_auditor on webhook_tasks for select to quittance_auditor using (true);
create policy seen_in_overview on webhook_tasks for select to quittance_overview using (true);

create view searchable_intents as
 SELECT tenant_id,
    id,
    status,
    external_id,
    created_at,
    metadata
   FROM payment_intents
  WHERE (tenant_id = ( SELECT current_tenant_id() AS current_tenant_id));

grant usage on schema public to quittance_api;
grant usage on schema public to quittance_auditor;
grant usage on schema public to quittance_ops;
grant usage on schema public to quittance_overview;
grant usage on schema public to quittance_provisioner;
grant usage on schema public to quittance_worker;
grant insert, select, update (event_sequence, metadata, name, overdraft_limit, status, updated_at) on table accounts to quittance_api;
grant select on table accounts to quittance_auditor;
grant select on table accounts to quittance_ops;
grant select, update (event_sequence, pending_credits, pending_debits, posted_credits, posted_debits, status, updated_at, version) on table accounts to quittance_worker;
grant insert, select, update (expires_at, last_used_at, replaced_by, revoked_at) on table api_keys to quittance_api;
grant select on table api_keys to quittance_auditor;
grant select on table api_keys to quittance_ops;
grant insert, select, update (expires_at, replaced_by, revoked_at) on table api_keys to quittance_provisioner;
grant select on table api_keys to quittance_worker;
grant select on table attempts to quittance_api;
grant select on table attempts to quittance_auditor;
grant select on table attempts to quittance_ops;
grant insert, select on table attempts to quittance_worker;
grant select on table audit_findings to quittance_api;
grant select on table audit_findings to quittance_auditor;
grant select on table audit_findings to quittance_ops;
grant select (found_at, rule, subject_id, tenant_id) on table audit_findings to quittance_overview;
grant insert, select on table audit_findings to quittance_worker;
grant insert, select on table audit_log to quittance_api;
grant select on table audit_log to quittance_auditor;
grant insert, select on table audit_log to quittance_ops;
grant select (action, actor_id, actor_type, address, created_at, detail, id, request_id, resource, tenant_id) on table audit_log to quittance_overview;
grant insert on table audit_log to quittance_provisioner;
grant insert, select on table audit_log to quittance_worker;
grant select on table audits to quittance_api;
grant select on table audits to quittance_auditor;
grant select on table audits to quittance_ops;
grant select (changes_xid, complete_since, last_complete_at, last_complete_from, tenant_id) on table audits to quittance_overview;
grant insert, select, update on table audits to quittance_worker;
grant insert, select on table currencies to quittance_api;
grant select on table currencies to quittance_auditor;
grant select on table currencies to quittance_ops;
grant select on table currencies to quittance_worker;
grant insert, select, update (counted_from, failure, finished_at, next_attempt_at, status) on table deliveries to quittance_api;
grant select on table deliveries to quittance_auditor;
grant select on table deliveries to quittance_ops;
grant select (endpoint_id, event_id, event_xid, id, lease, leased_until, next_attempt_at, status, tenant_id) on table deliveries to quittance_overview;
grant insert, select, update (attempts, counted_from, failure, finished_at, lease, leased_until, next_attempt_at, status, task_id) on table deliveries to quittance_worker;
grant select on table effective_shifts to quittance_api;
grant select on table effective_shifts to quittance_auditor;
grant select on table effective_shifts to quittance_ops;
grant insert, select, update (credits, debits) on table effective_shifts to quittance_worker;
grant insert, select, update on table endpoint_health to quittance_api;
grant select on table endpoint_health to quittance_auditor;
grant select on table endpoint_health to quittance_ops;
grant select (endpoint_id, failures_in_row, is_slow, last_attempt_at, paused_until, tenant_id, tokens, tokens_at) on table endpoint_health to quittance_overview;
grant select, update on table endpoint_health to quittance_worker;
grant insert, select, update (expires_at) on table endpoint_secrets to quittance_api;
grant select (created_at, endpoint_id, expires_at, id, key_name, scheme, tenant_id) on table endpoint_secrets to quittance_auditor;
grant select (created_at, endpoint_id, expires_at, id, key_name, scheme, tenant_id) on table endpoint_secrets to quittance_ops;
grant select (id, key_name, tenant_id) on table endpoint_secrets to quittance_overview;
grant select, update (key_name, sealed) on table endpoint_secrets to quittance_worker;
grant insert, select (api_version, created_at, deleted_at, description, disabled_reason, event_sequence, event_types, id, max_in_flight, ordering, public_key, rate_limit, signatures, status, tenant_id, updated_at, url), update (api_version, deleted_at, description, disabled_reason, event_sequence, event_types, max_in_flight, ordering, public_key, rate_limit, signatures, status, updated_at, url) on table endpoints to quittance_api;
grant select (api_version, created_at, deleted_at, description, disabled_reason, event_sequence, event_types, id, max_in_flight, ordering, public_key, rate_limit, signatures, status, tenant_id, updated_at, url) on table endpoints to quittance_auditor;
grant select (api_version, created_at, deleted_at, description, disabled_reason, event_sequence, event_types, id, max_in_flight, ordering, public_key, rate_limit, signatures, status, tenant_id, updated_at, url) on table endpoints to quittance_ops;
grant select (deleted_at, id, max_in_flight, ordering, rate_limit, status, tenant_id) on table endpoints to quittance_overview;
grant select, update (disabled_reason, event_sequence, status, updated_at) on table endpoints to quittance_worker;
grant select on table entries to quittance_api;
grant select on table entries to quittance_auditor;
grant select on table entries to quittance_ops;
grant insert, select on table entries to quittance_worker;
grant insert, select on table events to quittance_api;
grant select on table events to quittance_auditor;
grant select on table events to quittance_ops;
grant select (created_at, id, tenant_id, xid) on table events to quittance_overview;
grant insert, select on table events to quittance_worker;
grant insert, select on table idempotency_keys to quittance_api;
grant select (batch, created_at, fingerprint, intent_id, key, response_status, tenant_id) on table idempotency_keys to quittance_auditor;
grant select (batch, created_at, fingerprint, intent_id, key, response_status, tenant_id) on table idempotency_keys to quittance_ops;
grant select (created_at, intent_id, key, tenant_id) on table idempotency_keys to quittance_worker;
grant select on table ledger_transactions to quittance_api;
grant select on table ledger_transactions to quittance_auditor;
grant select on table ledger_transactions to quittance_ops;
grant insert, select on table ledger_transactions to quittance_worker;
grant insert, select on table legs to quittance_api;
grant select on table legs to quittance_auditor;
grant select on table legs to quittance_ops;
grant select on table legs to quittance_worker;
grant insert, select on table operations to quittance_api;
grant select on table operations to quittance_auditor;
grant select on table operations to quittance_ops;
grant select (created_at, id, ring_at, status, tenant_id) on table operations to quittance_overview;
grant select, update (failure_code, failure_leg, finished_at, ledger_transaction_ids, lock_wait_ms, ring_at, rings, rung_at, status, version) on table operations to quittance_worker;
grant insert, select on table outbox to quittance_api;
grant select on table outbox to quittance_auditor;
grant select on table outbox to quittance_ops;
grant select (created_at, event_id, tenant_id) on table outbox to quittance_overview;
grant delete, insert, select, update on table outbox to quittance_worker;
grant insert, select on table payment_intents to quittance_api;
grant select on table payment_intents to quittance_auditor;
grant select, update (quarantine_error, quarantined_at, ring_at) on table payment_intents to quittance_ops;
grant select (created_at, id, quarantine_error, quarantined_at, ring_at, rings, status, tenant_id) on table payment_intents to quittance_overview;
grant select, update (cancellation_reason, captured, event_sequence, failed_by, failure_code, failure_leg, finished_at, ledger_transaction_ids, lock_wait_ms, quarantine_error, quarantined_at, refunded, ring_at, rings, rung_at, status, updated_at, version) on table payment_intents to quittance_worker;
grant select on table schema_migrations to quittance_api;
grant select on table schema_migrations to quittance_auditor;
grant select on table schema_migrations to quittance_ops;
grant select on table schema_migrations to quittance_provisioner;
grant select on table schema_migrations to quittance_worker;
grant select on table searchable_intents to quittance_api;
grant insert, select on table tenants to quittance_api;
grant select on table tenants to quittance_auditor;
grant select on table tenants to quittance_ops;
grant select (created_at, mode, name, tenant_id) on table tenants to quittance_overview;
grant insert, select on table tenants to quittance_provisioner;
grant select on table tenants to quittance_worker;
grant insert, select on table webhook_tasks to quittance_api;
grant select on table webhook_tasks to quittance_auditor;
grant select on table webhook_tasks to quittance_ops;
grant select (endpoint_id, finished_at, id, "position", tenant_id) on table webhook_tasks to quittance_overview;
grant select, update (done, finished_at, "position") on table webhook_tasks to quittance_worker;
