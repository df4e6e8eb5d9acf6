import type { Scope } from "@quittance/db";

interface Operation {
  readonly description?: string;
  readonly security?: readonly unknown[];
}

/**
 * Says of each operation in an OpenAPI document which scope it requires: as what the `apiKey` scheme
 * must carry (3.1 takes roles there), and in words.
 * @param scopes by method and path as hono writes them
 */
export function addScopes<Document extends { readonly paths?: object }>(
  document: Document,
  scopes: ReadonlyMap<string, Scope>,
): Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries<Operation>(methods).map(([method, operation]) => {
        const name = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
        const scope = scopes.get(name);
        return [method, scope === undefined ? operation : withScope(operation, scope)];
      }),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function withScope(operation: Operation, scope: Scope): Operation {
  const { description } = operation;
  const sentence = `Requires the scope \`${scope}\`.`;
  return {
    ...operation,
    description: description === undefined ? sentence : `${description}\n\n${sentence}`,
    security: [{ apiKey: [scope] }],
  };
}
