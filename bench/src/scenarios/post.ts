import { measureOneByOne } from "../baselines/one-by-one.ts";
import { rawSql, rawSqlWithTriggers } from "../baselines/raw-sql.ts";
import { tpcb } from "../baselines/tpcb.ts";
import type { PaymentKind } from "../books/plan-payment.ts";
import type { Measurable, Scenario } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";
import { flights } from "./flights.ts";
import { measurePosting } from "./measure-posting.ts";

const TITLES: Readonly<Record<PaymentKind, string>> = {
  spread: "Post, spread over 10,000 accounts",
  hot: "Post, one account in every intent",
  refused: "Post, 1 in 5 without funds",
  fee: "Post, two legs: payment and fee",
};

/** Intents that are accepted already are posted by one worker process. */
const measurePost = (kind: PaymentKind, rounds: number): Measurable => ({
  name: `post ${kind}`,
  title: TITLES[kind],
  rounds,
  async measure(bench) {
    const database = await copyDatabase(bench.servers, bench.books.template);
    const sample = await measurePosting(bench, database, { kind, count: bench.scale.intents });
    await database.drop();
    return sample;
  },
});

export const post: Scenario = {
  name: "post",
  measurables: [
    measurePost("spread", 3),
    measurePost("hot", 3),
    measurePost("refused", 1),
    measurePost("fee", 1),
  ],
  baselines: [flights, measureOneByOne, rawSql, rawSqlWithTriggers, tpcb],
};
