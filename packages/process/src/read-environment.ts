import type { z } from "zod";
import { ConfigurationError } from "./configuration-error.ts";

/**
 * Reads a process's settings from its environment. A variable that is set to nothing counts as
 * unset, because that is how compose files and shells pass what nobody filled in.
 * Throws a ConfigurationError with one sentence for each variable that is wrong.
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const result = schema.safeParse(set);
  if (result.success) return result.data;

  const sentences = new Map<string, string>();
  for (const issue of result.error.issues) {
    const variable = String(issue.path[0] ?? "environment");
    // The first complaint about a variable is the one to fix first; the others often follow from it.
    if (!sentences.has(variable)) {
      sentences.set(variable, describeIssue(variable, issue.message, variable in set));
    }
  }
  throw new ConfigurationError([...sentences.values()]);
}

function describeIssue(variable: string, message: string, isSet: boolean): string {
  const expectation = message.replace(/^Invalid input: /, "").replace(/, received .*$/, "");
  const text = expectation.replace(/\.$/, "");
  return isSet ? `${variable} is wrong: ${text}.` : `${variable} is not set: ${text}.`;
}
