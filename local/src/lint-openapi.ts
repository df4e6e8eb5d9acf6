// Part of `npm run check`: lints docs/openapi.json. Warnings are failures too.
import path from "node:path";
import { createConfig, lint } from "@redocly/openapi-core";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "..", "..");

runMain(async () => {
  const config = await createConfig({
    extends: ["recommended-strict"],
    rules: {
      "info-license": "error",
      "info-license-strict": "error",
      "no-server-example.com": "error",
      "no-invalid-media-type-examples": "error",
      "no-invalid-schema-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-required-schema-properties-undefined": "error",
      "no-enum-type-mismatch": "error",
      "no-schema-type-mismatch": "error",
      "no-unused-components": "error",
      "operation-description": "error",
      "operation-operationId": "error",
      "operation-operationId-url-safe": "error",
      "operation-summary": "error",
      "operation-tag-defined": "error",
      "operation-singular-tag": "error",
      "operation-2xx-response": "error",
      "operation-4xx-response": "error",
      "parameter-description": "error",
      "path-parameters-defined": "error",
      "tag-description": "error",
    },
  });
  const problems = await lint({ ref: path.join(root, "docs", "openapi.json"), config });
  for (const { ruleId, message, location } of problems) {
    console.log(`${ruleId}: ${message} (${location[0]?.pointer ?? "docs/openapi.json"})`);
  }
  return problems.length === 0 ? 0 : 1;
});
