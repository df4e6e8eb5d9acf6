import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { runScript } from "../processes/run-script.ts";

const APT = "/usr/bin/apt-get";
const POLICY = "/usr/sbin/policy-rc.d";
const CREATE_CLUSTER = "/etc/postgresql-common/createcluster.conf";

/** True when this process may install packages of the system: root, on Debian or one of its children. */
export function maySystemInstall(): boolean {
  return process.getuid?.() === 0 && existsSync(APT);
}

/**
 * Installs a Debian package without letting it start anything: no service, no cluster of its own.
 * True when it worked.
 */
export async function installSystemPackage(root: string, packageName: string): Promise<boolean> {
  const removePolicy = forbidServices();
  try {
    if (!(await runApt(root, ["update", "-qq"]))) return false;
    if (packageName.startsWith("postgresql-")) {
      if (!(await runApt(root, ["install", "-y", "-qq", "postgresql-common"]))) return false;
      forbidMainCluster();
    }
    return await runApt(root, ["install", "-y", "-qq", "--no-install-recommends", packageName]);
  } finally {
    removePolicy();
  }
}

async function runApt(root: string, args: readonly string[]): Promise<boolean> {
  const { exitCode, output } = await runScript([APT, ...args], {
    root,
    environment: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    output: "keep",
  });
  if (exitCode !== 0) console.log(output.trim());
  return exitCode === 0;
}

/** Debian asks this program before it starts a service; 101 means no. One that is there already stays. */
function forbidServices(): () => void {
  if (existsSync(POLICY)) return () => undefined;
  writeFileSync(POLICY, "#!/bin/sh\nexit 101\n");
  chmodSync(POLICY, 0o755);
  return () => rmSync(POLICY, { force: true });
}

function forbidMainCluster(): void {
  const text = existsSync(CREATE_CLUSTER) ? readFileSync(CREATE_CLUSTER, "utf8") : "";
  const others = text.split("\n").filter((line) => !/^\s*create_main_cluster/.test(line));
  writeFileSync(CREATE_CLUSTER, `${others.join("\n").trimEnd()}\ncreate_main_cluster = false\n`);
}
