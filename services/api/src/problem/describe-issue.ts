import type { z } from "zod";

const TYPES: Readonly<Record<string, string>> = {
  string: "A text",
  number: "A number",
  int: "A whole number",
  boolean: "true or false",
  array: "An array",
  object: "An object",
  record: "An object",
};

/** What the two sides of a limit count, by what is limited. */
const UNITS: Readonly<Record<string, string>> = { string: " characters", array: " items" };

/** Says what a field should be that a schema refused; undefined when only its code can. Repeats nothing that was sent. */
export function describeIssue(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `${TYPES[issue.expected] ?? "Something else"} is expected.`;
    case "invalid_value":
      return `One of these is expected: ${issue.values.join(", ")}.`;
    case "too_small":
      return `The least is ${issue.minimum}${UNITS[issue.origin] ?? ""}.`;
    case "too_big":
      return `The most is ${issue.maximum}${UNITS[issue.origin] ?? ""}.`;
    case "custom":
      return typeof issue.params?.["detail"] === "string" ? issue.params["detail"] : undefined;
    default:
      return undefined;
  }
}
