import { Sentence } from "../sentence.ts";

const KNOWN_CAUSES: readonly { readonly pattern: RegExp; readonly sentence: string }[] = [
  { pattern: /No space left on device|ENOSPC|Disk quota exceeded/, sentence: "the disk is full" },
  {
    pattern: /could not .*shared memory.*/,
    sentence: "the machine gives it too little shared memory",
  },
  { pattern: /Permission denied|EACCES/, sentence: "it may not read or write its files" },
  { pattern: /Read-only file system|EROFS/, sentence: "its disk is read-only" },
  {
    pattern: /EPERM|Operation not permitted/,
    sentence: "root may not start it as another user here",
  },
  { pattern: /cannot open shared object file/, sentence: "a library that it needs is missing" },
];

/**
 * One sentence for a failure of PostgreSQL: what did not work, why as far as its output tells, and where.
 */
export function explainFailure(what: string, output: string, place: string): Sentence {
  const cause = KNOWN_CAUSES.find(({ pattern }) => pattern.test(output));
  if (cause !== undefined) return new Sentence(`${what} in ${place}: ${cause.sentence}.`);
  const lines = output.trim().split("\n").slice(-10).join("\n");
  return new Sentence(`${what} in ${place}; its last words were:\n${lines}`);
}
