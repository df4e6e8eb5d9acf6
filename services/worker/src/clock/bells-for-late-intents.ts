import type { LateIntent } from "@quittance/db";
import type { BatchId, PaymentIntentId, TenantId } from "@quittance/domain";
import type { Bell } from "@quittance/queue";

export type PostBell = Extract<Bell, { queue: "post" }>;

/** What is rung together or not at all: an intent, or all that is undecided of a batch request. */
interface Unit {
  readonly ids: readonly PaymentIntentId[];
  readonly rings: number;
}

/**
 * How many intents share a bell, by how often they were rung. The longer they wait, the fewer: if
 * one of them takes its worker down each time, it takes ever fewer others with it.
 */
const COMPANY_BY_RINGS = [500, 500, 500, 500, 500, 50, 5] as const;
const COMPANY_AT_LAST = 1;

/**
 * The bells for late intents. The items of a batch request are decided in the order given, so an
 * item is never rung without those before it: whichever bell is heard first, they go together.
 *
 * @param itemsOf what is undecided of each batch that a late intent came with
 */
export function bellsForLateIntents(
  tenantId: TenantId,
  late: readonly LateIntent[],
  itemsOf: ReadonlyMap<BatchId, readonly PaymentIntentId[]>,
): readonly PostBell[] {
  const bells: PaymentIntentId[][] = [];
  const open = new Map<number, PaymentIntentId[]>();
  for (const { ids, rings } of unitsOf(late, itemsOf)) {
    const company = COMPANY_BY_RINGS[rings] ?? COMPANY_AT_LAST;
    const bell = open.get(company);
    if (bell !== undefined && bell.length + ids.length <= company) {
      bell.push(...ids);
    } else {
      const next = [...ids];
      open.set(company, next);
      bells.push(next);
    }
  }
  return bells.map((intentIds) => ({ queue: "post", tenantId, intentIds }));
}

function unitsOf(
  late: readonly LateIntent[],
  itemsOf: ReadonlyMap<BatchId, readonly PaymentIntentId[]>,
): readonly Unit[] {
  const units = new Map<BatchId | PaymentIntentId, Unit>();
  for (const { id, rings, batch } of late) {
    if (batch === null) units.set(id, { ids: [id], rings });
    else if (!units.has(batch)) units.set(batch, { ids: itemsOf.get(batch) ?? [], rings });
  }
  return [...units.values()].filter(({ ids }) => ids.length > 0);
}
