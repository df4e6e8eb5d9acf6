import { execFile } from "node:child_process";
import { findApiKeys, hashApiKey, SCOPES } from "@quittance/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeEnvironment } from "../../local/src/index.ts";
import { runCommand } from "../../services/ops/src/command-line/run-command.ts";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { repositoryRoot } from "../harness/tools-on-path.ts";
import { openAs } from "./as-role.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command as it is typed, in this process. */
async function type(...argv: readonly string[]): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await runCommand({
    argv,
    user: "alice",
    openDatabase: () => openAs(database.url, "quittance_provisioner", 1),
    print: (line) => out.push(line),
    complain: (line) => err.push(line),
  });
  return { exitCode, stdout: out.join("\n"), stderr: err.join("\n") };
}

interface Printed {
  readonly id: string;
  readonly secret: string;
  readonly data: readonly Printed[];
  readonly [field: string]: unknown;
}

/** What a command that goes well prints with --json. */
async function ask(...argv: readonly string[]): Promise<Printed> {
  const { exitCode, stdout, stderr } = await type(...argv, "--json");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout);
}

async function opens(secret: string): Promise<boolean> {
  const hash = hashApiKey(secret).toString("base64");
  const db = openAs(database.url, "quittance_api", 1);
  const found = await findApiKeys(db, [hash]);
  await db.close();
  return found.has(hash);
}

describe("tenants", () => {
  test("are opened one for each mode under a name, and listed", async () => {
    const live = await ask("tenants", "create", "--name", "Acme", "--mode", "live");
    const trial = await ask("tenants", "create", "--name", "Acme", "--mode", "test");
    expect([live, trial]).toMatchObject([
      { object: "tenant", name: "Acme", livemode: true },
      { object: "tenant", name: "Acme", livemode: false },
    ]);
    expect((await ask("tenants", "list")).data).toEqual([live, trial]);
    const { stdout } = await type("tenants", "list");
    expect(stdout).toMatch(new RegExp(`^TENANT +MODE .*\\n${live.id} +live .* Acme\\n`));
    expect(await type("tenants", "create", "--name", "Acme", "--mode", "live")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "There is a live tenant of this name already.",
    });
  });

  test("are named by their id, by their name, or by name and mode where there are two", async () => {
    const one = await ask("tenants", "create", "--name", "Solo", "--mode", "test");
    const two = await ask("tenants", "create", "--name", "Duo", "--mode", "test");
    await ask("tenants", "create", "--name", "Duo", "--mode", "live");
    const list = (...words: readonly string[]) => type("keys", "list", "--tenant", ...words);
    for (const words of [[one.id], ["Solo"], [two.id], ["Duo", "--mode", "test"]]) {
      expect((await list(...words)).exitCode, words.join(" ")).toBe(0);
    }
    expect(await list("Duo")).toMatchObject({
      exitCode: 1,
      stderr: "There are two tenants of this name: say --mode test or --mode live.",
    });
    expect(await list("Solo", "--mode", "live")).toMatchObject({
      exitCode: 1,
      stderr: "There is no live tenant with this id or name; `tenants list` shows all.",
    });
  });
});

describe("keys", () => {
  const tenant = ["--tenant", "Bank"] as const;
  beforeAll(async () => {
    await ask("tenants", "create", "--name", "Bank", "--mode", "live");
  });

  test("are made, shown once, listed, rotated and revoked", async () => {
    const made = await ask("keys", "create", ...tenant, "--scopes", "all", "--name", "Root");
    expect(made).toMatchObject({ object: "api_key", livemode: true, name: "Root", scopes: SCOPES });
    expect(made.secret).toMatch(/^qt_live_/);
    expect(await opens(made.secret)).toBe(true);

    const young = await ask("keys", "rotate", ...tenant, made.id, "--overlap-seconds", "0");
    expect([await opens(made.secret), await opens(young.secret)]).toEqual([false, true]);
    const { stdout } = await type("keys", "list", ...tenant);
    expect(stdout.split("\n").slice(1)).toEqual([
      expect.stringMatching(`^${young.id}  qt_live_….{4}  good +never +Root +payments:read,`),
      expect.stringMatching(`^${made.id}  qt_live_….{4}  expired 20.*Z +never +Root`),
    ]);
    expect(stdout).not.toContain(young.secret);

    // The last one of the tenant, which only an operator may take away.
    expect(await ask("keys", "revoke", ...tenant, young.id)).toMatchObject({ revoked: true });
    expect(await opens(young.secret)).toBe(false);
    expect(await type("keys", "revoke", ...tenant, young.id)).toMatchObject({
      exitCode: 0,
      stdout: `${young.id} was revoked before; nothing has changed.`,
    });
    expect(await type("keys", "rotate", ...tenant, young.id)).toMatchObject({ exitCode: 1 });
  });

  test("are printed for a person with the warning that they are shown only now", async () => {
    const expiry = "2090-01-02T03:04:05Z";
    const words = ["--scopes", "events:read, payments:read", "--expires-at", expiry];
    const { exitCode, stdout } = await type("keys", "create", ...tenant, ...words);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Key {6}key_\w{26}\nName {5}\(unnamed\)\nScopes {3}events:read, payments:read\nExpires {2}2090-01-02T03:04:05\.000Z\nSecret {3}qt_live_\w{36}\n\nThe secret is shown only now/,
    );
  });

  test("of another tenant, or that nobody has, are not there", async () => {
    const made = await ask("keys", "create", ...tenant, "--scopes", "events:read");
    await ask("tenants", "create", "--name", "Other", "--mode", "live");
    for (const command of ["revoke", "rotate"]) {
      const { exitCode, stderr } = await type("keys", command, "--tenant", "Other", made.id);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: `The tenant has no key ${made.id}.`,
      });
    }
    expect(await opens(made.secret)).toBe(true);
  });
});

describe("nonsense is told from what can be done, with a sentence and exit code 2", () => {
  const key = "key_01jd2m3n4p5q6r7s8t9v0w1x2y";
  const named = ["--tenant", "Bank"];
  test.each([
    [[], "Say what is to be done."],
    [["tenants"], "There is no such command."],
    [["tenants", "delete"], "There is no such command."],
    [["tenants", "create", "--mode", "live"], "--name is missing."],
    [["tenants", "create", "--name", " ", "--mode", "live"], "--name is missing."],
    [["tenants", "create", "--name", "a\u0007", "--mode", "live"], "--name takes"],
    [["tenants", "create", "--name", "x".repeat(201), "--mode", "live"], "--name takes"],
    [["tenants", "create", "--name", "a"], "--mode is missing"],
    [["tenants", "create", "--name", "a", "--mode", "prod"], "--mode is test or live."],
    [["tenants", "create", "--name", "a", "--mode"], "lacks its value"],
    [["tenants", "list", "--name", "a"], "`tenants list` has no option --name."],
    [["tenants", "list", "--nonsense"], "An option is not known"],
    [["tenants", "list", "more"], "`tenants list` takes nothing besides its options."],
    [["tenants", "list", "--by", " "], "--by takes a name"],
    [["tenants", "list", "--by", "a\u001b[2Jb"], "--by takes a name"],
    [["keys", "create", ...named], "--scopes is missing."],
    [["keys", "create", "--scopes", "all"], "--tenant is missing."],
    [["keys", "create", ...named, "--scopes", "keys:read"], '"keys:read" is no scope.'],
    [["keys", "create", ...named, "--scopes", "all,all"], '"all" is no scope.'],
    [["keys", "create", ...named, "--scopes", "events:read,events:read"], "named twice"],
    [["keys", "create", ...named, "--scopes", "all", "--expires-at", "soon"], "--expires-at is"],
    [["keys", "revoke", ...named], "`keys revoke` takes one id besides its options."],
    [["keys", "revoke", ...named, "qt_live_x"], "That is not the id of a key"],
    [["keys", "rotate", ...named, key, "--overlap-seconds", "-1"], "lacks its value"],
    [["keys", "rotate", ...named, key, "--overlap-seconds", "604801"], "--overlap-seconds is"],
    [["keys", "rotate", ...named, key, "--overlap-seconds", "1e3"], "--overlap-seconds is"],
  ])("%j", async (argv, sentence) => {
    const { exitCode, stdout, stderr } = await type(...argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toContain(sentence);
    expect(stderr).toContain("Usage: npm run ops -- <command> [options]");
  });

  test("an expiry in the past is refused, not misunderstood", async () => {
    await ask("tenants", "create", "--name", "Past", "--mode", "test");
    const words = ["--tenant", "Past", "--scopes", "all", "--expires-at", "2020-01-01T00:00:00Z"];
    expect(await type("keys", "create", ...words)).toMatchObject({
      exitCode: 1,
      stderr: "A key expires in the future, or never.",
    });
  });
});

test("--help explains every command", async () => {
  const { exitCode, stdout } = await type("--help");
  expect(exitCode).toBe(0);
  for (const name of [
    "tenants create",
    "tenants list",
    "keys create",
    "keys list",
    "keys rotate",
    "keys revoke",
  ]) {
    expect(stdout).toContain(`  ${name}`);
  }
});

test("everything is in the audit log under the name of who did it", async () => {
  const { id } = await ask("tenants", "create", "--name", "Audited", "--mode", "test");
  const words = ["--tenant", id, "--by", "bob"];
  const made = await ask("keys", "create", ...words, "--scopes", "all");
  const young = await ask("keys", "rotate", ...words, made.id);
  await ask("keys", "revoke", ...words, made.id);
  const rows = await database.sql`
    select actor_type, actor_id, action, resource from audit_log where tenant_id = ${id} order by id`;
  const by = (name: string, action: string, resource: string | null) => ({
    actor_type: "command_line",
    actor_id: name,
    action,
    resource,
  });
  expect(rows).toEqual([
    by("alice", "tenant.created", null),
    by("bob", "api_key.created", made.id),
    by("bob", "api_key.created", young.id),
    by("bob", "api_key.rotated", made.id),
    by("bob", "api_key.revoked", made.id),
  ]);
});

test("npm run ops needs DATABASE_URL and nothing else, and says when there is no database", async () => {
  const run = (url: string, ...words: readonly string[]) =>
    new Promise<Outcome>((resolve) => {
      const child = execFile(
        process.execPath,
        ["local/src/ops.ts", ...words],
        { cwd: repositoryRoot, env: { ...nodeEnvironment(), DATABASE_URL: url } },
        (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  const [done, away] = await Promise.all([
    run(database.url, "tenants", "list", "--json"),
    run("postgres://127.0.0.1:9/nothing", "tenants", "list"),
  ]);
  expect(done.exitCode, done.stderr).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({ object: "list" });
  expect({ exitCode: away.exitCode, stderr: away.stderr }).toEqual({
    exitCode: 1,
    stderr: "PostgreSQL can not be reached at DATABASE_URL.\n",
  });
});
