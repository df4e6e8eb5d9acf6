import {
  type Database,
  idSource,
  insertAccount,
  insertEvents,
  newId,
  sendTogether,
  violatedConstraint,
} from "@quittance/db";
import {
  type AccountRecord,
  acceptAccount,
  describeAccount,
  type FindCurrency,
  ZERO,
} from "@quittance/domain";
import type { z } from "zod";
import { Problem } from "../problem/problem.ts";
import type { Caller } from "../request/caller.ts";
import type { RequestKey } from "../request/request-key.ts";
import { accountSchema, type newAccountSchema } from "../schemas/account.ts";
import { openingOf } from "./account-deeds.ts";
import { type Created, createOnce } from "./create-once.ts";
import { recordFor } from "./record-for.ts";

/**
 * Opens an account, announces it and writes down who did it, in one transaction.
 * Codes: currency_invalid, amount_*, external_id_taken.
 */
export async function openAccount(
  db: Database,
  caller: Caller,
  findCurrency: FindCurrency,
  request: z.output<typeof newAccountSchema>,
  key: RequestKey | undefined,
): Promise<Created<z.output<typeof accountSchema>>> {
  const { tenant } = caller;
  const terms = acceptAccount(request, findCurrency);
  if (!terms.ok) throw Problem.ofFaults(terms.error);

  try {
    return await createOnce(db, tenant, key, accountSchema, (now) => {
      const account: AccountRecord = {
        id: newId("acct"),
        livemode: tenant.livemode,
        currency: terms.value.currency,
        normalBalance: request.normal_balance,
        status: "active",
        overdraftLimit: terms.value.overdraftLimit,
        postedDebits: ZERO,
        postedCredits: ZERO,
        pendingDebits: ZERO,
        pendingCredits: ZERO,
        version: 1,
        externalId: request.external_id,
        name: request.name,
        metadata: request.metadata,
        createdAt: now,
        updatedAt: now,
      };
      const object = describeAccount(account);
      return {
        body: object,
        async write(tx) {
          await sendTogether([
            insertAccount(tx, tenant.id, account),
            insertEvents(tx, tenant.id, [
              {
                id: idSource.event(),
                type: "account.created",
                resource: account.id,
                sequence: 1,
                createdAt: now,
                livemode: tenant.livemode,
                object,
              },
            ]),
            recordFor(tx, caller, openingOf(object)),
          ]);
        },
      };
    });
  } catch (error) {
    if (violatedConstraint(error) === "accounts_external_id_key") {
      throw new Problem("external_id_taken");
    }
    throw error;
  }
}
