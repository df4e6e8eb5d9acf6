/** How much is measured. The quick one only shows that everything works: its numbers mean nothing. */
export interface Scale {
  readonly rounds: number;
  /** Intents that wait to be posted in the scenario Post. */
  readonly intents: number;
  /** Intents that are posted one by one. */
  readonly intentsOneByOne: number;
  /** How long a load lasts, in milliseconds, and how many payments it has at most. */
  readonly loadMs: number;
  readonly payments: number;
  readonly accounts: number;
  /** Single requests that are sent one after the other. */
  readonly lonely: number;
  /** Payments whose webhooks are delivered. */
  readonly webhooks: number;
  /** Rounds of 4,000 intents and 10,000 entries that are in the books before Growth. */
  readonly historyRounds: number;
  /** How long the soak lasts, the overload, and the half load after it, in milliseconds. */
  readonly soakMs: number;
  readonly overloadMs: number;
  readonly afterwardsMs: number;
  /** pgbench's scale factor: 100,000 accounts each. */
  readonly tpcbScale: number;
}

export const FULL: Scale = {
  rounds: 3,
  intents: 20_000,
  intentsOneByOne: 4_000,
  loadMs: 5_000,
  payments: 40_000,
  accounts: 10_000,
  lonely: 150,
  webhooks: 5_000,
  historyRounds: 500,
  soakMs: 600_000,
  overloadMs: 60_000,
  afterwardsMs: 45_000,
  tpcbScale: 20,
};

export const QUICK: Scale = {
  rounds: 1,
  intents: 2_000,
  intentsOneByOne: 200,
  loadMs: 500,
  payments: 4_000,
  accounts: 10_000,
  lonely: 20,
  webhooks: 200,
  historyRounds: 2,
  soakMs: 4_000,
  overloadMs: 3_000,
  afterwardsMs: 3_000,
  tpcbScale: 1,
};
