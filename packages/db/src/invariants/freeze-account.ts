import type { Instant } from "@quittance/domain";
import { describeAccount } from "@quittance/domain";
import {
  ACCOUNT_RECORD_COLUMNS,
  type AccountRecordRow,
  toAccountRecord,
} from "../accounts/account-row.ts";
import { recordAction } from "../audit-log/record-action.ts";
import { readClock } from "../clock.ts";
import type { Database } from "../database.ts";
import { insertEvents } from "../events/insert-events.ts";
import { sendTogether } from "../flight.ts";
import { toInstant } from "../instants.ts";
import { lockAccounts } from "../posting/lock-accounts.ts";
import { newId, toId } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { inTransaction } from "../transactions.ts";

/**
 * Freezes an account whose books disagree, under its lock, with the event that tells its owner.
 * Answers whether it did: an account that is closed, frozen or not there stays as it is.
 */
export async function freezeAccount(
  db: Database,
  tenant: Tenant,
  accountUuid: string,
): Promise<boolean> {
  return inTransaction(db, tenant.id, async (tx) => {
    await lockAccounts(tx, [toId("acct", accountUuid)]);
    const [row] = await tx<(AccountRecordRow & { readonly event_sequence: number })[]>`
      select ${tx(ACCOUNT_RECORD_COLUMNS)}, event_sequence
        from accounts
        where tenant_id = ${tenant.id} and id = ${accountUuid} and status = 'active'`;
    if (row === undefined) return false;
    const before = toAccountRecord(row, tenant.livemode);
    const now = latest(await readClock(tx), toInstant(row.updated_at));
    const account = { ...before, status: "frozen", updatedAt: now } as const;
    const sequence = row.event_sequence + 1;
    await tx`
      update accounts set status = ${account.status}, event_sequence = ${sequence}, updated_at = ${now}
        where tenant_id = ${tenant.id} and id = ${accountUuid}`;
    await sendTogether([
      insertEvents(tx, tenant.id, [
        {
          id: newId("evt"),
          type: "account.updated",
          resource: account.id,
          sequence,
          createdAt: now,
          livemode: tenant.livemode,
          object: describeAccount(account),
        },
      ]),
      recordAction(tx, {
        tenantId: tenant.id,
        actor: { type: "system", id: "worker" },
        action: "account.frozen",
        resource: account.id,
        detail: { status: { before: before.status, after: account.status } },
        requestId: null,
      }),
    ]);
    return true;
  });
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
