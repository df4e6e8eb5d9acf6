import { type Database, findKeys, type KeyRecord, readIntents, type Tenant } from "@quittance/db";
import { acceptedIntent, type PaymentIntent } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { RequestKey } from "../request/request-key.ts";

/** What an earlier request with the same key says about a claim. */
export type EarlierClaim =
  | { readonly kind: "replayed"; readonly intent: PaymentIntent }
  | { readonly kind: "refused"; readonly problem: Problem };

/** Reads back what the owners of these keys came to. Answers undefined for a key that nobody owns. */
export async function readEarlier(
  db: Database,
  tenant: Tenant,
  claims: readonly RequestKey[],
): Promise<(claim: RequestKey) => EarlierClaim | undefined> {
  if (claims.length === 0) return () => undefined;
  const keys = await findKeys(
    db,
    tenant.id,
    claims.map(({ key }) => key),
  );
  const ids = [...keys.values()].flatMap(({ paymentIntent }) => paymentIntent ?? []);
  const intents = new Map(
    (await readIntents(db, tenant, ids)).map((intent) => [intent.id, intent]),
  );

  return ({ key, fingerprint }) => {
    const record = keys.get(key);
    if (record === undefined) return undefined;
    const intent = ownedIntent(record, fingerprint, intents);
    return intent === undefined
      ? { kind: "refused", problem: new Problem("idempotency_key_reused") }
      : { kind: "replayed", intent: acceptedIntent(intent, intent.createdAt) };
  };
}

function ownedIntent(
  record: KeyRecord,
  fingerprint: Buffer,
  intents: ReadonlyMap<string, PaymentIntent>,
): PaymentIntent | undefined {
  if (record.paymentIntent === null || !record.fingerprint.equals(fingerprint)) return undefined;
  return intents.get(record.paymentIntent);
}
