import { findInstalledBinaries } from "../postgres/find-binaries.ts";
import { findOnPath } from "../redis/find-on-path.ts";
import { installSystemPackage } from "./install-system-package.ts";

/** What the tests use of the system, and the Debian package that brings it. */
const TOOLS: readonly { readonly packageName: string; readonly isThere: () => boolean }[] = [
  { packageName: "postgresql-15", isThere: () => findInstalledBinaries(15) !== null },
  { packageName: "redis-server", isThere: () => findOnPath("redis-server") !== null },
  { packageName: "docker-compose", isThere: () => findOnPath("docker-compose") !== null },
  { packageName: "prometheus", isThere: () => findOnPath("promtool") !== null },
];

/** Installs what the tests can not run without; one that can not be had does not keep the others away. */
export async function installMissingTools(
  root: string,
  report: (line: string) => void,
): Promise<void> {
  for (const { packageName, isThere } of TOOLS) {
    if (isThere()) continue;
    report(`Installing ${packageName} …`);
    if (!(await installSystemPackage(root, packageName))) {
      report(`${packageName} could not be installed.`);
    }
  }
}
