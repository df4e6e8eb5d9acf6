import type { ApiVersion } from "./api-version.ts";

/** A JSON object, as it is read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * How a version differs from the one before it, in one place for all that clients meet: answers,
 * events, streams, webhooks and requests. Everything else in the code speaks the newest version.
 *
 * @typeParam Version the dates that there are
 */
export interface ApiChange<Version extends string = ApiVersion> {
  /** The version that brought it. */
  readonly version: Version;
  /** What was so before, by the `object` that the resource is, wherever in an answer it stands. */
  readonly answers: Readonly<Record<string, (resource: JsonObject) => JsonObject>>;
  /** What a body means now that was written before, by its route: `POST /v1/accounts/:id/close`. */
  readonly requests: Readonly<Record<string, (body: JsonObject) => JsonObject>>;
}

/** Every change there was, oldest first. */
export const API_CHANGES: readonly ApiChange[] = [];
