-- Statements that are sent together with a COMMIT must refuse by themselves what the worker would refuse.

-- Up Migration
-- Rows that are locked and were just read must all be found again; if not, nothing of the batch may stand.
create function require_count(what text, updated bigint, expected bigint) returns void
  language plpgsql as $$
begin
  if updated <> expected then
    raise exception '% % were to be updated, but % were found as expected', expected, what, updated;
  end if;
end
$$;

-- Down Migration
drop function require_count(text, bigint, bigint);
