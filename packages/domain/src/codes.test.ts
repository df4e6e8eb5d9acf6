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
  expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
  expect(new Set<string>([...REFUSAL_CODES, ...FAILURE_CODES]).size).toBe(
    REFUSAL_CODES.length + FAILURE_CODES.length,
  );
  expect(new Set(OPERATION_FAILURE_CODES).size).toBe(OPERATION_FAILURE_CODES.length);
});

test("every failure has a sentence for people", () => {
  for (const code of [...FAILURE_CODES, ...OPERATION_FAILURE_CODES])
    expect(FAILURE_MESSAGES[code]).toMatch(/^[A-Z].*\.$/);
});
