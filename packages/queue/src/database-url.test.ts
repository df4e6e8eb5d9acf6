import { expect, test } from "vitest";
import { connectionSettings, databaseOf, withDatabase } from "./database-url.ts";

const URL_WITH_OPTIONS =
  "postgres://user:p%40ss@db.example:5433/pay_queue?sslmode=require&options=-c%20jit%3Doff";

test("the search path is added to the options of the URL and does not replace them", () => {
  const settings = connectionSettings(URL_WITH_OPTIONS);
  expect(settings.options).toBe("-c jit=off -c search_path=bullmq");
  expect(settings.connectionString).toBe(
    "postgres://user:p%40ss@db.example:5433/pay_queue?sslmode=require",
  );
});

test("a URL keeps everything but its database when another one is put in", () => {
  expect(databaseOf(URL_WITH_OPTIONS)).toBe("pay_queue");
  expect(withDatabase("postgres://user:p%40ss@db.example:5433/x?sslmode=require", "a b")).toBe(
    "postgres://user:p%40ss@db.example:5433/a%20b?sslmode=require",
  );
});
