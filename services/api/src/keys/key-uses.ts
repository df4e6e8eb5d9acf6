import { type Database, KEY_USE_SECONDS, type LiveApiKey, noteKeyUses } from "@quittance/db";
import type { ApiKeyId, TenantId } from "@quittance/domain";
import { every, type Role } from "@quittance/process";

const WRITE_EVERY_MS = 5_000;

export interface KeyUses {
  /** Remembers that a key was used just now, unless that is known to the minute. */
  note(key: LiveApiKey): void;
  /** Writes what was remembered, in the background. */
  readonly role: Role;
}

/**
 * When keys were last used. It is noted where a key is looked up, which is every few seconds for a key
 * that is in use, and written in groups: no request waits for it.
 */
export function createKeyUses(db: Database): KeyUses {
  let used = new Map<TenantId, Set<ApiKeyId>>();
  return {
    note({ principal: { tenant, keyId }, lastUsedAt }) {
      const isKnown =
        lastUsedAt !== null && Date.now() - Date.parse(lastUsedAt) < KEY_USE_SECONDS * 1_000;
      if (isKnown) return;
      const keys = used.get(tenant.id) ?? new Set<ApiKeyId>();
      used.set(tenant.id, keys.add(keyId));
    },
    role: every(WRITE_EVERY_MS, "note key uses", async () => {
      const writing = used;
      used = new Map();
      for (const [tenantId, keys] of writing) await noteKeyUses(db, tenantId, [...keys]);
    }),
  };
}
