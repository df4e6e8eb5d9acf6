import { idSource, insertEvents, sendTogether, type Tx, updateAccount } from "@quittance/db";
import { type AccountEvent, type AccountRecord, describeAccount } from "@quittance/domain";
import type { Caller } from "../request/caller.ts";
import { changesOf } from "./account-deeds.ts";
import { recordFor } from "./record-for.ts";

/**
 * Writes a changed account, the event that tells of it and who changed what. Answers the account as
 * it is stored.
 */
export async function saveAccount(
  tx: Tx,
  caller: Caller,
  type: AccountEvent["type"],
  before: AccountRecord,
  changed: AccountRecord,
): Promise<AccountRecord> {
  const { tenant } = caller;
  const { account, eventSequence } = await updateAccount(tx, tenant, changed);
  const object = describeAccount(account);
  const deeds = changesOf(describeAccount(before), object);
  await sendTogether([
    insertEvents(tx, tenant.id, [
      {
        id: idSource.event(),
        type,
        resource: account.id,
        sequence: eventSequence,
        createdAt: account.updatedAt,
        livemode: tenant.livemode,
        object,
      },
    ]),
    ...deeds.map((deed) => recordFor(tx, caller, deed)),
  ]);
  return account;
}
