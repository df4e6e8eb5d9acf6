import type { Figures } from "./figures.ts";

/**
 * What one payment cost in statements and round trips: those of a group and of a batch, shared by the
 * intents that were in one. Nothing where no sizes were measured.
 */
export function shareFlights(flights: Figures, { group, batch }: Figures): Figures {
  const { storeStatements, storeRoundTrips, postStatements, postRoundTrips } = flights;
  if (batch === undefined || postStatements === undefined || postRoundTrips === undefined)
    return {};
  const perGroup = (count = 0) => (group === undefined ? 0 : count / group);
  return {
    statements: perGroup(storeStatements) + postStatements / batch,
    roundTrips: perGroup(storeRoundTrips) + postRoundTrips / batch,
  };
}
