import type { Rule } from "./rule.ts";
import { accountHasItsEvents } from "./rules/account-has-its-events.ts";
import { accountIsAsItsLastEntry } from "./rules/account-is-as-its-last-entry.ts";
import { accountIsWithinItsLimit } from "./rules/account-is-within-its-limit.ts";
import { atomicBatchIsWhole } from "./rules/atomic-batch-is-whole.ts";
import { balanceAfterFollows } from "./rules/balance-after-follows.ts";
import { closedAccountIsEmpty } from "./rules/closed-account-is-empty.ts";
import { countersAreSums } from "./rules/counters-are-sums.ts";
import { debitsEqualCredits } from "./rules/debits-equal-credits.ts";
import { entryCarriesItsDates } from "./rules/entry-carries-its-dates.ts";
import { entryCountersFollow } from "./rules/entry-counters-follow.ts";
import { entryIsInItsAccountsCurrency } from "./rules/entry-is-in-its-accounts-currency.ts";
import { entryTimesAreInOrder } from "./rules/entry-times-are-in-order.ts";
import { entryWasWithinTheLimit } from "./rules/entry-was-within-the-limit.ts";
import { eventTellsWhatHappened } from "./rules/event-tells-what-happened.ts";
import { intentAmountsAreItsEntries } from "./rules/intent-amounts-are-its-entries.ts";
import { intentAmountsAreItsOperations } from "./rules/intent-amounts-are-its-operations.ts";
import { intentHasItsEvents } from "./rules/intent-has-its-events.ts";
import { intentHasItsLedgerTransactions } from "./rules/intent-has-its-ledger-transactions.ts";
import { intentHasLegs } from "./rules/intent-has-legs.ts";
import { intentHasOneKey } from "./rules/intent-has-one-key.ts";
import { intentMovesItsLegs } from "./rules/intent-moves-its-legs.ts";
import { ledgerTransactionBalances } from "./rules/ledger-transaction-balances.ts";
import { ledgerTransactionCountsWhenItShould } from "./rules/ledger-transaction-counts-when-it-should.ts";
import { ledgerTransactionHasEntries } from "./rules/ledger-transaction-has-entries.ts";
import { ledgerTransactionIsItsIntents } from "./rules/ledger-transaction-is-its-intents.ts";
import { ledgerTransactionIsItsOperations } from "./rules/ledger-transaction-is-its-operations.ts";
import { operationHasItsEvent } from "./rules/operation-has-its-event.ts";
import { operationHasItsLedgerTransactions } from "./rules/operation-has-its-ledger-transactions.ts";
import { pendingIsWhatIsOnHold } from "./rules/pending-is-what-is-on-hold.ts";
import { shiftsAreSums } from "./rules/shifts-are-sums.ts";
import { versionsAreGapless } from "./rules/versions-are-gapless.ts";

/** Every rule that the books obey at every moment: those of ledger transactions, accounts, intents, and all together. */
export const RULES: readonly Rule[] = [
  ledgerTransactionBalances,
  ledgerTransactionHasEntries,
  ledgerTransactionIsItsIntents,
  ledgerTransactionIsItsOperations,
  ledgerTransactionCountsWhenItShould,
  entryCarriesItsDates,
  entryIsInItsAccountsCurrency,
  versionsAreGapless,
  entryCountersFollow,
  balanceAfterFollows,
  entryTimesAreInOrder,
  entryWasWithinTheLimit,
  accountIsAsItsLastEntry,
  countersAreSums,
  shiftsAreSums,
  pendingIsWhatIsOnHold,
  accountIsWithinItsLimit,
  closedAccountIsEmpty,
  accountHasItsEvents,
  intentHasLegs,
  intentHasOneKey,
  intentHasItsLedgerTransactions,
  intentHasItsEvents,
  eventTellsWhatHappened,
  intentAmountsAreItsOperations,
  intentAmountsAreItsEntries,
  intentMovesItsLegs,
  operationHasItsLedgerTransactions,
  operationHasItsEvent,
  atomicBatchIsWhole,
  debitsEqualCredits,
];
