import { type Database, readIntents, type Tenant } from "@quittance/db";
import type { PaymentIntent, PaymentIntentId, TenantId } from "@quittance/domain";
import { gatherByKey } from "@quittance/queue";

const INTENTS_PER_LOOK_MAX = 500;

/** Reads an intent as it stands now; undefined when the tenant has none with this id. */
export type ReadIntent = (
  tenant: Tenant,
  id: PaymentIntentId,
) => Promise<PaymentIntent | undefined>;

/**
 * Clients that ask while PostgreSQL is being asked share the next look, which begins after they asked:
 * those whose payments were decided together wake up together, and each would ask by itself.
 */
export function createIntentReader(db: Database): ReadIntent {
  const gather = gatherByKey<
    TenantId,
    { readonly tenant: Tenant; readonly id: PaymentIntentId },
    PaymentIntent | undefined
  >({
    limit: INTENTS_PER_LOOK_MAX,
    handle: async (_tenantId, asked) => {
      const [first] = asked;
      if (first === undefined) return [];
      const ids = new Set(asked.map(({ id }) => id));
      const intents = await readIntents(db, first.tenant, [...ids]);
      const byId = new Map(intents.map((intent) => [intent.id, intent]));
      return asked.map(({ id }) => byId.get(id));
    },
  });
  return (tenant, id) => gather(tenant.id, { tenant, id });
}
