import { NODE } from "../processes/run-script.ts";

/** One thing that is checked of the repository, by a program that exits with 0 when all is well. */
export type Check = { readonly name: string; readonly command: readonly string[] };

const bin = (name: string): string => `node_modules/.bin/${name}`;

/** The checks, the quick ones first. */
export const CHECKS: readonly Check[] = [
  { name: "formatting", command: [bin("biome"), "check"] },
  { name: "lint", command: [bin("oxlint"), "--deny-warnings"] },
  {
    name: "types",
    command: [...NODE, "node_modules/@typescript/native/bin/tsc", "-p", "tsconfig.json"],
  },
  {
    name: "import boundaries",
    command: [
      bin("depcruise"),
      "--config",
      ".dependency-cruiser.mjs",
      "packages",
      "services",
      "local",
      "example",
      "bench",
      "test",
    ],
  },
  { name: "dead code", command: [bin("knip"), "--no-progress"] },
  { name: "generated files", command: [...NODE, "local/src/generate.ts", "--check"] },
];
