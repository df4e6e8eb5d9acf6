import type { EntryId, EventId, IdSource, LedgerTransactionId } from "../ids.ts";

/** Ids that count up, so that the same work gets the same ids. */
export function countIds(): IdSource {
  let transactions = 0;
  let entries = 0;
  let events = 0;
  return {
    ledgerTransaction: () => `txn_${(transactions += 1)}` as LedgerTransactionId,
    entry: () => `entry_${(entries += 1)}` as EntryId,
    event: () => `evt_${(events += 1)}` as EventId,
  };
}
