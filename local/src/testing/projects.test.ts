import { expect, it } from "vitest";
import { planProjects, TEST_PROJECTS } from "./projects.ts";

it("everything runs where everything is there", () => {
  const { runnable, missing } = planProjects(new Set(["redis", "redis-binary", "postgres-15"]));
  expect(runnable).toEqual(TEST_PROJECTS.map(({ name }) => name));
  expect(missing).toEqual([]);
});

it("what can not run is named with its reason", () => {
  const { missing } = planProjects(new Set(["redis"]));
  expect(missing).toEqual([
    {
      name: "database-pg15",
      reason: "there is no PostgreSQL 15 (Debian's postgresql-15)",
    },
    { name: "faults-redis", reason: "there is no redis-server on PATH" },
  ]);
});
