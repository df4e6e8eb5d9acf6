import { createHash, randomUUID } from "node:crypto";
import {
  type DatabaseRole,
  type IntentClaim,
  insertAccount,
  insertEvents,
  insertIntents,
  insertOperation,
  inTenant,
  inTransaction,
  newId,
  type Tenant,
} from "@quittance/db";
import {
  type AccountEvent,
  type AccountId,
  type AccountRecord,
  acceptedOperation,
  type Decision,
  describeAccount,
  instantOf,
  minorUnits,
  type OperationKind,
  type PaymentIntentId,
  type TenantId,
  ZERO,
} from "@quittance/domain";
import type postgres from "postgres";
import { postBatch } from "../../services/worker/src/post/post-batch.ts";
import { isoCurrency, PLAIN_TERMS } from "../harness/plain-terms.ts";
import { createTestDatabase } from "../harness/test-database.ts";
import { type AsRole, openWithSql } from "./as-role.ts";

/** A database of its own with what payments need, reached as the processes reach it. */
export interface LedgerSetting {
  readonly url: string;
  /** The server's superuser, who owns every table. */
  readonly sql: postgres.Sql;
  /** Connected as the api, with no more rights than it has. */
  readonly api: AsRole;
  /** Connected as the worker. */
  readonly worker: AsRole;
  /** Connected in any role. */
  as(role: DatabaseRole): AsRole;
  newTenant(): Promise<Tenant>;
  openAccount(tenant: Tenant, fields?: Partial<AccountRecord>): Promise<AccountId>;
  /** Stores intents as the door does; answers their ids in the order given. */
  accept(tenant: Tenant, ...claims: readonly IntentClaim[]): Promise<readonly PaymentIntentId[]>;
  /** Stores what is asked of an intent, as the door does. */
  ask(tenant: Tenant, kind: OperationKind, intent: PaymentIntentId, amount?: bigint): Promise<void>;
  /** Decides intents as the worker does. */
  post(tenant: Tenant, ids: readonly PaymentIntentId[]): Promise<Decision>;
  close(): Promise<void>;
}

export async function openLedgerSetting(): Promise<LedgerSetting> {
  const database = await createTestDatabase();
  const opened = new Map<DatabaseRole, AsRole>();
  const as = (role: DatabaseRole): AsRole => {
    const known = opened.get(role) ?? openWithSql(database.url, role);
    opened.set(role, known);
    return known;
  };
  const api = as("quittance_api");
  const worker = as("quittance_worker");

  return {
    url: database.url,
    sql: database.sql,
    api,
    worker,
    as,
    async newTenant() {
      const id = randomUUID() as TenantId;
      await inTenant(
        api,
        id,
        (sql) => sql`insert into tenants (tenant_id, mode) values (${id}, 'test')`,
      );
      return { id, livemode: false };
    },
    async openAccount(tenant, fields) {
      const account = newAccount(fields);
      await inTransaction(api, tenant.id, async (tx) => {
        await insertAccount(tx, tenant.id, account);
        await insertEvents(tx, tenant.id, [openedEvent(account)]);
      });
      return account.id;
    },
    async accept(tenant, ...claims) {
      await insertIntents(api, tenant, claims);
      return claims.map(({ draft }) => draft.id);
    },
    async ask(tenant, kind, intent, amount) {
      const draft = {
        id: newId(OPERATION_PREFIXES[kind]),
        kind,
        paymentIntent: intent,
        amount: amount === undefined ? null : minorUnits(amount),
        final: true,
        metadata: {},
      };
      const operation = acceptedOperation(draft, instantOf(new Date()));
      await inTransaction(api, tenant.id, (tx) => insertOperation(tx, tenant.id, operation));
    },
    post: async (tenant, ids) => (await postBatch(worker, tenant, ids)).decision,
    async close() {
      await Promise.all([...opened.values()].map((db) => db.close()));
      await database.drop();
    },
  };
}

const OPERATION_PREFIXES = { capture: "cap", refund: "re", cancel: "cancel" } as const;

const USD = isoCurrency("USD");

/** An account in USD without a limit, so that tests need not fund it first. */
function newAccount(fields: Partial<AccountRecord> = {}): AccountRecord {
  const now = instantOf(new Date());
  return {
    id: newId("acct"),
    livemode: false,
    currency: USD,
    normalBalance: "credit",
    status: "active",
    overdraftLimit: null,
    postedDebits: ZERO,
    postedCredits: ZERO,
    pendingDebits: ZERO,
    pendingCredits: ZERO,
    version: 1,
    externalId: null,
    name: null,
    metadata: {},
    createdAt: now,
    updatedAt: now,
    ...fields,
  };
}

const openedEvent = (account: AccountRecord): AccountEvent => ({
  id: newId("evt"),
  type: "account.created",
  resource: account.id,
  sequence: 1,
  createdAt: account.createdAt,
  livemode: account.livemode,
  object: describeAccount(account),
});

/** What a request for this payment wants to store. The same key with the same payment is the same request. */
export function claimPayment(
  source: AccountId,
  destination: AccountId,
  amount: bigint,
  key: string = randomUUID(),
): IntentClaim {
  return {
    key,
    fingerprint: createHash("sha256").update(`${source} ${destination} ${amount}`).digest(),
    draft: {
      id: newId("pi"),
      livemode: false,
      legs: [{ amount: minorUnits(amount), currency: USD, source, destination }],
      ...PLAIN_TERMS,
    },
  };
}
