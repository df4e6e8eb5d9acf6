import { defineConfig } from "vitest/config";

// `npm test` starts the servers and says where they are in QT_TEST_…; with these set, vitest runs by hand too.
type Project = {
  readonly name: string;
  readonly include: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Projects of one group run together, groups one after the other. */
  readonly group: number;
  /** One file at a time: these tests kill the servers they run on. */
  readonly oneFileAtATime?: boolean;
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
    ],
    group: 0,
  },
  { name: "project", include: ["test/project/**/*.test.ts"], group: 0 },
  { name: "database", include: DATABASE, env: { QT_POSTGRES: "18" }, group: 1 },
  { name: "database-pg15", include: DATABASE, env: { QT_POSTGRES: "15" }, group: 1 },
  { name: "system-postgres", include: SYSTEM, env: { QT_QUEUE: "postgres" }, group: 2 },
  { name: "system-redis", include: SYSTEM, env: { QT_QUEUE: "redis" }, group: 2 },
  {
    name: "faults-postgres",
    include: FAULTS,
    env: { QT_QUEUE: "postgres" },
    group: 3,
    oneFileAtATime: true,
  },
  {
    name: "faults-redis",
    include: FAULTS,
    env: { QT_QUEUE: "redis" },
    group: 4,
    oneFileAtATime: true,
  },
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
    projects: PROJECTS.map(({ name, include, env, group, oneFileAtATime = false }) => ({
      test: {
        name,
        include: [...include],
        env: { ...env },
        pool: "forks" as const,
        maxWorkers: oneFileAtATime ? 1 : 2,
        fileParallelism: !oneFileAtATime,
        sequence: { groupOrder: group },
        testTimeout: 30_000,
        hookTimeout: 60_000,
        teardownTimeout: 30_000,
      },
    })),
  },
});
