import { parseId } from "@quittance/db";
import type { Id, IdPrefix } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import type { Page } from "./page.ts";

/** The id at which a page of resources begins. */
export function readIdPosition<Prefix extends IdPrefix>(
  prefix: Prefix,
  { after }: Page,
): Id<Prefix> | undefined {
  if (after === undefined) return undefined;
  const id = after.length === 1 ? parseId(prefix, after[0] ?? "") : undefined;
  if (id === undefined) throw new Problem("cursor_invalid");
  return id;
}

/** The account's version at which a page of what moved the account begins. */
export function readVersionPosition({ after }: Page): number | undefined {
  if (after === undefined) return undefined;
  const [version = ""] = after;
  if (after.length !== 1 || !/^\d{1,15}$/.test(version)) throw new Problem("cursor_invalid");
  return Number(version);
}
