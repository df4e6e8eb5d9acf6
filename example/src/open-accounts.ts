import type { AccountCreateParams, QuittanceClient } from "@quittance/client";
import { forEachBounded } from "./for-each-bounded.ts";
import type { Progress } from "./progress.ts";
import { isNewerThan, type StartingPoint } from "./starting-point.ts";

/** Opens the accounts that are not open yet and returns how many those were. */
export async function openAccounts(
  client: QuittanceClient,
  accounts: readonly AccountCreateParams[],
  start: StartingPoint,
  progress: Progress,
): Promise<number> {
  let opened = 0;
  await forEachBounded(accounts, 16, async (params) => {
    const idempotencyKey = `berka-account-${params.external_id}`;
    const account = await client.accounts.create(params, { idempotencyKey });
    if (isNewerThan(start.newestAccountAt, account)) opened += 1;
    progress.advance(1);
  });
  return opened;
}
