import { claimKey, type Database, inTransaction, isLockTimeout } from "@quittance/db";
import {
  type AccountId,
  type AccountRecord,
  closeAccount as decideClosing,
  describeAccount,
} from "@quittance/domain";
import type { z } from "zod";
import { keyInProgress } from "../problem/key-in-progress.ts";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import { accountSchema } from "../schemas/account.ts";
import { type Created, recallAnswer } from "./create-once.ts";
import { lockAccountToChange } from "./lock-account.ts";
import { saveAccount } from "./save-account.ts";

type Body = z.output<typeof accountSchema>;

/** What became of a request to close: the closed account, or that its key belongs to an earlier request. */
type Closing = { readonly account: AccountRecord } | "key_taken";

export interface Closed extends Created<Body> {
  /** The account as this request closed or found it; undefined when the answer is an earlier one. */
  readonly account?: AccountRecord;
}

/**
 * Closes an account for ever and announces it, in one transaction and under the account's lock.
 * Whoever closes a closed account is told the same. Codes: account_not_empty, account_busy.
 */
export async function closeAccount(
  db: Database,
  caller: Caller,
  id: AccountId,
  request: RequestKey | undefined,
): Promise<Closed> {
  const earlier = request && (await recallAnswer(db, caller.tenant, request, accountSchema));
  if (earlier !== undefined) return { body: earlier, replayed: true };

  const closing = await close(db, caller, id, request);
  if (closing !== "key_taken") {
    return { body: describeAccount(closing.account), replayed: false, account: closing.account };
  }
  const body = request && (await recallAnswer(db, caller.tenant, request, accountSchema));
  if (body === undefined) throw keyInProgress();
  return { body, replayed: true };
}

function close(
  db: Database,
  caller: Caller,
  id: AccountId,
  request: RequestKey | undefined,
): Promise<Closing> {
  return inTransaction(db, caller.tenant.id, async (tx): Promise<Closing> => {
    const { account, now } = await lockAccountToChange(tx, caller.tenant, id);
    const closed = decideClosing(account, now);
    if (!closed.ok) throw new Problem(closed.error);
    if (request !== undefined) {
      const body = JSON.stringify(describeAccount(closed.value));
      const claim = { ...request, response: { status: 200, body } };
      const isOurs = await claimKey(tx, caller.tenant.id, claim).catch((error: unknown) => {
        throw isLockTimeout(error) ? keyInProgress() : error;
      });
      // Nothing is written yet: whose key it is decides what is answered.
      if (!isOurs) return "key_taken";
    }
    if (closed.value === account) return { account };
    return { account: await saveAccount(tx, caller, "account.closed", account, closed.value) };
  });
}
