import { execFile } from "node:child_process";
import { RULES, toUuid } from "@quittance/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";

let setting: LedgerSetting;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());

/** Runs `npm run verify` as it runs once everything is installed. */
const verify = () =>
  new Promise<{ exitCode: number; lines: readonly string[] }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["local/src/verify.ts"],
      { cwd: repositoryRoot, env: { ...process.env, DATABASE_URL: setting.url } },
      (_, stdout) => resolve({ exitCode: child.exitCode ?? -1, lines: stdout.trim().split("\n") }),
    );
  });

test("verify says of every rule whether the books obey it, and fails when they do not", async () => {
  const tenant = await setting.newTenant();
  const [bank, ada] = [await setting.openAccount(tenant), await setting.openAccount(tenant)];
  await setting.post(tenant, await setting.accept(tenant, claimPayment(bank, ada, 100n)));
  const clean = await verify();
  expect(clean.lines.slice(0, RULES.length)).toEqual(RULES.map(({ name }) => `ok      ${name}`));
  expect(clean.lines.slice(RULES.length)).toEqual([
    "The workers' audit has found: nothing.",
    `The books obey all ${RULES.length} rules.`,
  ]);
  expect(clean.exitCode).toBe(0);

  await setting.sql`update accounts set posted_credits = 107 where id = ${toUuid(ada)}`;
  const { exitCode, lines } = await verify();
  expect(exitCode).toBe(1);
  const broken = lines
    .filter((line) => line.startsWith("BROKEN"))
    .map((line) => line.split(":")[0]);
  expect(broken).toEqual([
    "BROKEN  account_is_as_its_last_entry",
    "BROKEN  counters_are_sums",
    "BROKEN  debits_equal_credits",
  ]);
  const first = lines.findIndex((line) => line.includes("account_is_as_its_last_entry"));
  expect(lines.slice(first + 1, first + 4).map((line) => line.trim())).toEqual([
    `account ${toUuid(ada)} of tenant ${tenant.id}`,
    "expected version 2: posted 0/100, pending 0/0",
    "found    version 2: posted 0/107, pending 0/0",
  ]);
  expect(lines.filter((line) => line.startsWith("ok"))).toHaveLength(RULES.length - 3);
});
