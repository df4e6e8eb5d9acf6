import { parseId } from "@quittance/db";
import type { EndpointId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";

/** An endpoint's id out of a path; what is none is not found. */
export function readEndpointId(text: string): EndpointId {
  const id = parseId("we", text);
  if (id === undefined) throw new Problem("not_found");
  return id;
}
