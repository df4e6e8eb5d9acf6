import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { coverageTable } from "./coverage-table.ts";

it("files are added up per package, and a package without branches shows none", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "quittance-coverage-"));
  const file = path.join(folder, "coverage-summary.json");
  const of = (covered: number, total: number) => ({ covered, total });
  writeFileSync(
    file,
    JSON.stringify({
      total: { lines: of(15, 20), branches: of(3, 4) },
      "/repo/packages/db/src/a.ts": { lines: of(5, 10), branches: of(3, 4) },
      "/repo/packages/db/src/b.ts": { lines: of(5, 5), branches: of(0, 0) },
      "/repo/services/api/src/a.ts": { lines: of(5, 5), branches: of(0, 0) },
    }),
  );
  expect(coverageTable(file, "/repo").split("\n")).toEqual([
    "                lines  branches",
    "packages/db    66.7 %    75.0 %",
    "services/api  100.0 %         –",
    "all            75.0 %    75.0 %",
  ]);
  rmSync(folder, { recursive: true, force: true });
});
