// @ts-check
// Prints src/generated/api.ts: the OpenAPI document as types, without what the SDK does not need of it. That
// is how refusals look (they are all a Problem), which headers answers carry, and the webhooks (they are Events).

import { readFileSync } from "node:fs";
import path from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const document = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../docs/openapi.json"), "utf8"),
);

for (const item of Object.values(document.paths)) {
  for (const operation of Object.values(item)) {
    for (const [status, answer] of Object.entries(operation.responses ?? {})) {
      if (status.startsWith("2")) delete answer.headers;
      else delete operation.responses[status];
    }
  }
}
const version = document.components.parameters.ApiVersion.schema.enum.at(-1);
delete document.webhooks;
delete document.components.responses;
delete document.components.headers;

const types = await openapiTS(document, { defaultNonNullable: false });
process.stdout.write(`// Made from docs/openapi.json by \`npm run generate\`.

/** The version of the API that these types are of. */
export const API_VERSION = ${JSON.stringify(version)};

${astToString(types)}`);
