import {
  claimKey,
  type Database,
  findKeys,
  inTransaction,
  isLockTimeout,
  readClock,
  type Tenant,
  type Tx,
} from "@quittance/db";
import type { Instant } from "@quittance/domain";
import type { z } from "zod";
import { keyInProgress } from "../problem/key-in-progress.ts";
import { Problem } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";

/** A resource that is about to be: what the client will be answered, and how it is written. */
export interface Creation<Body> {
  readonly body: Body;
  write(tx: Tx): Promise<unknown>;
}

export interface Created<Body> {
  readonly body: Body;
  /** True when an earlier request with the same key had made it. */
  readonly replayed: boolean;
}

/** The key has a first request already. */
class KeyOwnedError extends Error {
  override readonly name = "KeyOwnedError";
}

/**
 * Creates a resource once for each idempotency key: the key, its answer and the resource are written
 * in one transaction. Without a key it simply creates.
 *
 * @param prepare makes the resource, given the database's clock, in the same transaction
 * @param status of the answer: 201, 200 for a change, or 202 when something is left to be done
 */
export async function createOnce<Body>(
  db: Database,
  tenant: Tenant,
  request: RequestKey | undefined,
  schema: z.ZodType<Body>,
  prepare: (now: Instant, tx: Tx) => Creation<Body> | Promise<Creation<Body>>,
  status: 200 | 201 | 202 = 201,
): Promise<Created<Body>> {
  try {
    const body = await inTransaction(db, tenant.id, async (tx) => {
      const creation = await prepare(await readClock(tx), tx);
      const answer = { status, body: JSON.stringify(creation.body) };
      const owns =
        request === undefined || (await claimKey(tx, tenant.id, { ...request, response: answer }));
      // Whatever was prepared is taken back.
      if (!owns) throw new KeyOwnedError();
      await creation.write(tx);
      return creation.body;
    });
    return { body, replayed: false };
  } catch (error) {
    if (isLockTimeout(error)) throw keyInProgress();
    if (!(error instanceof KeyOwnedError) || request === undefined) throw error;
  }
  const body = await recallAnswer(db, tenant, request, schema);
  // Its owner was rolled back between our two looks: the key is free again.
  if (body === undefined) throw keyInProgress();
  return { body, replayed: true };
}

/**
 * The first answer to a request with this key; undefined when nobody owns the key.
 *
 * @throws Problem `idempotency_key_reused` when it was another request
 */
export async function recallAnswer<Body>(
  db: Database,
  tenant: Tenant,
  { key, fingerprint }: RequestKey,
  schema: z.ZodType<Body>,
): Promise<Body | undefined> {
  const record = (await findKeys(db, tenant.id, [key])).get(key);
  if (record === undefined) return undefined;
  if (!record.fingerprint.equals(fingerprint) || record.response === null) {
    throw new Problem("idempotency_key_reused");
  }
  return schema.parse(JSON.parse(record.response.body));
}
