import {
  createApiKey,
  type Database,
  describeApiKey,
  type MadeApiKey,
  rotateApiKey,
  type Tenant,
  type Tx,
} from "@quittance/db";
import type { ApiKeyId } from "@quittance/domain";
import type { z } from "zod";
import type { KeyDirectory } from "../keys/key-directory.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import {
  type CreatedApiKey,
  createdApiKeySchema,
  type newApiKeySchema,
} from "../schemas/api-key.ts";
import { type Created, createOnce, recallAnswer } from "./create-once.ts";

export interface KeyDependencies {
  readonly db: Database;
  readonly keys: Pick<KeyDirectory, "forget">;
}

/** Makes an API key. Codes: those of `createApiKey`. */
export const makeApiKey = (
  { db }: KeyDependencies,
  caller: Caller,
  { scopes, name, expires_at: expiresAt }: z.output<typeof newApiKeySchema>,
  key: RequestKey | undefined,
): Promise<Created<CreatedApiKey>> =>
  tellKeyOnce(db, caller.tenant, key, 201, (tx) =>
    createApiKey(
      tx,
      caller.tenant,
      { scopes, name, expiresAt, apiVersion: caller.apiVersion },
      caller,
    ),
  );

/** Makes a key in place of another one, which is good for so many seconds more. Codes: those of `rotateApiKey`. */
export async function replaceApiKey(
  { db, keys }: KeyDependencies,
  caller: Caller,
  id: ApiKeyId,
  overlapSeconds: number,
  key: RequestKey | undefined,
): Promise<Created<CreatedApiKey>> {
  const made = await tellKeyOnce(db, caller.tenant, key, 200, (tx) =>
    rotateApiKey(tx, caller.tenant, id, overlapSeconds, caller),
  );
  keys.forget(id);
  return made;
}

/**
 * Makes a key once for each idempotency key, and tells it once: what is remembered of the answer has
 * null in its place, so that nobody who reads the database finds a key in it.
 */
async function tellKeyOnce(
  db: Database,
  tenant: Tenant,
  key: RequestKey | undefined,
  status: 200 | 201,
  make: (tx: Tx) => Promise<MadeApiKey>,
): Promise<Created<CreatedApiKey>> {
  const earlier = key && (await recallAnswer(db, tenant, key, createdApiKeySchema));
  if (earlier !== undefined) return { body: earlier, replayed: true };
  let secret: string | null = null;
  const prepare = async (_now: unknown, tx: Tx) => {
    const made = await make(tx);
    secret = made.secret;
    const body: CreatedApiKey = { ...describeApiKey(made.key, tenant.livemode), secret: null };
    return { body, write: async () => {} };
  };
  const { body, replayed } = await createOnce(
    db,
    tenant,
    key,
    createdApiKeySchema,
    prepare,
    status,
  );
  return replayed ? { body, replayed } : { body: { ...body, secret }, replayed };
}
