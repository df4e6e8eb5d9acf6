import { type Database, idSource, readAccounts, type Tenant } from "@quittance/db";
import {
  type Account,
  acceptedIntent,
  decideBatch,
  type Entry,
  type Instant,
  type PaymentIntent,
  type PaymentIntentDraft,
} from "@quittance/domain";

/** What an intent would become if it were decided now and alone. */
export interface IntentPreview {
  readonly intent: PaymentIntent;
  /** The moment that it was decided for: now, or its own if it is scheduled. */
  readonly decidedAt: Instant;
  /** The entries that it would write; none when it would fail. */
  readonly entries: readonly Entry[];
  /** Every account that its legs name, as it would stand then, in the order of the legs. */
  readonly accounts: readonly Account[];
}

/**
 * Decides a draft on the accounts as they stand, and writes nothing. It is the decision that the
 * worker makes, on the same read, without its locks: what is posted between the preview and the
 * payment may change the outcome.
 */
export async function previewIntent(
  db: Database,
  tenant: Tenant,
  draft: PaymentIntentDraft,
): Promise<IntentPreview> {
  const ids = new Set(draft.legs.flatMap(({ source, destination }) => [source, destination]));
  const { accounts, now } = await readAccounts(db, tenant.id, ids);
  const { executeAt } = draft;
  const decidedAt = executeAt !== null && executeAt > now ? executeAt : now;
  const decision = decideBatch({
    intents: [acceptedIntent(draft, now)],
    operations: [],
    accounts,
    now: decidedAt,
    ids: idSource,
  });
  const [intent] = decision.intents;
  if (intent === undefined) throw new Error("an intent that is due was not decided");
  const after = new Map([...accounts, ...decision.accounts.map((one) => [one.id, one] as const)]);
  return {
    intent,
    decidedAt,
    entries: decision.ledgerTransactions.flatMap(({ entries }) => entries),
    accounts: [...ids].flatMap((id) => after.get(id) ?? []),
  };
}
