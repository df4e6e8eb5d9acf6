import type { ApiKeyId, ApiVersion, Instant } from "@quittance/domain";
import { toInstant, toInstantOrNull } from "../instants.ts";
import { toId } from "../public-id.ts";
import type { Scope } from "./api-key.ts";

/** What is kept of an API key: everything but the key. */
export interface ApiKeyRecord {
  readonly id: ApiKeyId;
  readonly name: string | null;
  readonly scopes: readonly Scope[];
  /** The version of the API that its requests are answered in. */
  readonly apiVersion: ApiVersion;
  /** The last four characters of the key; null for one that is older than this column. */
  readonly lastFour: string | null;
  /** The key that a rotation made in its place. */
  readonly replacedBy: ApiKeyId | null;
  readonly createdAt: Instant;
  /** It is good until then; null is for ever. */
  readonly expiresAt: Instant | null;
  /** To the minute; null when it was never used. */
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly scopes: readonly Scope[];
  readonly api_version: ApiVersion;
  readonly last_four: string | null;
  readonly replaced_by: string | null;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

export const API_KEY_COLUMNS = [
  "id",
  "name",
  "scopes",
  "api_version",
  "last_four",
  "replaced_by",
  "created_at",
  "expires_at",
  "last_used_at",
  "revoked_at",
] as const satisfies readonly (keyof ApiKeyRow)[];

export const toApiKeyRecord = (row: ApiKeyRow): ApiKeyRecord => ({
  id: toId("key", row.id),
  name: row.name,
  scopes: row.scopes,
  apiVersion: row.api_version,
  lastFour: row.last_four,
  replacedBy: row.replaced_by === null ? null : toId("key", row.replaced_by),
  createdAt: toInstant(row.created_at),
  expiresAt: toInstantOrNull(row.expires_at),
  lastUsedAt: toInstantOrNull(row.last_used_at),
  revokedAt: toInstantOrNull(row.revoked_at),
});

/** Whether a key opens the door at this moment. */
export const isLive = (key: Pick<ApiKeyRecord, "expiresAt" | "revokedAt">, now: Instant): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);
