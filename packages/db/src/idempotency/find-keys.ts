import type { BatchId, PaymentIntentId, TenantId } from "@quittance/domain";
import { textsOf } from "../arrays/binary-arrays.ts";
import type { Database } from "../database.ts";
import { inTenant } from "../in-tenant.ts";
import { toId } from "../public-id.ts";

/**
 * What a batch request came to at the door: for each item the idempotency key that owns its
 * intent, or the problem with which it was refused.
 */
export interface BatchRecord {
  readonly id: BatchId;
  /** Whether all of its items go through or none. */
  readonly atomic: boolean;
  /** Of the first request with the batch's key; its refusals carry it. */
  readonly request_id: string;
  readonly items: readonly ({ readonly key: string } | { readonly problem: unknown })[];
}

/** What is remembered of a key's first request. */
export interface KeyRecord {
  readonly key: string;
  readonly fingerprint: Buffer;
  /** The payment intent that the first request made, when it made exactly one. */
  readonly paymentIntent: PaymentIntentId | null;
  /** The first answer of a batch request, in brief. */
  readonly batch: BatchRecord | null;
  /** The stored answer, where the intent alone can not tell it again. */
  readonly response: { readonly status: number; readonly body: string } | null;
}

interface Row {
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly intent_id: string | null;
  readonly batch: BatchRecord | null;
  readonly response_status: number | null;
  readonly response_body: string | null;
}

export async function findKeys(
  db: Database,
  tenantId: TenantId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeyRecord>> {
  const rows = await inTenant(
    db,
    tenantId,
    (sql) => sql<Row[]>`
    select key, fingerprint, intent_id, batch, response_status, response_body
      from idempotency_keys
      where tenant_id = ${tenantId} and key = any(${textsOf([...keys])})`,
  );
  return new Map(
    rows.map((row) => [
      row.key,
      {
        key: row.key,
        fingerprint: row.fingerprint,
        paymentIntent: row.intent_id === null ? null : toId("pi", row.intent_id),
        batch: row.batch,
        response:
          row.response_status === null || row.response_body === null
            ? null
            : { status: row.response_status, body: row.response_body },
      },
    ]),
  );
}
