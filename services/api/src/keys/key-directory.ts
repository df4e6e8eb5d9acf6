import { hash } from "node:crypto";
import {
  type Database,
  findApiKeys,
  type LiveApiKey,
  modeOfApiKey,
  type Principal,
} from "@quittance/db";
import type { ApiKeyId } from "@quittance/domain";
import { gather } from "@quittance/queue";
import { LRUCache } from "lru-cache";

/**
 * How old what we know of a key may be, counted from before it was looked up: so long after it was
 * revoked elsewhere it is refused here, at the latest. The public promise is 5 seconds.
 */
const KNOWN_MS = 3_000;
const KEYS_KNOWN_MAX = 10_000;

/** Keys that nobody has: those who try one again and again cost no query each time, and have no place among the good ones. */
const UNKNOWN_MAX = 1_000;

/** Of keys that are looked up with one query. */
const KEYS_A_QUERY = 500;

export interface KeyDirectory {
  /** Whose key this is; undefined when it is malformed, unknown, revoked or expired. */
  find(key: string): Promise<Principal | undefined>;
  /** Looks a key up anew from now on, because this process has changed it. */
  forget(id: ApiKeyId): void;
}

export interface KeyDirectoryDependencies {
  readonly db: Database;
  /** Told of each look-up of a key that is good. */
  noteUse(key: LiveApiKey): void;
}

interface Known {
  readonly principal: Principal;
  /** On this process's clock, in milliseconds since 1970; infinite when it never expires. */
  readonly expiresAtMs: number;
  readonly goodUntil: number;
}

/**
 * The keys as the door knows them. Look-ups that arrive together are one query, and only one query is
 * asked at a time: however many keys somebody makes up, they cost PostgreSQL one connection.
 */
export function createKeyDirectory({ db, noteUse }: KeyDirectoryDependencies): KeyDirectory {
  const known = new LRUCache<string, Known>({ max: KEYS_KNOWN_MAX });
  const unknown = new LRUCache<string, number>({ max: UNKNOWN_MAX });
  let changes = 0;

  const lookUp = gather<string, Known | undefined>({
    limit: KEYS_A_QUERY,
    async handle(names) {
      const changesBefore = changes;
      const goodUntil = performance.now() + KNOWN_MS;
      const found = await findApiKeys(db, [...new Set(names)]);
      // What was read before a change of ours may be what was true before it.
      const isCurrent = changes === changesBefore;
      return names.map((name) => {
        const key = found.get(name);
        if (key === undefined) {
          if (isCurrent) unknown.set(name, goodUntil);
          return undefined;
        }
        noteUse(key);
        const entry = { principal: key.principal, expiresAtMs: expiryOf(key), goodUntil };
        if (isCurrent) known.set(name, entry);
        return entry;
      });
    },
  });

  /** What is known of a key, looked up if that is too long ago. */
  async function read(name: string): Promise<Known | undefined> {
    const entry = known.get(name);
    if (entry !== undefined && entry.goodUntil > performance.now()) return entry;
    if ((unknown.get(name) ?? 0) > performance.now()) return undefined;
    return lookUp(name);
  }

  return {
    async find(key) {
      if (modeOfApiKey(key) === undefined) return undefined;
      // Never the key itself: what is not kept can not leak.
      const entry = await read(hash("sha256", key, "base64"));
      return entry !== undefined && entry.expiresAtMs > Date.now() ? entry.principal : undefined;
    },
    forget(id) {
      changes += 1;
      for (const [name, { principal }] of known.entries()) {
        if (principal.keyId === id) known.delete(name);
      }
    },
  };
}

const expiryOf = ({ expiresAt }: LiveApiKey): number =>
  expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt);
