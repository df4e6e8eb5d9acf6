// Who may import whom. One way: domain <- db <- services, domain <- queue <- services, process <- services.
// `npm run check` runs this; a rule's comment is what the reader of a failure sees.

const TESTS = "\\.test\\.ts$|/testing/";
/** Everything in this repository that is code. */
const OURS = "^(packages|services|local|example|bench|test)/";

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    forbid(
      "domain-is-pure",
      "packages/domain decides from what it is given: it imports itself and bignumber.js, no other package and nothing of Node.",
      { path: "^packages/domain/src/", pathNot: TESTS },
      { pathNot: ["^packages/domain/src/", "node_modules/bignumber\\.js/"] },
    ),
    forbid(
      "db-knows-only-domain",
      "packages/db remembers: of ours it imports only domain.",
      { path: "^packages/db/" },
      { path: OURS, pathNot: "^packages/(db|domain)/" },
    ),
    forbid(
      "queue-knows-only-domain",
      "packages/queue rings: of ours it imports only domain.",
      { path: "^packages/queue/" },
      { path: OURS, pathNot: "^packages/(queue|domain)/" },
    ),
    forbid(
      "some-packages-stand-alone",
      "packages/process, packages/egress, packages/secrets and packages/client import nothing of ours but themselves.",
      { path: "^packages/(process|egress|secrets|client)/" },
      { path: OURS, pathNot: "^packages/$1/" },
    ),
    forbid(
      "services-are-apart",
      "A service imports packages, never another service, and never what is there for this machine or for tests.",
      { path: "^services/([^/]+)/" },
      { path: OURS, pathNot: ["^services/$1/", "^packages/"] },
    ),
    forbid(
      "client-is-for-users",
      "The SDK is what users install: our services do not import it; the example and the tests do.",
      { path: "^(services|local)/" },
      { path: "^packages/client/" },
    ),
    forbid(
      "local-starts-from-outside",
      "local/ starts the services as processes; it imports packages, and only the tests and the bench import it.",
      { path: "^local/" },
      { path: "^(services|example|bench|test)/" },
    ),
    forbid(
      "local-is-imported-by-tests-only",
      "Nothing but the tests and the bench imports local/.",
      { path: "^(packages|services|example)/" },
      { path: "^local/" },
    ),
    forbid(
      "example-uses-the-public-api",
      "The example does what a user could do: of ours it imports only the SDK.",
      { path: "^example/" },
      { path: OURS, pathNot: "^(example|packages/client)/" },
    ),
    forbid(
      "sql-is-in-db",
      "Only packages/db speaks to our database (packages/queue opens the queue's own with pg; the bench looks behind both).",
      { path: OURS, pathNot: "^(packages/db|bench|test)/" },
      { path: "node_modules/(postgres|node-pg-migrate)/" },
    ),
    forbid(
      "services-do-not-migrate",
      "A service carries no tool for migrations in its memory: that is @quittance/db/migrate.",
      { path: "^services/[^/]+/src/main\\.ts$" },
      {
        path: ["^packages/db/src/migrate\\.ts$", "node_modules/node-pg-migrate/"],
        reachable: true,
      },
    ),
    forbid(
      "door-calls-nobody",
      "The API judges addresses and calls none, so it carries no HTTP client in its memory: that is @quittance/egress/open-egress.",
      { path: "^services/api/src/main\\.ts$" },
      { path: ["^packages/egress/src/open-egress\\.ts$", "node_modules/undici/"], reachable: true },
    ),
    forbid(
      "pg-is-for-libraries",
      "pg is there for BullMQ and node-pg-migrate: our own SQL goes through postgres.",
      { path: OURS, pathNot: "^(packages/db|packages/queue|test)/" },
      { path: "node_modules/pg/" },
    ),
    forbid(
      "bullmq-is-in-queue",
      "Only packages/queue knows BullMQ and Redis.",
      { path: OURS, pathNot: "^(packages/queue|test)/" },
      { path: "node_modules/(bullmq|ioredis)/" },
    ),
    forbid(
      "no-test-in-production",
      "What runs in production imports no test and no stand-in.",
      { path: "^(packages|services)/", pathNot: TESTS },
      { path: [TESTS, "^test/"] },
    ),
    forbid(
      "no-circle",
      "Files that import each other in a circle can not be read one after the other.",
      {},
      { circular: true },
    ),
    forbid("resolvable", "An import that leads nowhere.", {}, { couldNotResolve: true }),
    forbid(
      "listed-dependency",
      "What a package imports stands in its own package.json.",
      {
        path: "^(packages|services|local|example|bench)/",
        // Programs that build the SDK are not a part of it.
        pathNot: [TESTS, "^packages/client/[^/]+\\.mjs$"],
      },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^packages/[^/]+/dist/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".mjs", ".js", ".json"],
    },
  },
};
