import type { ApiChange, JsonObject } from "./api-change.ts";

/** What stands between the version that a client speaks and the one that the code does. */
export interface Translation {
  /** Writes an answer of ours, or an event, as it was in the client's version. */
  answer(value: unknown): unknown;
  /** Reads the body of a request in the client's version as ours. */
  request(route: string, body: unknown): unknown;
}

/**
 * Finds what stands between a version and the newest one; undefined when that is nothing.
 *
 * @param changes oldest first
 */
export function translate<Version extends string>(
  version: Version,
  changes: readonly ApiChange<Version>[],
): Translation | undefined {
  const since = changes.filter((change) => change.version > version);
  if (since.length === 0) return undefined;
  const backwards = since.toReversed();
  return {
    // The newest change is taken back first: each one knows only what came right before it.
    answer: (value) => backwards.reduce((answer, { answers }) => rewrite(answer, answers), value),
    request: (route, body) =>
      since.reduce((request: unknown, { requests }) => {
        const read = Object.hasOwn(requests, route) ? requests[route] : undefined;
        return read !== undefined && isObject(request) ? read(request) : request;
      }, body),
  };
}

/** What clients write into these is theirs, and looks like a resource of ours only by chance. */
const OF_CLIENTS = new Set(["metadata", "changes"]);

/** Rewrites every resource in an answer, from the inside out. */
function rewrite(value: unknown, answers: ApiChange["answers"]): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, answers));
  if (!isObject(value)) return value;
  const resource = Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      OF_CLIENTS.has(name) ? field : rewrite(field, answers),
    ]),
  );
  const { object } = resource;
  const write =
    typeof object === "string" && Object.hasOwn(answers, object) ? answers[object] : undefined;
  return write === undefined ? resource : write(resource);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A body of ours, which is JSON, as a client of another version reads it; as it is when there is no difference. */
export const translateBody = (translation: Translation | undefined, body: string): string =>
  translation === undefined ? body : JSON.stringify(translation.answer(JSON.parse(body)));
