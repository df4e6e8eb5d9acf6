import { answerHeaders, COMMON_HEADERS } from "../schemas/answer-headers.ts";
import { composeExample, type Resolve } from "./compose-example.ts";
import { type DocumentObject, isDocumentObject } from "./document-node.ts";
import { mapMembers, mapOperations } from "./map-members.ts";

/**
 * Gives every answer of the paths the headers that all have, and every body, sent or answered, an
 * example, composed from its schema where none is written.
 */
export function completeAnswers(paths: DocumentObject, resolve: Resolve): DocumentObject {
  return mapOperations(paths, (operation) => ({
    ...operation,
    ...(isDocumentObject(operation["requestBody"])
      ? { requestBody: withExamples(operation["requestBody"], resolve) }
      : {}),
    responses: mapMembers(operation["responses"], (answer) => ({
      ...withExamples(answer, resolve),
      headers: {
        ...answerHeaders(...COMMON_HEADERS),
        ...(isDocumentObject(answer["headers"]) ? answer["headers"] : {}),
      },
    })),
  }));
}

/** The same bodies of a request or answer, each with an example. */
export function withExamples(message: DocumentObject, resolve: Resolve): DocumentObject {
  if (!isDocumentObject(message["content"])) return message;
  const content = mapMembers(message["content"], (media) => {
    const { schema } = media;
    if (media["example"] !== undefined || !isDocumentObject(schema)) return media;
    const example = composeExample(schema, resolve);
    return example === undefined ? media : { ...media, example };
  });
  return { ...message, content };
}
