import { type AuditedTerms, changesBetween } from "@quittance/db";
import type { AccountObject } from "@quittance/domain";
import type { Deed } from "./record-for.ts";

/** What an account's owner decides about it; everything else follows from payments. */
function termsOf(account: AccountObject): AuditedTerms {
  const { currency, normal_balance, status, overdraft_limit, external_id, name, metadata } =
    account;
  return { currency, normal_balance, status, overdraft_limit, external_id, name, metadata };
}

/** What the opening of an account is in the audit log. */
export const openingOf = (account: AccountObject): Deed => ({
  action: "account.created",
  resource: account.id,
  detail: changesBetween({}, termsOf(account)),
});

const ACTION_OF_STATUS = {
  active: "account.unfrozen",
  frozen: "account.frozen",
  closed: "account.closed",
} as const;

/**
 * What a change of an account is in the audit log. One request can be several deeds: whoever looks
 * for accounts that were frozen finds them all under one name.
 */
export function changesOf(before: AccountObject, after: AccountObject): readonly Deed[] {
  const { status, overdraft_limit, ...rest } = changesBetween(termsOf(before), termsOf(after));
  const resource = after.id;
  const deeds: Deed[] = [];
  if (status !== undefined) {
    deeds.push({ action: ACTION_OF_STATUS[after.status], resource, detail: { status } });
  }
  if (overdraft_limit !== undefined) {
    deeds.push({ action: "account.limit_changed", resource, detail: { overdraft_limit } });
  }
  if (Object.keys(rest).length > 0) {
    deeds.push({ action: "account.updated", resource, detail: rest });
  }
  return deeds;
}
