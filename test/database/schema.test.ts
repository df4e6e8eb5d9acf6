// migrations/schema.sql is read by people, so it must say what the migrations really come to.
import { readFileSync } from "node:fs";
import { printSchema } from "@quittance/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database?.drop());

const committed = () => readFileSync(`${repositoryRoot}/migrations/schema.sql`, "utf8");

test("every supported PostgreSQL has the schema of migrations/schema.sql after the migrations", async () => {
  expect(await printSchema(database.url)).toBe(committed());
});

test("a column, a constraint, an index, a trigger, a policy, a view or a right that is added shows in the schema's text", async () => {
  const before = await printSchema(database.url);
  await database.sql`create table probes (id uuid primary key, amount numeric(38, 0) default 7)`;
  await database.sql`alter table probes add constraint probes_positive check (amount > 0)`;
  await database.sql`create index probes_by_amount on probes (amount)`;
  await database.sql`
    create trigger probes_kept before delete on probes
      for each row execute function refuse_change_to_history()`;
  await database.sql`alter table probes enable always trigger probes_kept`;
  await database.sql`grant select, update (amount) on probes to quittance_auditor`;
  await database.sql`alter table probes enable row level security`;
  await database.sql`
    create policy probes_own on probes for update to quittance_auditor using (amount > 1) with check (amount > 2)`;
  await database.sql`create view probe_ids as select id from probes`;
  const after = await printSchema(database.url);
  expect(before).not.toContain("probes");
  for (const part of [
    "  amount numeric(38,0) default 7,\n",
    "  constraint probes_pkey PRIMARY KEY (id),\n",
    "  constraint probes_positive CHECK ((amount > (0)::numeric))\n);",
    "CREATE INDEX probes_by_amount ON public.probes USING btree (amount);",
    "ALTER TABLE probes ENABLE ALWAYS TRIGGER probes_kept;",
    "alter table probes enable row level security;",
    "create policy probes_own on probes for update to quittance_auditor using ((amount > (1)::numeric)) with check ((amount > (2)::numeric));",
    "create view probe_ids as\n SELECT id\n   FROM probes;",
    "grant select, update (amount) on table probes to quittance_auditor;",
  ]) {
    expect(after).toContain(part);
  }
});
