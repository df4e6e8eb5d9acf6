// Statements that are sent together may be answered together, too: the first that failed says why.
import { newId } from "@quittance/db";
import { findIsoCurrency, NEWEST_API_VERSION } from "@quittance/domain";
import { expect, test } from "vitest";
import { openAccount } from "../../services/api/src/actions/open-account.ts";
import { openLedgerSetting } from "./ledger-setting.ts";

/** Keeps this process so busy that several answers of PostgreSQL wait for it each time. */
function beBusy(): () => void {
  const timer = setInterval(() => {
    const until = performance.now() + 20;
    while (performance.now() < until);
  }, 1);
  return () => clearInterval(timer);
}

test("an external id that is taken is told of, also when the answers to what was sent behind it come at the same time", async () => {
  const setting = await openLedgerSetting();
  const tenant = await setting.newTenant();
  const caller = {
    tenant,
    actor: { type: "api_key" as const, id: newId("key") },
    requestId: "req_1",
    address: "203.0.113.7",
    apiVersion: NEWEST_API_VERSION,
  };
  const request = {
    currency: "USD",
    normal_balance: "credit" as const,
    overdraft_limit: "0.00",
    external_id: "ada",
    name: null,
    metadata: {},
  };
  const open = () => openAccount(setting.api, caller, findIsoCurrency, request, undefined);
  await open();
  const rest = beBusy();
  try {
    for (let round = 0; round < 20; round += 1) {
      await expect(open()).rejects.toMatchObject({ code: "external_id_taken" });
    }
  } finally {
    rest();
    await setting.close();
  }
});
