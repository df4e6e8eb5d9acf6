import { type Database, insertIntents, openDatabase } from "@quittance/db";
import { postBatch } from "../../../services/worker/src/post/post-batch.ts";
import { openFlightCounter } from "../../../test/database/flight-counter.ts";
import { makeClaims } from "../books/accept-intents.ts";
import type { Measurable } from "../measure/measurable.ts";
import { copyDatabase } from "../servers/bench-database.ts";

const COUNT = 100;

/**
 * What one stored group and one posted batch say to PostgreSQL, counted on the wire. These numbers
 * are the same for every size, so with the sizes of a load they tell what one payment came to.
 */
export const flights: Measurable = {
  name: "flights",
  title: "One stored group and one posted batch",
  rounds: 1,
  async measure(bench) {
    const { tenant } = bench.books;
    const database = await copyDatabase(bench.servers, bench.books.template);
    const counter = await openFlightCounter(database.url);
    const [api, worker] = [
      openAs(counter.url, "quittance_api"),
      openAs(counter.url, "quittance_worker"),
    ];
    const ids = (first: number) => {
      const claims = makeClaims(bench.books, "spread", first, COUNT);
      return { claims, ids: claims.map(({ draft }) => draft.id) };
    };
    try {
      // The first time, every statement is also prepared.
      const cold = ids(0);
      await insertIntents(api, tenant, cold.claims);
      await postBatch(worker, tenant, cold.ids);
      const warm = ids(COUNT);
      const stored = await counter.count(() => insertIntents(api, tenant, warm.claims));
      const posted = await counter.count(() => postBatch(worker, tenant, warm.ids));
      return {
        figures: {
          storeStatements: stored.statements,
          storeRoundTrips: stored.roundTrips,
          postStatements: posted.statements,
          postRoundTrips: posted.roundTrips,
        },
      };
    } finally {
      await Promise.all([api.close(), worker.close()]);
      await counter.close();
      await database.drop();
    }
  },
};

const openAs = (url: string, role: "quittance_api" | "quittance_worker"): Database =>
  openDatabase({
    url,
    role,
    name: "bench-flights",
    connectionsMax: 1,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 60_000,
  });
