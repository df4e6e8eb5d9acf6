import { idSource, insertEvents, type Tenant, type Tx, updateAccount } from "@quittance/db";
import { type AccountEvent, type AccountRecord, describeAccount } from "@quittance/domain";

/** Writes a changed account and the event that tells of it. Answers the account as it is stored. */
export async function saveAccount(
  tx: Tx,
  tenant: Tenant,
  type: AccountEvent["type"],
  changed: AccountRecord,
): Promise<AccountRecord> {
  const { account, eventSequence } = await updateAccount(tx, tenant, changed);
  await insertEvents(tx, tenant.id, [
    {
      id: idSource.event(),
      type,
      resource: account.id,
      sequence: eventSequence,
      createdAt: account.updatedAt,
      livemode: tenant.livemode,
      object: describeAccount(account),
    },
  ]);
  return account;
}
