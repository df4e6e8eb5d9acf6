import type { DocumentObject } from "./document-node.ts";
import { mapMembers, mapOperations } from "./map-members.ts";

/** Paths whose refusals are told once, and the refusals by name. */
export interface SharedAnswers {
  readonly paths: DocumentObject;
  readonly responses: DocumentObject;
}

/** Moves refusals that several operations have in common out of them, so that each is told once. */
export function shareAnswers(paths: DocumentObject): SharedAnswers {
  const counts = new Map<string, number>();
  eachRefusal(paths, (_status, answer) => {
    const text = JSON.stringify(answer);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    return answer;
  });
  const names = new Map<string, string>();
  const responses: Record<string, DocumentObject> = {};
  const shared = eachRefusal(paths, (status, answer) => {
    const text = JSON.stringify(answer);
    if ((counts.get(text) ?? 0) < 2) return answer;
    const name = names.get(text) ?? nameOf(status, answer, responses);
    names.set(text, name);
    responses[name] = answer;
    return { $ref: `#/components/responses/${name}` };
  });
  return { paths: shared, responses };
}

const eachRefusal = (
  paths: DocumentObject,
  change: (status: string, answer: DocumentObject) => DocumentObject,
): DocumentObject =>
  mapOperations(paths, (operation) => ({
    ...operation,
    responses: mapMembers(operation["responses"], (answer, status) =>
      Number(status) >= 400 ? change(status, answer) : answer,
    ),
  }));

/** For its code if it has only one, otherwise for its status and a letter. */
function nameOf(status: string, answer: DocumentObject, taken: DocumentObject): string {
  const codes = [...String(answer["description"]).matchAll(/^- `([a-z_0-9]+)`/gm)];
  const [only] = codes.length === 1 ? codes : [];
  if (only?.[1] !== undefined) {
    return only[1].replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  }
  const before = Object.keys(taken).filter((name) => name.startsWith(`Refusals${status}`)).length;
  return `Refusals${status}${String.fromCharCode("A".charCodeAt(0) + before)}`;
}
