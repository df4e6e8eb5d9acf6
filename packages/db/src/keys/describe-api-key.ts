import type { ApiKeyRecord } from "./api-key-record.ts";

/** An API key as clients and operators see it: everything but the key. */
export const describeApiKey = (key: ApiKeyRecord, livemode: boolean) => ({
  id: key.id,
  object: "api_key" as const,
  livemode,
  name: key.name,
  hint: `qt_${livemode ? "live" : "test"}_…${key.lastFour ?? ""}`,
  scopes: key.scopes,
  api_version: key.apiVersion,
  replaced_by: key.replacedBy,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
  last_used_at: key.lastUsedAt,
  revoked_at: key.revokedAt,
});
