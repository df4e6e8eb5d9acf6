import { API_VERSIONS, NEWEST_API_VERSION } from "@quittance/domain";
import type { DocumentObject } from "./document-node.ts";
import { mapOperations } from "./map-members.ts";

/** The parameters that every operation has, by the names under which the document tells them once. */
export const COMMON_PARAMETERS = {
  ApiVersion: {
    in: "header",
    name: "Api-Version",
    required: false,
    schema: { type: "string", enum: [...API_VERSIONS] },
    description:
      "The version of the API that the request speaks, for this request only. The one that the API key is pinned to when left out.",
    example: NEWEST_API_VERSION,
  },
} as const;

/** Says of each operation of an OpenAPI document that it takes `Api-Version`. */
export const addApiVersion = (paths: DocumentObject): DocumentObject =>
  mapOperations(paths, (operation) => ({
    ...operation,
    parameters: [
      ...(Array.isArray(operation["parameters"]) ? operation["parameters"] : []),
      { $ref: "#/components/parameters/ApiVersion" },
    ],
  }));
