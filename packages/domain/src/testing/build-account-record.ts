import type { AccountRecord } from "../account/account.ts";
import { buildAccount } from "./build-account.ts";
import { ACCEPTED_AT } from "./build-intent.ts";

/** An account with everything that its owner sees of it, and with the fields that a test is about. */
export const buildAccountRecord = (
  name: string,
  fields: Partial<AccountRecord> = {},
): AccountRecord => ({
  ...buildAccount(name),
  livemode: false,
  externalId: null,
  name: null,
  metadata: {},
  createdAt: ACCEPTED_AT,
  updatedAt: ACCEPTED_AT,
  ...fields,
});
