import { API_VERSIONS } from "@quittance/domain";

interface Operation {
  readonly parameters?: readonly unknown[];
}

const NAME = "ApiVersion";

const PARAMETER = {
  in: "header",
  name: "Api-Version",
  required: false,
  schema: { type: "string", enum: [...API_VERSIONS] },
  description:
    "The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.",
  example: API_VERSIONS.at(-1),
} as const;

/** Says of each operation in an OpenAPI document that it takes `Api-Version`. */
export function addApiVersion<
  Document extends { readonly paths?: object; readonly components?: object },
>(document: Document) {
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries<Operation>(methods).map(([method, operation]) => [
        method,
        {
          ...operation,
          parameters: [
            ...(operation.parameters ?? []),
            { $ref: `#/components/parameters/${NAME}` },
          ],
        },
      ]),
    ),
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, parameters: { [NAME]: PARAMETER } },
  };
}
