/** A value somewhere in a document, as JSON has it. */
export type DocumentNode = unknown;

/** An object somewhere in a document. */
export type DocumentObject = Readonly<Record<string, unknown>>;

export const isDocumentObject = (node: DocumentNode): node is DocumentObject =>
  typeof node === "object" && node !== null && !Array.isArray(node);
