import { type AccountRecord, balanceOf, type Standing } from "../account/account.ts";
import type { Currency } from "../money/currency.ts";
import { formatAmount } from "../money/format-amount.ts";

/** An account as the API answers it and as its events carry it. */
export type AccountObject = ReturnType<typeof describeAccount>;

export function describeAccount(account: AccountRecord) {
  const { currency } = account;
  return {
    id: account.id,
    object: "account" as const,
    livemode: account.livemode,
    currency: currency.code,
    normal_balance: account.normalBalance,
    status: account.status,
    overdraft_limit:
      account.overdraftLimit === null ? null : formatAmount(account.overdraftLimit, currency),
    external_id: account.externalId,
    name: account.name,
    metadata: account.metadata,
    balance: describeBalance(account, currency),
    version: account.version,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  };
}

export function describeBalance(standing: Standing, currency: Currency) {
  const { posted, pendingIn, pendingOut, available } = balanceOf(standing);
  return {
    posted: formatAmount(posted, currency),
    pending_in: formatAmount(pendingIn, currency),
    pending_out: formatAmount(pendingOut, currency),
    available: formatAmount(available, currency),
  };
}
