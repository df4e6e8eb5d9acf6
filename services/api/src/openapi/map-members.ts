import { type DocumentNode, type DocumentObject, isDocumentObject } from "./document-node.ts";

/** The same object with each of its members changed; what is no object stays. */
export const mapMembers = (
  node: DocumentNode,
  change: (member: DocumentObject, name: string) => DocumentNode,
): DocumentObject =>
  Object.fromEntries(
    Object.entries(isDocumentObject(node) ? node : {}).map(([name, member]) => [
      name,
      isDocumentObject(member) ? change(member, name) : member,
    ]),
  );

/** The same paths with each of their operations changed. */
export const mapOperations = (
  paths: DocumentNode,
  change: (operation: DocumentObject, method: string, path: string) => DocumentObject,
): DocumentObject =>
  mapMembers(paths, (methods, path) =>
    mapMembers(methods, (operation, method) => change(operation, method, path)),
  );
