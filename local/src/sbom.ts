// `npm run sbom`: writes the bill of materials of what production runs, as CycloneDX JSON. A file name may follow.
import path from "node:path";
import { runPnpm } from "../bootstrap/run-pnpm.mjs";
import { runMain } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** The processes of production; the Dockerfile installs the same. */
const SERVICES = ["@quittance/api", "@quittance/worker", "@quittance/ops"];

runMain(async () => {
  const file = path.resolve(root, process.argv[2] ?? "sbom.cdx.json");
  const { exitCode, output } = await runPnpm(root, [
    "sbom",
    "--sbom-format",
    "cyclonedx",
    "--sbom-type",
    "application",
    "--prod",
    "--no-optional",
    ...SERVICES.map((name) => `--filter=${name}...`),
    "--out",
    file,
  ]);
  console.log(exitCode === 0 ? `Written: ${file}` : output.trim());
  return exitCode;
});
