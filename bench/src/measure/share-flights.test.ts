import { expect, test } from "vitest";
import { shareFlights } from "./share-flights.ts";

const flights = { storeStatements: 1, storeRoundTrips: 1, postStatements: 12, postRoundTrips: 6 };

test("a payment bears its part of the group that stored it and of the batch that posted it", () => {
  expect(shareFlights(flights, { group: 50, batch: 100 })).toEqual({
    statements: 0.02 + 0.12,
    roundTrips: 0.02 + 0.06,
  });
});

test("where only posting was measured, only posting counts", () => {
  expect(shareFlights(flights, { batch: 1_000 })).toEqual({ statements: 0.012, roundTrips: 0.006 });
});

test("without sizes, or without what a batch takes, nothing is told", () => {
  expect(shareFlights(flights, { rate: 5 })).toEqual({});
  expect(shareFlights({}, { group: 50, batch: 100 })).toEqual({});
});
