/** The dated versions of the public API, oldest first. What one of them looks like never changes. */
export const API_VERSIONS = ["2026-11-01"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** What the code itself speaks, and what new keys are pinned to. */
export const NEWEST_API_VERSION: ApiVersion = "2026-11-01";

/** Reads a version that somebody names; undefined when there is none of that date. */
export const parseApiVersion = (text: string): ApiVersion | undefined =>
  API_VERSIONS.find((version) => version === text);
