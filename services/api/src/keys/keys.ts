import type { Database } from "@quittance/db";
import type { Log, Role } from "@quittance/process";
import { createKeyDirectory, type KeyDirectory } from "./key-directory.ts";
import { createKeyUses } from "./key-uses.ts";
import { createKeyWatch, type KeyWatch } from "./key-watch.ts";

/** All that a process has to do with API keys: whose they are, when they end, when they were used. */
export interface Keys extends KeyDirectory, KeyWatch {
  /** Writes in the background when keys were last used. */
  readonly role: Role;
}

export function createKeys(db: Database, log: Log): Keys {
  const { note, role } = createKeyUses(db);
  return { ...createKeyDirectory({ db, noteUse: note }), ...createKeyWatch(db, log), role };
}
