import { createHash, randomUUID } from "node:crypto";
import { type IntentClaim, insertIntents, newId, type Tenant } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import type { LedgerSetting } from "./ledger-setting.ts";

/** Stores payments as the items of one atomic batch. */
export async function acceptAtomicBatch(
  { api }: LedgerSetting,
  tenant: Tenant,
  claims: readonly IntentClaim[],
): Promise<readonly PaymentIntentId[]> {
  const id = newId("batch");
  const items = claims.map(({ draft, ...key }) => ({
    ...key,
    draft: { ...draft, atomicBatch: id },
  }));
  const key = randomUUID();
  const fingerprint = createHash("sha256").update(key).digest();
  const record = {
    id,
    atomic: true,
    request_id: key,
    items: items.map((item) => ({ key: item.key })),
  };
  await insertIntents(api, tenant, items, { key, fingerprint, record });
  return items.map(({ draft }) => draft.id);
}
