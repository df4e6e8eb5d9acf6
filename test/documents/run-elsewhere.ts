import { describeInstance } from "../../local/src/instance/describe-instance.ts";
import type { Instance } from "../../local/src/instance/instance.ts";
import { checkComposeCommand } from "./check-compose-command.ts";

/** A command of the documents that is too heavy to run here, or that other tests run anyway. */
export interface CommandRunElsewhere {
  readonly command: RegExp;
  /** The test that runs it, or the file that does. */
  readonly by: string;
  /** What stands in that file and shows it. */
  readonly proof: RegExp;
  /** What it prints, where that can be told without running it. */
  readonly prints?: () => string;
  /** What can be checked of it without running it. */
  readonly check?: (command: string) => void;
}

/** What `npm start` makes on a machine where its ports are free. */
const LOCAL_INSTANCE: Instance = {
  url: "http://localhost:3000",
  apiKey: "qt_test_key",
  opsUrl: "http://localhost:3001",
  opsUser: "ops",
  opsPassword: "password",
  metricsUrls: { api: "", worker: "", ops: "" },
  logFolder: "/quittance/.data/logs",
  webhookNetworksOpened: "127.0.0.0/8",
};

export const COMMANDS_RUN_ELSEWHERE: readonly CommandRunElsewhere[] = [
  {
    command: /^npm start$/,
    by: "test/project/instance.test.ts",
    proof: /runQuittance\(/,
    prints: () => `Starting …\n${describeInstance(LOCAL_INSTANCE)}`,
  },
  {
    command: /^npm run example$/,
    by: "test/project/instance.test.ts",
    proof: /"example\/src\/main\.ts"/,
  },
  {
    // Nothing runs it: there is no Docker engine where the tests run. The file itself is tested there.
    command: /^(?:[A-Z_]+=\S+ )*docker[ -]compose /,
    by: "test/project/deployment.test.ts",
    proof: /"docker-compose\.yml", "config"/,
    check: checkComposeCommand,
  },
  { command: /^npm test$/, by: ".ci/run", proof: /^npm test/m },
  { command: /^npm run check$/, by: ".ci/run", proof: /^npm run --silent check/m },
  {
    command: /^npm run bench(?: |$)/,
    by: "bench/src/options.test.ts",
    proof: /"--baseline-sql"/,
  },
  {
    command: /^cp \.env\.example \.env$/,
    by: "test/project/deployment.test.ts",
    proof: /"--env-file"/,
  },
  {
    command: /^npm run sbom$/,
    by: "test/project/supply-chain.test.ts",
    proof: /"local\/run\.mjs", "sbom"/,
  },
  {
    command: /^npx quittance listen --forward-to \S+$/,
    by: "test/system/listen.test.ts",
    proof: /"--forward-to"/,
  },
  {
    command: /^npm run ops -- (?:tenants|keys) /,
    by: "test/database/ops-commands.test.ts",
    proof: /"keys", "rotate"/,
  },
  {
    command: /^(?:DATABASE_URL=\S+ )?npm run verify$/,
    by: "test/database/verify.test.ts",
    proof: /verify\.ts/,
  },
];
