import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "./problem.ts";
import { bodyFaults, refuseInvalid } from "./refuse-invalid.ts";

function refusalOf(schema: z.ZodType, value: unknown): Problem {
  const { success, error } = schema.safeParse(value);
  try {
    refuseInvalid({ target: "query", success, ...(error === undefined ? {} : { error }) });
  } catch (problem) {
    if (problem instanceof Problem) return problem;
  }
  throw new Error("it was not refused");
}

describe("a query parameter that is refused says why in the words of its own code", () => {
  const UNKNOWN = "The list does not know this query parameter";

  test("when the list does not know it", () => {
    const problem = refusalOf(z.strictObject({}), { colour: "red" });
    expect(problem).toMatchObject({ code: "unknown_parameter", detail: UNKNOWN });
    expect(problem.faults).toEqual([
      { pointer: "?colour", code: "unknown_parameter", detail: UNKNOWN },
    ]);
  });

  test("when the list finds that out by itself", () => {
    const list = z.unknown().superRefine((_, context) => {
      context.addIssue({ code: "custom", path: ["metadata[]"], message: "unknown_parameter" });
    });
    const problem = refusalOf(list, {});
    expect(problem.faults).toEqual([
      { pointer: "?metadata[]", code: "unknown_parameter", detail: UNKNOWN },
    ]);
  });

  test("and what was expected, where the schema knows it", () => {
    const list = z.object({
      status: z.enum(["on", "off"], { error: "parameter_invalid" }),
      at: z.string().refine(() => false, { params: { detail: "A time is expected." } }),
      limit: z.string(),
    });
    const details = refusalOf(list, { status: "x", at: "x", limit: ["1", "2"] }).faults.map(
      ({ detail }) => detail,
    );
    expect(details).toEqual([
      "One of these is expected: on, off.",
      "A time is expected.",
      "A text is expected.",
    ]);
  });

  test("and never in zod's", () => {
    const problem = refusalOf(z.object({ limit: z.string().regex(/^\d+$/) }), { limit: "many" });
    expect(problem.faults).toEqual([
      {
        pointer: "?limit",
        code: "parameter_invalid",
        detail: "A query parameter has a value that it can not have",
      },
    ]);
  });
});

test("of a body with very many faults the first are told, those of the gravest code before others", () => {
  const names = Array.from({ length: 1_000 }, (_, n) => `x${n}`);
  const body = { ...Object.fromEntries(names.map((name) => [name, 0])), amount: "?" };
  const schema = z.strictObject({
    amount: z.string().refine(() => false, "amount_invalid"),
  });
  const faults = bodyFaults(schema.safeParse(body).error?.issues ?? []);
  expect(faults).toHaveLength(50);
  expect(faults[0]).toMatchObject({ pointer: "/x0", code: "unknown_field" });
});
