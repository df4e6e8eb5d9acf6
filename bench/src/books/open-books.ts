import {
  bootstrapTenant,
  ensureDatabase,
  makeApiKey,
  openDatabase,
  parseTenantId,
  type Tenant,
} from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import postgres from "postgres";
import type { Scale } from "../scale.ts";
import type { Servers } from "../servers/start-servers.ts";

/** Books of one tenant with accounts and nothing else, to be copied by each measurement. */
export interface Books {
  /** The database to copy. */
  readonly template: string;
  readonly tenant: Tenant;
  readonly apiKey: string;
  /** Customers with a credit line; UUIDs. */
  readonly customers: readonly string[];
  /** Customers with nothing and no credit: what they pay is refused. */
  readonly penniless: readonly string[];
  /** One merchant that everybody pays. */
  readonly merchant: string;
  /** The house, which takes fees. */
  readonly house: string;
}

const TEMPLATE = "bench_books";
const PENNILESS = 1_000;
const CREDIT_LINE = 100_000_000;

/** Makes the books: migrated, one tenant, accounts, analysed as autovacuum would by and by. */
export async function openBooks(servers: Servers, scale: Scale): Promise<Books> {
  const url = servers.postgresUrl(TEMPLATE);
  const apiKey = makeApiKey("test");
  await ensureDatabase(url);
  await migrate(url);
  await bootstrap(url, apiKey);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<[{ tenant_id: string }]>`select tenant_id from tenants`;
    const id = parseTenantId(row.tenant_id);
    if (id === undefined) throw new Error("the books have no tenant");
    const open = (count: number, limit: number | null) => openAccounts(sql, id, count, limit);
    const customers = await open(scale.accounts, CREDIT_LINE);
    const penniless = await open(PENNILESS, 0);
    const [merchant = "", house = ""] = await open(2, null);
    // The complete audit comes once a day, and would come now to books that were never audited.
    await sql`
      insert into audits (tenant_id, last_complete_from, last_complete_at) values (${id}, now(), now())`;
    await sql`vacuum (analyze, freeze)`;
    return {
      template: TEMPLATE,
      tenant: { id, livemode: false },
      apiKey,
      customers,
      penniless,
      merchant,
      house,
    };
  } finally {
    await sql.end();
  }
}

async function bootstrap(url: string, apiKey: string): Promise<void> {
  const db = openDatabase({
    url,
    name: "bench",
    connectionsMax: 1,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 60_000,
  });
  await bootstrapTenant(db, apiKey).finally(() => db.close());
}

async function openAccounts(
  sql: postgres.Sql,
  tenantId: string,
  count: number,
  overdraftLimit: number | null,
): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into accounts (tenant_id, id, currency, exponent, normal_balance, overdraft_limit,
                          created_at, updated_at)
    select ${tenantId}, new_uuid_v7(), 'USD', 2, 'credit', ${overdraftLimit}, now(), now()
      from generate_series(1, ${count})
    returning id`;
  return rows.map(({ id }) => id);
}
