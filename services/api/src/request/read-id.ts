import { parseId } from "@quittance/db";
import type { Id, IdPrefix } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";

/** An id of one kind out of a path; what is none is not found. */
export function readId<Prefix extends IdPrefix>(prefix: Prefix, text: string): Id<Prefix> {
  const id = parseId(prefix, text);
  if (id === undefined) throw new Problem("not_found");
  return id;
}
