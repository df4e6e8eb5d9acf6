import { type DocumentObject, isDocumentObject } from "./document-node.ts";

/** Finds what a `$ref` leads to. */
export type Resolve = (reference: string) => DocumentObject;

/**
 * Composes an example of a schema out of those of its members. A schema that has one of its own is
 * taken at its word; of alternatives the first is shown.
 *
 * @returns undefined when nothing can be said
 */
export function composeExample(schema: DocumentObject, resolve: Resolve): unknown {
  if (schema["example"] !== undefined) return schema["example"];
  if (typeof schema["$ref"] === "string") return composeExample(resolve(schema["$ref"]), resolve);
  if (schema["const"] !== undefined) return schema["const"];
  if (schema["default"] !== undefined) return schema["default"];
  const parts = listOf(schema["allOf"]);
  if (parts.length > 0) return mergeObjects(parts.map((part) => composeExample(part, resolve)));
  const [alternative] = [...listOf(schema["anyOf"]), ...listOf(schema["oneOf"])];
  if (alternative !== undefined) return composeExample(alternative, resolve);
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if (isDocumentObject(schema["properties"])) {
    return Object.fromEntries(
      Object.entries(schema["properties"]).flatMap(([name, member]) => {
        const example = isDocumentObject(member) ? composeExample(member, resolve) : undefined;
        return example === undefined ? [] : [[name, example]];
      }),
    );
  }
  if (isDocumentObject(schema["items"])) {
    const item = composeExample(schema["items"], resolve);
    return item === undefined ? [] : [item];
  }
  return schema["type"] === "object" ? {} : undefined;
}

const listOf = (value: unknown): readonly DocumentObject[] =>
  Array.isArray(value) ? value.filter(isDocumentObject) : [];

const mergeObjects = (values: readonly unknown[]): unknown =>
  Object.assign({}, ...values.filter(isDocumentObject));
