import { idSource } from "@quittance/db";
import {
  type AccountId,
  type AccountRecord,
  type AccountStatus,
  acceptedIntent,
  acceptLegs,
  byPrecedence,
  decideBatch,
  type Entry,
  type FindAccount,
  findIsoCurrency,
  instantOf,
  type Leg,
  type LegRequest,
  type PaymentIntent,
  type RefusalCode,
} from "@quittance/domain";
import { PLAIN_TERMS } from "../../harness/plain-terms.ts";

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
  /**
   * Every answer that the door may give. One, unless an account's status was changed behind the
   * door's back: what the door knows of an account may be some seconds old.
   */
  answersAtTheDoor(request: LegRequest): readonly DoorAnswer[];
  /** Decides accepted intents in their order, as one batch. */
  decide(intents: readonly PaymentIntent[]): readonly PaymentIntent[];
}

export function openBooks(): Books {
  const accounts = new Map<AccountId, AccountRecord>();
  const statuses = new Map<AccountId, Set<AccountStatus>>();
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
    answersAtTheDoor(request) {
      const named = [...accounts.values()].filter(({ id, externalId }) =>
        [request.source, request.destination].some(
          (reference) => reference === id || reference === `external:${externalId}`,
        ),
      );
      let views: ReadonlyMap<AccountId, AccountStatus>[] = [new Map()];
      for (const { id } of named) {
        views = views.flatMap((view) =>
          [...(statuses.get(id) ?? [])].map((status) => new Map([...view, [id, status]])),
        );
      }
      return views.map((view): DoorAnswer => {
        const legs = acceptLegs([request], {
          findAccount: doorWith(view),
          findCurrency: findIsoCurrency,
        });
        if (legs.ok) return { code: null, legs: legs.value };
        const [first] = byPrecedence(legs.error);
        if (first === undefined) throw new Error("a refusal has a fault");
        return { code: first.code };
      });
    },
    decide(intents) {
      const now = instantOf(new Date());
      const decision = decideBatch({ intents, operations: [], accounts, now, ids: idSource });
      for (const after of decision.accounts) {
        const before = accounts.get(after.id);
        if (before === undefined) throw new Error(`${after.id} was not opened`);
        accounts.set(after.id, { ...before, ...after });
      }
      entries.push(...decision.ledgerTransactions.flatMap((transaction) => transaction.entries));
      return decision.intents;
    },
  };
}

/** An intent as it is right after the door accepted it; the id and the time are the system's. */
export const acceptedAs = (
  answer: { readonly id: PaymentIntent["id"]; readonly createdAt: PaymentIntent["createdAt"] },
  legs: readonly Leg[],
): PaymentIntent =>
  acceptedIntent(
    {
      id: answer.id,
      livemode: false,
      legs,
      ...PLAIN_TERMS,
    },
    answer.createdAt,
  );
