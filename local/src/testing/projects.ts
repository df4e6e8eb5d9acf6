/** A part of the tests that runs on servers of its own kind; vitest.config.ts has one project for each. */
export type TestProject = {
  readonly name: string;
  /** What it can not run without, besides the embedded PostgreSQL 18, which is always there. */
  readonly needs: readonly ("redis" | "redis-binary" | "postgres-15")[];
};

export const TEST_PROJECTS: readonly TestProject[] = [
  { name: "unit", needs: [] },
  { name: "project", needs: [] },
  { name: "database", needs: [] },
  { name: "database-pg15", needs: ["postgres-15"] },
  { name: "system-postgres", needs: [] },
  { name: "documents", needs: [] },
  { name: "system-redis", needs: ["redis"] },
  { name: "faults-postgres", needs: [] },
  { name: "faults-redis", needs: ["redis-binary"] },
];

const NAMES = {
  redis: "a Redis (redis-server on PATH, or REDIS_URL)",
  "redis-binary": "redis-server on PATH",
  "postgres-15": "PostgreSQL 15 (Debian's postgresql-15)",
};

/** A project that can not run here, and why. */
export type MissingProject = { readonly name: string; readonly reason: string };

/** Which projects can run with what was found, and which can not. */
export function planProjects(found: ReadonlySet<TestProject["needs"][number]>): {
  readonly runnable: readonly string[];
  readonly missing: readonly MissingProject[];
} {
  const lackOf = (project: TestProject) => project.needs.filter((need) => !found.has(need));
  return {
    runnable: TEST_PROJECTS.filter((project) => lackOf(project).length === 0).map(
      ({ name }) => name,
    ),
    missing: TEST_PROJECTS.filter((project) => lackOf(project).length > 0).map((project) => ({
      name: project.name,
      reason: `there is no ${lackOf(project)
        .map((need) => NAMES[need])
        .join(" and no ")}`.replace("no a ", "no "),
    })),
  };
}
