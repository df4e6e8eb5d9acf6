import { parseArgs } from "node:util";
import { type ActionOrigin, type Database, KeyRefusedError } from "@quittance/db";
import {
  type Command,
  type CommandAnswer,
  type CommandInput,
  CommandRefusal,
  UsageError,
} from "./command.ts";
import { createKeyCommand } from "./create-key.ts";
import { createTenantCommand } from "./create-tenant.ts";
import { listKeysCommand } from "./list-keys.ts";
import { listTenantsCommand } from "./list-tenants.ts";
import { isPrintable } from "./printable.ts";
import { revokeKeyCommand } from "./revoke-key.ts";
import { rotateKeyCommand } from "./rotate-key.ts";

const COMMANDS: readonly Command[] = [
  createTenantCommand,
  listTenantsCommand,
  createKeyCommand,
  listKeysCommand,
  rotateKeyCommand,
  revokeKeyCommand,
];

/** 0 done, 1 refused, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

export interface CommandLine {
  readonly argv: readonly string[];
  /** Who sits there, unless `--by` says otherwise. */
  readonly user: string;
  /** Opened only when there is something to do. */
  openDatabase(): Database;
  print(line: string): void;
  complain(line: string): void;
}

/** Runs one command of the operators and says how it ended. Closes the database that it opened. */
export async function runCommand(line: CommandLine): Promise<ExitCode> {
  try {
    const { command, input, asJson, by } = parse(line);
    if (command === undefined) {
      for (const text of usage()) line.print(text);
      return 0;
    }
    const { lines, json } = await runOn(line.openDatabase(), command, input, by);
    if (asJson) line.print(JSON.stringify(json, null, 2));
    else for (const text of lines) line.print(text);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      for (const text of [error.message, "", ...usage()]) line.complain(text);
      return 2;
    }
    if (!(error instanceof CommandRefusal || error instanceof KeyRefusedError)) throw error;
    line.complain(error.message);
    return 1;
  }
}

async function runOn(
  db: Database,
  command: Command,
  input: CommandInput,
  by: ActionOrigin,
): Promise<CommandAnswer> {
  try {
    return await command.run({ db, by }, input);
  } finally {
    await db.close();
  }
}

interface Parsed {
  /** Undefined asks for help. */
  readonly command: Command | undefined;
  readonly input: CommandInput;
  readonly asJson: boolean;
  readonly by: ActionOrigin;
}

const BY_LENGTH_MAX = 100;

function parse({ argv, user }: CommandLine): Parsed {
  const { flags, texts, positionals } = split(argv);
  const { by: name = user, ...options } = texts;
  if (name.trim() === "" || name.length > BY_LENGTH_MAX || !isPrintable(name)) {
    throw new UsageError(`--by takes a name of up to ${BY_LENGTH_MAX} printable characters.`);
  }
  const [noun = "", verb = "", ...operands] = positionals;
  const parsed = {
    input: { options, operands },
    asJson: flags.has("json"),
    by: { actor: { type: "command_line" as const, id: name }, requestId: null },
  };
  if (flags.has("help") || (noun === "help" && verb === ""))
    return { ...parsed, command: undefined };
  const command = COMMANDS.find((known) => known.name === `${noun} ${verb}`);
  if (command === undefined) {
    throw new UsageError(noun === "" ? "Say what is to be done." : "There is no such command.");
  }
  for (const option of Object.keys(options)) {
    if (!command.options.includes(option)) {
      throw new UsageError(`\`${command.name}\` has no option --${option}.`);
    }
  }
  if (operands.length !== command.operands) {
    throw new UsageError(
      `\`${command.name}\` takes ${command.operands === 0 ? "nothing" : "one id"} besides its options.`,
    );
  }
  return { ...parsed, command };
}

const WITH_VALUE = ["by", ...new Set(COMMANDS.flatMap(({ options }) => options))];

/** Node's own parser; what it does not understand is said in our words, which repeat no value. */
function split(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        ...Object.fromEntries(WITH_VALUE.map((name) => [name, { type: "string" as const }])),
      },
    });
    const flags = new Set<string>();
    const texts: Record<string, string> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === "string") texts[name] = value;
      else flags.add(name);
    }
    return { flags, texts, positionals };
  } catch {
    throw new UsageError("An option is not known, or lacks its value (write --option=-value).");
  }
}

function usage(): readonly string[] {
  return [
    "Usage: npm run ops -- <command> [options]",
    "",
    ...COMMANDS.flatMap(({ name, usage: rest, summary }) => [
      `  ${name} ${rest}`.trimEnd(),
      `      ${summary}`,
    ]),
    "",
    "  --json         prints one JSON document (`npm run --silent ops -- …` prints nothing else)",
    "  --by <name>    who does it, for the audit log; the login's name when left out",
    "  --help         prints this",
    "",
    "DATABASE_URL names the database; without it, the one of `npm start` on this machine.",
  ];
}
