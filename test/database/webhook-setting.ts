import { randomBytes, randomUUID } from "node:crypto";
import {
  insertEndpoint,
  inTransaction,
  newId,
  relayEvents,
  type Tenant,
  type Tx,
  toUuid,
} from "@quittance/db";
import {
  type Endpoint,
  type EventId,
  instantOf,
  NEWEST_API_VERSION,
  type TenantId,
} from "@quittance/domain";
import type postgres from "postgres";
import { createTestDatabase } from "../harness/test-database.ts";
import { type AsRole, openWithSql } from "./as-role.ts";

/** A database of its own with what webhooks need: tenants, endpoints and events. */
export interface WebhookSetting {
  readonly url: string;
  /** Connected as the worker, with no more rights than it has. */
  readonly worker: AsRole;
  /** Connected as the api, with no more rights than it has. */
  readonly api: AsRole;
  /** Connected as the server's superuser, to look behind the scenes. */
  readonly owner: { readonly sql: postgres.Sql };
  newTenant(): Promise<Tenant>;
  newEndpoint(tenant: Tenant, fields?: Partial<Endpoint>): Promise<Endpoint & { secret: string }>;
  /** Writes events and their outbox rows in one transaction. */
  writeEvents(tenant: Tenant, count: number, type?: string): Promise<readonly EventId[]>;
  /** Writes events and turns them into deliveries. */
  relayNewEvents(tenant: Tenant, count: number): Promise<readonly EventId[]>;
  close(): Promise<void>;
}

export async function openWebhookSetting(): Promise<WebhookSetting> {
  const database = await createTestDatabase();
  const owner = { sql: database.sql };
  const worker = openWithSql(database.url, "quittance_worker");
  const api = openWithSql(database.url, "quittance_api");

  async function writeEvents(
    tenant: Tenant,
    count: number,
    type = "payment_intent.succeeded",
  ): Promise<readonly EventId[]> {
    const ids = Array.from({ length: count }, () => newId("evt"));
    await inTransaction(worker, tenant.id, (tx) => writeEventRows(tx, tenant.id, ids, type));
    return ids;
  }

  return {
    url: database.url,
    worker,
    api,
    owner,
    writeEvents,
    async newTenant() {
      const id = randomUUID() as TenantId;
      await owner.sql`insert into tenants (tenant_id, mode) values (${id}, 'test')`;
      return { id, livemode: false };
    },
    async newEndpoint(tenant, fields = {}) {
      const { endpoint, row } = newEndpointOf(fields);
      await inTransaction(api, tenant.id, (tx) => insertEndpoint(tx, tenant.id, endpoint, [row]));
      return { ...endpoint, secret: row.sealed };
    },
    async relayNewEvents(tenant, count) {
      const ids = await writeEvents(tenant, count);
      await relayEvents(worker, tenant.id, 1_000);
      return ids;
    },
    async close() {
      await Promise.all([worker.close(), api.close()]);
      await database.drop();
    },
  };
}

/** An endpoint with one secret, which lies as it is, without a seal: what is sealed is for others to test. */
export function newEndpointOf(fields: Partial<Endpoint> = {}) {
  const now = instantOf(new Date());
  const endpoint: Endpoint = {
    id: newId("we"),
    url: "https://example.com/hook",
    description: null,
    eventTypes: ["*"],
    status: "enabled",
    disabledReason: fields.status === "disabled" ? "requested" : null,
    ordering: "unordered",
    maxInFlight: 64,
    rateLimit: null,
    signatures: ["v1"],
    publicKey: null,
    apiVersion: NEWEST_API_VERSION,
    failingSince: null,
    createdAt: now,
    updatedAt: now,
    ...fields,
  };
  const sealed = `whsec_${randomBytes(32).toString("base64")}`;
  const row = { id: newId("wsec"), scheme: "v1", keyName: "none", sealed, createdAt: now } as const;
  return { endpoint, row };
}

/** The rows of events, with bodies in which every byte counts. */
export async function writeEventRows(
  tx: Tx,
  tenantId: TenantId,
  ids: readonly EventId[],
  type: string,
): Promise<void> {
  for (const id of ids) {
    await tx`
      with fact as (
        insert into events (tenant_id, id, type, resource_id, sequence, body, created_at)
        values (${tenantId}, ${toUuid(id)}, ${type}, ${randomUUID()}, 1, ${bodyOf(id)}, now())
      )
      insert into outbox (tenant_id, event_id, created_at) values (${tenantId}, ${toUuid(id)}, now())`;
  }
}

/** Not what a serialiser would print: whoever parses and prints it again breaks the signature. */
export const bodyOf = (id: EventId): string => `{"id": "${id}",  "data":{"n":1.0,"é":"\\u00e9"}}`;
