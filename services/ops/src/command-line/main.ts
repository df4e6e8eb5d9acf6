import { userInfo } from "node:os";
import { isDatabaseAway, isUnprepared, openDatabase } from "@quittance/db";
import { exitOnWrongConfiguration, processVariables, readEnvironment } from "@quittance/process";
import { z } from "zod";
import { runCommand } from "./run-command.ts";

// `npm run ops` and, in the image, `node services/ops/src/command-line/main.ts`: provisioning by hand.
const { DATABASE_URL: url } = exitOnWrongConfiguration(() =>
  readEnvironment(z.object({ DATABASE_URL: processVariables.DATABASE_URL }), process.env),
);

try {
  process.exitCode = await runCommand({
    argv: process.argv.slice(2),
    user: readUser(),
    openDatabase: () =>
      openDatabase({
        url,
        role: "quittance_provisioner",
        name: "quittance-command-line",
        connectionsMax: 1,
        lockTimeoutMs: 10_000,
        statementTimeoutMs: 10_000,
      }),
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

function describeFailure(error: unknown): string {
  if (isDatabaseAway(error)) return "PostgreSQL can not be reached at DATABASE_URL.";
  if (isUnprepared(error)) {
    return "The database is not migrated, or the login is no member of quittance_provisioner.";
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A container may run as a user whom its system has no name for. */
function readUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
