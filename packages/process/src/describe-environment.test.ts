import { expect, test } from "vitest";
import { z } from "zod";
import { describeEnvironment } from "./describe-environment.ts";

test("a variable is told by its name, what it means, and what it is when nobody sets it", () => {
  const schema = z.object({
    URL: z.string().meta({ description: "Where it is." }),
    PORT: z.coerce.number().default(3000).meta({ description: "The door." }),
    NETWORKS: z
      .string()
      .default("")
      .transform((text) => text.split(","))
      .meta({ description: "Who may come." }),
  });
  expect(describeEnvironment(schema)).toEqual([
    { name: "URL", description: "Where it is.", isRequired: true, fallback: undefined },
    { name: "PORT", description: "The door.", isRequired: false, fallback: "3000" },
    { name: "NETWORKS", description: "Who may come.", isRequired: false, fallback: undefined },
  ]);
});

test("a variable that nobody described is an error, so that none is missing from .env.example", () => {
  expect(() => describeEnvironment(z.object({ SECRET: z.string() }))).toThrow(
    "The schema does not describe SECRET.",
  );
});
