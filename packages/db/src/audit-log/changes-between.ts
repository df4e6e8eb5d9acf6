import { isDeepStrictEqual } from "node:util";
import type { AuditDetail, AuditValue } from "./record-action.ts";

/** The terms of something, as the API names them. */
export type AuditedTerms = Readonly<Record<string, AuditValue>>;

/** The terms that differ, each with both values. What was not there before was null. */
export function changesBetween(before: AuditedTerms, after: AuditedTerms): AuditDetail {
  const changes = Object.entries(after).flatMap(([name, value]) => {
    const old = before[name] ?? null;
    return isDeepStrictEqual(old, value) ? [] : [[name, { before: old, after: value }] as const];
  });
  return Object.fromEntries(changes);
}
