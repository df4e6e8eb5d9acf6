import { readFileSync } from "node:fs";

/** SQL that is run as a baseline: what is run once before, and what is run again and again. */
export interface SqlFile {
  readonly setUp: string;
  readonly run: string;
  /** How many payments one run makes. */
  readonly payments: number;
  readonly connections: number;
}

/**
 * Reads a file of SQL. What stands before the line `-- bench: run` is run once; what stands after it
 * is run again and again, each time as one transaction, for a few seconds or until its last statement
 * touches no row. `:run` in it is the number of the run, counted from 0. Two more lines may say what
 * one run comes to (`-- bench: payments 1000`) and how many connections run it (`-- bench: connections 8`);
 * without them it is 1.
 */
export function parseSqlFile(text: string): SqlFile {
  const [setUp = "", run] = text.split(/^-- bench: run *$/m);
  const numberOf = (word: string) =>
    Number(new RegExp(`^-- bench: ${word} (\\d+) *$`, "m").exec(text)?.[1] ?? 1);
  return {
    setUp: run === undefined ? "" : setUp,
    run: run ?? setUp,
    payments: numberOf("payments"),
    connections: numberOf("connections"),
  };
}

export const readSqlFile = (file: string | URL): SqlFile =>
  parseSqlFile(readFileSync(file, "utf8"));
