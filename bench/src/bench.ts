import type { Guard } from "../../local/src/index.ts";
import type { Books } from "./books/open-books.ts";
import type { Scale } from "./scale.ts";
import type { Servers } from "./servers/start-servers.ts";

/** What everything that is measured needs: servers, books to copy, and how large to make things. */
export interface Bench {
  /** Folder of the repository. */
  readonly root: string;
  /** A folder for logs, which is removed at the end. */
  readonly folder: string;
  readonly guard: Guard;
  readonly scale: Scale;
  readonly servers: Servers;
  readonly books: Books;
  /** Where profiles of our processes go; null when nothing is profiled. */
  readonly profileFolder: string | null;
  /** Aborts when the bench is told to stop. */
  readonly signal: AbortSignal;
}
