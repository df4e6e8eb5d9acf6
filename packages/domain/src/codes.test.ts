import { expect, test } from "vitest";
import {
  byPrecedence,
  FAILURE_CODES,
  FAILURE_MESSAGES,
  type Fault,
  OPERATION_FAILURE_CODES,
  REFUSAL_CODES,
} from "./codes.ts";

const fault = (code: Fault["code"], pointer = ""): Fault => ({ code, pointer, detail: "" });

test("faults are told in the order of the list of codes, equal ones in the order found", () => {
  const shuffled = [...REFUSAL_CODES].reverse().map((code) => fault(code));
  expect(byPrecedence(shuffled).map(({ code }) => code)).toEqual(REFUSAL_CODES);
  const equal = [fault("account_not_found", "/source"), fault("account_not_found", "/destination")];
  expect(byPrecedence(equal)).toEqual(equal);
});

test("every code stands in its list once", () => {
  for (const codes of [REFUSAL_CODES, FAILURE_CODES, OPERATION_FAILURE_CODES]) {
    expect(new Set<string>(codes).size).toBe(codes.length);
  }
});

test("a payment is refused and fails with different codes, so that each tells which it was", () => {
  // An account's owner is refused with this one, and nobody who pays.
  const refusals = REFUSAL_CODES.filter((code) => code !== "account_closed");
  const failures = new Set<string>(FAILURE_CODES);
  expect(refusals.filter((code) => failures.has(code))).toEqual([]);
});

test("every failure has a sentence for people", () => {
  for (const code of FAILURE_CODES) expect(FAILURE_MESSAGES[code]).toMatch(/^[A-Z].*\.$/);
});
