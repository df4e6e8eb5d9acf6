import type { Scope } from "@quittance/db";
import type { DocumentNode, DocumentObject } from "./document-node.ts";
import { mapOperations } from "./map-members.ts";

/**
 * Says of each operation of an OpenAPI document which scope it requires: as what the `apiKey` scheme
 * must carry (3.1 takes roles there), and in words.
 * @param scopes by method and path as hono writes them
 */
export const addScopes = (
  paths: DocumentNode,
  scopes: ReadonlyMap<string, Scope>,
): DocumentObject =>
  mapOperations(paths, (operation, method, path) => {
    const name = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    const scope = scopes.get(name);
    return scope === undefined ? operation : withScope(operation, scope);
  });

function withScope(operation: DocumentObject, scope: Scope): DocumentObject {
  const { description } = operation;
  const sentence = `Requires the scope \`${scope}\`.`;
  return {
    ...operation,
    description: typeof description === "string" ? `${description}\n\n${sentence}` : sentence,
    security: [{ apiKey: [scope] }],
  };
}
