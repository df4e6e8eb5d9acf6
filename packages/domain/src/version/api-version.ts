/** The dated versions of the public API, oldest first. Each is a promise: what it looks like never changes. */
export const API_VERSIONS = ["2026-11-01"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** What the code itself speaks, and what new keys and endpoints are pinned to. */
export const NEWEST_API_VERSION: ApiVersion = "2026-11-01";
