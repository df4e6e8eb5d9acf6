import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const text = z.string();

const caseSchema = z.strictObject({
  name: text.optional(),
  send: text.regex(/^[A-Z]+ \S/).optional(),
  headers: z.record(text, z.union([text, z.array(text), z.null()])).optional(),
  change: z.record(text, z.unknown()).optional(),
  without: z.array(text).optional(),
  text: text.optional(),
  latin1: text.optional(),
  raw: z.array(text).optional(),
  answer: text.regex(/^(\d{3} [a-z0-9_]+|[23]\d\d)$/),
  pointer: text.optional(),
});

/** One line of the corpus: a request, and how it is answered. README.md tells what the fields mean. */
export interface BadCase extends z.output<typeof caseSchema> {
  /** Tells it from every other case. */
  readonly title: string;
}

const CASES = fileURLToPath(new URL("cases", import.meta.url));
const TITLE_LENGTH_MAX = 120;

/** The whole corpus. Throws at a line that is no case, with its file and number. */
export function readCorpus(): readonly BadCase[] {
  return readdirSync(CASES).flatMap((file) => {
    const lines = readFileSync(`${CASES}/${file}`, "utf8").trimEnd().split("\n");
    return lines.map((line, index) => readLine(file, index + 1, line));
  });
}

function readLine(file: string, number: number, line: string): BadCase {
  try {
    const written: unknown = JSON.parse(line);
    const parsed = caseSchema.parse(written);
    // A record drops a member with this name, and it is one that must be sent.
    const change = Reflect.get(Object(written), "change");
    const title = `${file}:${number} ${parsed.name ?? shorten(line)}`;
    return { ...parsed, ...(change === undefined ? {} : { change }), title };
  } catch (cause) {
    throw new Error(`${file}:${number} is no case`, { cause });
  }
}

const shorten = (line: string): string => line.slice(0, TITLE_LENGTH_MAX).toWellFormed();
