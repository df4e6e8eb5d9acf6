import path from "node:path";
import { createConfig, lint } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { repositoryRoot } from "../harness/tools-on-path.ts";

/** Rules beyond the strict set. A contact is not among them: nobody has named one. */
const RULES = {
  "info-license": "error",
  "info-license-strict": "error",
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
  "operation-singular-tag": "error",
  "operation-summary": "error",
  "operation-tag-defined": "error",
  "operation-2xx-response": "error",
  "operation-4xx-response": "error",
  "parameter-description": "error",
  "path-parameters-defined": "error",
  "tag-description": "error",
} as const;

test("the OpenAPI document has neither errors nor warnings", async () => {
  const config = await createConfig({ extends: ["recommended-strict"], rules: RULES });
  const ref = path.join(repositoryRoot, "docs", "openapi.json");
  const problems = await lint({ ref, config });
  expect(
    problems.map(
      ({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ref})`,
    ),
  ).toEqual([]);
});
