import { idSource } from "@quittance/db";
import {
  type AccountId,
  type AccountRecord,
  type AccountStatus,
  acceptLegs,
  byPrecedence,
  type Decision,
  decideBatch,
  type Entry,
  type FindAccount,
  findIsoCurrency,
  instantOf,
  type Leg,
  type LegRequest,
  type Operation,
  type PaymentIntent,
  type PaymentIntentId,
  type RefusalCode,
} from "@quittance/domain";

/** What the door may answer: the code of a refusal, or the legs that it accepts. */
export type DoorAnswer =
  | { readonly code: RefusalCode }
  | { readonly code: null; readonly legs: readonly Leg[] };

/** The second implementation: the pure domain over accounts in memory. It knows no database and no queue. */
export interface Books {
  readonly accounts: ReadonlyMap<AccountId, AccountRecord>;
  readonly entries: readonly Entry[];
  open(account: AccountRecord): void;
  setStatus(id: AccountId, status: AccountStatus): void;
  /** The intents that were accepted, as they stand, in the order of their acceptance. */
  readonly intents: ReadonlyMap<PaymentIntentId, PaymentIntent>;
  /** Notes an intent as it stands now. */
  put(intent: PaymentIntent): void;
  /**
   * Every answer that the door may give. One, unless an account's status was changed behind the
   * door's back: the door may know the account as it was.
   */
  answersAtTheDoor(requests: readonly LegRequest[]): readonly DoorAnswer[];
  /** Decides intents, and what is asked of them, in their order, as one batch. */
  decide(intents: readonly PaymentIntent[], operations?: readonly Operation[]): Decided;
}

/** What was decided: the intents that changed, and all the operations. */
export type Decided = Pick<Decision, "intents" | "operations">;

export function openBooks(): Books {
  const accounts = new Map<AccountId, AccountRecord>();
  const statuses = new Map<AccountId, Set<AccountStatus>>();
  const intents = new Map<PaymentIntentId, PaymentIntent>();
  const entries: Entry[] = [];

  /** The accounts as the door may know them, when `seen` are the statuses that it has seen last. */
  const doorWith =
    (seen: ReadonlyMap<AccountId, AccountStatus>): FindAccount =>
    (reference) => {
      for (const { id, externalId, currency, status } of accounts.values()) {
        if (reference === id || reference === `external:${externalId}`) {
          return { id, currency, status: seen.get(id) ?? status };
        }
      }
      return undefined;
    };

  return {
    accounts,
    entries,
    intents,
    put: (intent) => void intents.set(intent.id, intent),
    open(account) {
      accounts.set(account.id, account);
      statuses.set(account.id, new Set([account.status]));
    },
    setStatus(id, status) {
      const account = accounts.get(id);
      if (account === undefined) throw new Error(`${id} was not opened`);
      accounts.set(id, { ...account, status });
      statuses.get(id)?.add(status);
    },
    answersAtTheDoor(requests) {
      const references = requests.flatMap(({ source, destination }) => [source, destination]);
      const named = [...accounts.values()].filter(({ id, externalId }) =>
        references.some((reference) => reference === id || reference === `external:${externalId}`),
      );
      let views: ReadonlyMap<AccountId, AccountStatus>[] = [new Map()];
      for (const { id } of named) {
        views = views.flatMap((view) =>
          [...(statuses.get(id) ?? [])].map((status) => new Map([...view, [id, status]])),
        );
      }
      return views.map((view): DoorAnswer => {
        const legs = acceptLegs(requests, {
          findAccount: doorWith(view),
          findCurrency: findIsoCurrency,
        });
        if (legs.ok) return { code: null, legs: legs.value };
        const [first] = byPrecedence(legs.error);
        if (first === undefined) throw new Error("a refusal has a fault");
        return { code: first.code };
      });
    },
    decide(pending, operations = []) {
      const now = instantOf(new Date());
      const decision = decideBatch({ intents: pending, operations, accounts, now, ids: idSource });
      for (const after of decision.accounts) {
        const before = accounts.get(after.id);
        if (before === undefined) throw new Error(`${after.id} was not opened`);
        accounts.set(after.id, { ...before, ...after });
      }
      for (const intent of [...pending, ...decision.intents]) intents.set(intent.id, intent);
      entries.push(...decision.ledgerTransactions.flatMap((transaction) => transaction.entries));
      return decision;
    },
  };
}
