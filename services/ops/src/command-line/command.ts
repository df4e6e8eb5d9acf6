import type { ActionOrigin, Database } from "@quittance/db";

/** What a command works on. */
export interface CommandContext {
  readonly db: Database;
  /** Who calls it, for the audit log. */
  readonly by: ActionOrigin;
}

/** What a command has to say: to a person, and to a program. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  readonly json: unknown;
}

/** The words after a command's name, as they were typed. */
export interface CommandInput {
  /** By name, without the dashes. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly operands: readonly string[];
}

/** One command of `npm run ops`. */
export interface Command {
  /** Two words: what, and what is done to it. */
  readonly name: string;
  /** What follows the name: `--tenant <tenant> <key id>`. */
  readonly usage: string;
  readonly summary: string;
  /** Every option has a value. */
  readonly options: readonly string[];
  readonly operands: number;
  /**
   * @throws UsageError when what was typed makes no sense
   * @throws CommandRefusal when it can not be done
   */
  run(context: CommandContext, input: CommandInput): Promise<CommandAnswer>;
}

/** What was typed makes no sense: one sentence, shown with the usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What was asked for can not be done: one sentence. */
export class CommandRefusal extends Error {
  override readonly name = "CommandRefusal";
}
