import { ConfigurationError } from "@quittance/process";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const REQUIRED = { DATABASE_URL: "postgres://db/quittance", OPS_PASSWORD: "open sesame" };

function refusalOf(env: Readonly<Record<string, string>>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.sentences.join("\n");
    throw error;
  }
  return "";
}

test("a database and a password are all that ops needs; everything else has a default", () => {
  expect(readConfig(REQUIRED)).toEqual({
    databaseUrl: "postgres://db/quittance",
    queueUrl: undefined,
    port: 3001,
    metricsPort: 9466,
    operator: { name: "ops", password: "open sesame" },
    logLevel: "info",
    shutdownTimeoutMs: 10_000,
    endWithParent: false,
  });
});

test.each(["", undefined])(
  "without a password (%j) the door stays shut, and one sentence says why",
  (password) => {
    const env = {
      DATABASE_URL: REQUIRED.DATABASE_URL,
      ...(password === undefined ? {} : { OPS_PASSWORD: password }),
    };
    expect(refusalOf(env)).toBe(
      "OPS_PASSWORD is not set: choose the password that opens the operators' door, and set it.",
    );
  },
);

test("a name with a colon is refused, because no browser could send it", () => {
  expect(refusalOf({ ...REQUIRED, OPS_USER: "night:shift" })).toBe(
    "OPS_USER is wrong: a name without a colon is expected.",
  );
});

test("every variable has a description, because .env.example is printed from them", async () => {
  const { environmentSchema } = await import("./config.ts");
  for (const [name, variable] of Object.entries(environmentSchema.shape)) {
    expect(variable.meta()?.description, name).toMatch(/\w+.*\.$/);
  }
});
