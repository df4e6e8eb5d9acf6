import { z } from "zod";

/** An environment variable as an operator needs to know it. */
export interface DescribedVariable {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** What it is when nobody sets it; undefined when that is nothing. */
  readonly fallback: string | undefined;
}

/** Lists a process's environment variables from the schema that reads them. */
export function describeEnvironment(schema: z.ZodObject): readonly DescribedVariable[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === "boolean" || property.description === undefined) {
      throw new Error(`The schema does not describe ${name}.`);
    }
    const { default: fallback } = property;
    return {
      name,
      description: property.description,
      isRequired: required.includes(name),
      fallback: typeof fallback === "number" ? String(fallback) : textOf(fallback),
    };
  });
}

/** Every default in an environment is a text or a number; an empty text is none. */
function textOf(fallback: unknown): string | undefined {
  return typeof fallback === "string" && fallback !== "" ? fallback : undefined;
}
