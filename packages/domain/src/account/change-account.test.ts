import { describe, expect, test } from "vitest";
import { minorUnits, ZERO } from "../money/minor-units.ts";
import { buildAccountRecord } from "../testing/build-account-record.ts";
import { ACCEPTED_AT, DECIDED_AT } from "../testing/build-intent.ts";
import { freezeDeeply } from "../testing/freeze-deeply.ts";
import { type AccountChange, changeAccount } from "./change-account.ts";

const account = freezeDeeply(
  buildAccountRecord("ada", {
    name: "Ada",
    metadata: { tier: "gold", since: "2020" },
    overdraftLimit: minorUnits(5_000n),
    postedCredits: minorUnits(1_000n),
    postedDebits: minorUnits(3_000n),
    pendingDebits: minorUnits(500n),
    version: 12,
  }),
);

describe("a change makes different what it names, and nothing else", () => {
  const changes: readonly [string, AccountChange, object][] = [
    ["the name", { name: "Ada L." }, { name: "Ada L." }],
    ["no name any more", { name: null }, { name: null }],
    ["the status", { status: "frozen" }, { status: "frozen" }],
    ["a higher limit", { overdraft_limit: "75.5" }, { overdraftLimit: 7_550n }],
    ["no limit", { overdraft_limit: null }, { overdraftLimit: null }],
    ["a key more", { metadata: { a: "1" } }, { metadata: { ...account.metadata, a: "1" } }],
    ["a key's value", { metadata: { tier: "" } }, { metadata: { tier: "", since: "2020" } }],
    ["a key less", { metadata: { tier: null, x: null } }, { metadata: { since: "2020" } }],
    [
      "all at once",
      { name: "A", status: "frozen", overdraft_limit: "50", metadata: { since: null } },
      { name: "A", status: "frozen", metadata: { tier: "gold" } },
    ],
  ];
  test.each(changes)("%s", (_what, change, fields) => {
    expect(changeAccount(account, change, DECIDED_AT)).toEqual({
      ok: true,
      value: { ...account, ...fields, updatedAt: DECIDED_AT },
    });
  });
});

test.each<AccountChange>([
  {},
  { name: "Ada", status: "active", overdraft_limit: "50.00", metadata: { tier: "gold" } },
  { metadata: {} },
  { metadata: { nobody: null } },
  { overdraft_limit: "50" },
])("a change to what is already so answers the very same record: %j", (change) => {
  const changed = changeAccount(account, change, DECIDED_AT);
  expect(changed.ok && changed.value).toBe(account);
  expect(account.updatedAt).toBe(ACCEPTED_AT);
});

describe("a limit may be lowered to where the available balance stands, and no further", () => {
  test.each([
    ["25.00", true],
    ["24.99", false],
    ["0", false],
  ])("to %s, when 25.00 are overdrawn or on hold: %s", (overdraft_limit, ok) => {
    const changed = changeAccount(account, { overdraft_limit }, DECIDED_AT);
    expect(changed).toMatchObject(
      ok
        ? { ok, value: { overdraftLimit: 2_500n } }
        : { ok, error: [{ pointer: "/overdraft_limit", code: "limit_below_balance" }] },
    );
  });

  test("also one that had none", () => {
    const unlimited = { ...account, overdraftLimit: null };
    expect(changeAccount(unlimited, { overdraft_limit: "24.99" }, DECIDED_AT).ok).toBe(false);
    expect(changeAccount(unlimited, { overdraft_limit: "25.00" }, DECIDED_AT).ok).toBe(true);
  });
});

test.each([
  ["-1", "amount_invalid"],
  ["1.000", "amount_precision"],
  ["1".padEnd(37, "0"), "amount_too_large"],
])("a limit of %s is refused with %s", (overdraft_limit, code) => {
  expect(changeAccount(account, { overdraft_limit }, DECIDED_AT)).toMatchObject({
    ok: false,
    error: [{ pointer: "/overdraft_limit", code }],
  });
});

test("metadata may have fifty keys after the change, however many were named in it", () => {
  const full = {
    ...account,
    metadata: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`k${n}`, "v"])),
  };
  expect(changeAccount(full, { metadata: { k0: null, more: "v" } }, DECIDED_AT).ok).toBe(true);
  expect(changeAccount(full, { metadata: { more: "v" } }, DECIDED_AT)).toMatchObject({
    ok: false,
    error: [{ pointer: "/metadata", code: "metadata_too_many_keys" }],
  });
});

describe("a closed account", () => {
  const closed = { ...account, status: "closed", overdraftLimit: ZERO } as const;

  test.each<[AccountChange, string]>([
    [{ status: "active" }, "/status"],
    [{ status: "frozen" }, "/status"],
    [{ overdraft_limit: "100.00" }, "/overdraft_limit"],
    [{ overdraft_limit: null }, "/overdraft_limit"],
  ])("keeps its status and its limit: %j", (change, pointer) => {
    expect(changeAccount(closed, change, DECIDED_AT)).toMatchObject({
      ok: false,
      error: [{ pointer, code: "account_closed" }],
    });
  });

  test("may get another name and other metadata, because these may have to be corrected or erased", () => {
    const change = { name: null, metadata: { tier: null, since: null }, overdraft_limit: "0" };
    expect(changeAccount(closed, change, DECIDED_AT)).toEqual({
      ok: true,
      value: { ...closed, name: null, metadata: {}, updatedAt: DECIDED_AT },
    });
  });
});

test("a change with several faults tells all of them, the most basic one first", () => {
  const closed = { ...account, status: "closed" } as const;
  expect(
    changeAccount(closed, { status: "active", overdraft_limit: "x" }, DECIDED_AT),
  ).toMatchObject({ ok: false, error: [{ code: "amount_invalid" }, { code: "account_closed" }] });
});
