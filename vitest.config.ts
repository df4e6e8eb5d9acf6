import { defineConfig } from "vitest/config";

// `npm test` starts the servers and says where they are in QT_TEST_…; with these set, vitest runs by hand too.
type Project = {
  readonly name: string;
  readonly include: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Projects of one group run together, groups one after the other. */
  readonly group: number;
  /** Files at a time; 2 by default. */
  readonly workers?: number;
};

const DATABASE = ["test/database/**/*.test.ts"];
const SYSTEM = ["test/system/**/*.test.ts"];
const FAULTS = ["test/faults/**/*.test.ts"];

const PROJECTS: readonly Project[] = [
  {
    name: "unit",
    include: [
      "packages/*/src/**/*.test.ts",
      "services/*/src/**/*.test.ts",
      "local/src/**/*.test.ts",
      "example/src/**/*.test.ts",
      "bench/src/**/*.test.ts",
    ],
    group: 0,
  },
  { name: "project", include: ["test/project/**/*.test.ts"], group: 0 },
  // Some of these wait for looks that come once a second.
  { name: "database", include: DATABASE, env: { QT_POSTGRES: "18" }, group: 1, workers: 3 },
  { name: "database-pg15", include: DATABASE, env: { QT_POSTGRES: "15" }, group: 1, workers: 3 },
  // Half of what these do is to wait, so more of them than there are processors.
  { name: "system-postgres", include: SYSTEM, env: { QT_QUEUE: "postgres" }, group: 2, workers: 3 },
  {
    name: "documents",
    include: ["test/documents/**/*.test.ts"],
    env: { QT_QUEUE: "postgres" },
    group: 2,
    workers: 3,
  },
  { name: "system-redis", include: SYSTEM, env: { QT_QUEUE: "redis" }, group: 2, workers: 3 },
  // Drills wait most of the time, and stop or freeze only servers and processes of their own.
  { name: "faults-postgres", include: FAULTS, env: { QT_QUEUE: "postgres" }, group: 3, workers: 4 },
  { name: "faults-redis", include: FAULTS, env: { QT_QUEUE: "redis" }, group: 3, workers: 4 },
];

export default defineConfig({
  test: {
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts", "services/*/src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/testing/**"],
      reporter: ["html", "json-summary"],
      reportsDirectory: "coverage",
      reportOnFailure: true,
    },
    projects: PROJECTS.map(({ name, include, env, group, workers = 2 }) => ({
      test: {
        name,
        include: [...include],
        env: { ...env },
        pool: "forks" as const,
        maxWorkers: workers,
        sequence: { groupOrder: group },
        testTimeout: 30_000,
        hookTimeout: 60_000,
        teardownTimeout: 30_000,
        // Events and audits wait for the oldest transaction of a server, which may be another test's.
        expect: { poll: { timeout: 20_000 } },
      },
    })),
  },
});
