import { expect, test } from "vitest";
import { z } from "zod";
import { ConfigurationError } from "./configuration-error.ts";
import { readEnvironment } from "./read-environment.ts";

const SCHEMA = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "expected a postgres:// URL" }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  LOG_LEVEL: z.enum(["debug", "info"]).default("info"),
});

function sentencesOf(env: Record<string, string>): readonly string[] {
  try {
    readEnvironment(SCHEMA, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.sentences;
    throw error;
  }
  return [];
}

test("settings are read, defaults fill in, and a variable set to nothing counts as unset", () => {
  const env = { DATABASE_URL: "postgres://db/pay", PORT: "", HOME: "/root" };
  expect(readEnvironment(SCHEMA, env)).toEqual({
    DATABASE_URL: "postgres://db/pay",
    PORT: 3_000,
    LOG_LEVEL: "info",
  });
});

test("each wrong variable gets one sentence that names it and what is expected", () => {
  const sentences = sentencesOf({ PORT: "http", LOG_LEVEL: "loud" });
  expect(sentences).toEqual([
    "DATABASE_URL is not set: expected a postgres:// URL.",
    "PORT is wrong: expected number.",
    'LOG_LEVEL is wrong: Invalid option: expected one of "debug"|"info".',
  ]);
});

test("a sentence never repeats the value, which may be a secret", () => {
  const sentences = sentencesOf({ DATABASE_URL: "mysql://user:hush@db/pay", PORT: "70000" });
  expect(sentences).toHaveLength(2);
  expect(sentences.join(" ")).not.toMatch(/hush|70000/);
});
