/** A file that is made by a program of ours and kept in the repository. */
export type Generator = {
  /** Path from the root. */
  readonly file: string;
  /** Script (and arguments) that prints the file's content. */
  readonly script: readonly string[];
};

/** Every generated file; `npm run generate` writes them, `npm run check` compares them. */
export const GENERATORS: readonly Generator[] = [
  { file: "docs/openapi.json", script: ["services/api/src/print-openapi.ts"] },
  {
    file: "packages/client/src/generated/api.ts",
    script: ["packages/client/print-api-types.mjs"],
  },
  { file: "docs/event-types.json", script: ["services/api/src/print-event-types.ts"] },
  { file: "docs/errors.md", script: ["services/api/src/print-errors.ts"] },
  { file: ".env.example", script: ["local/src/print-env-example.ts"] },
  { file: "migrations/schema.sql", script: ["local/src/print-schema.ts"] },
];
