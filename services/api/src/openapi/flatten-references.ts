import type { Resolve } from "./compose-example.ts";
import { type DocumentNode, isDocumentObject } from "./document-node.ts";

/**
 * Writes `{ allOf: [{ $ref }, { description }] }` as `{ $ref, description }`, which OpenAPI 3.1 knows
 * and readers and generators understand better, and leaves out what the schema says of itself anyway.
 * Only for members that describe and do not restrict.
 */
export function flattenReferences(node: DocumentNode, resolve: Resolve): DocumentNode {
  if (Array.isArray(node)) return node.map((member) => flattenReferences(member, resolve));
  if (!isDocumentObject(node)) return node;
  const { allOf, ...rest } = node;
  if (Array.isArray(allOf) && allOf.length <= 2 && isDocumentObject(allOf[0])) {
    const [{ $ref, ...others }, words = {}] = allOf;
    if (
      typeof $ref === "string" &&
      isDocumentObject(words) &&
      onlyDescribes({ ...others, ...words })
    ) {
      const { description, ...more } = words;
      const isNews = description !== resolve($ref)["description"];
      return { $ref, ...more, ...(isNews ? { description } : {}), ...rest };
    }
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, member]) => [name, flattenReferences(member, resolve)]),
  );
}

const DESCRIBING = new Set(["description", "example"]);

const onlyDescribes = (words: object): boolean =>
  Object.keys(words).every((name) => DESCRIBING.has(name));
