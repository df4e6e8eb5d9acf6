// Rules for what is deployed: docker-compose.yml and Dockerfile. No Docker engine is needed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { NODE_ARGUMENTS } from "../../local/src/index.ts";
import { cannotRun, repositoryRoot, titleOf } from "../harness/tools-on-path.ts";

const passwords = {
  POSTGRES_PASSWORD: "made-up-1",
  REDIS_PASSWORD: "made-up-2",
  OPS_PASSWORD: "made-up-3",
  GRAFANA_PASSWORD: "made-up-4",
  WEBHOOK_SECRET_KEYS: `made-up:${Buffer.alloc(32).toString("base64")}`,
};
const processes = ["api", "worker", "ops"];

// An empty file in place of .env: what a developer keeps there must not decide a test.
const scratch = mkdtempSync(path.join(tmpdir(), "quittance-compose-"));
const noEnvironment = path.join(scratch, "empty.env");
writeFileSync(noEnvironment, "");
afterAll(() => rmSync(scratch, { recursive: true }));

function composeConfig(environment: Record<string, string>) {
  return spawnSync(
    "docker-compose",
    ["--env-file", noEnvironment, "--profile", "proxy", "-f", "docker-compose.yml", "config"],
    {
      cwd: repositoryRoot,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
    },
  );
}

let servicesRead: Map<string, string> | undefined;

/** The services of `docker-compose config`, each with its own lines. */
function readServices(): Map<string, string> {
  servicesRead ??= parseServices();
  return servicesRead;
}

function parseServices(): Map<string, string> {
  const { status, stdout, stderr } = composeConfig(passwords);
  expect(status, stderr).toBe(0);
  const section = stdout.split(/^services:\n/m)[1]?.split(/^\S/m)[0] ?? "";
  const parts = section.split(/^ {2}(\S+):\n/m).slice(1);
  const names = parts.filter((_, index) => index % 2 === 0);
  return new Map(names.map((name, index) => [name, parts[index * 2 + 1] ?? ""]));
}

describe.skipIf(cannotRun("docker-compose"))(titleOf("docker-compose"), () => {
  test("the file is accepted and has every process of the system", () => {
    const others = ["postgres", "redis", "migrate", "proxy", "prometheus", "grafana"];
    expect([...readServices().keys()].toSorted()).toEqual([...processes, ...others].toSorted());
  });

  test.each(Object.keys(passwords))("nothing starts without %s, and the error says so", (name) => {
    const { status, stderr } = composeConfig({ ...passwords, [name]: "" });
    expect(status).not.toBe(0);
    expect(stderr).toContain(`Set ${name} in .env`);
  });

  test("every container has a read-only root, no capabilities, and a limit to its memory", () => {
    for (const [name, lines] of readServices()) {
      expect(lines, name).toContain("read_only: true");
      expect(lines, name).toMatch(/cap_drop:\n +- ALL\n/);
      expect(lines, name).toContain("no-new-privileges:true");
      expect(lines, name).toMatch(/mem_limit: \d+/);
      expect(lines, name).toMatch(/stop_grace_period: (20|60)s/);
    }
  });

  test("every container but the migration comes back by itself and says whether it is well", () => {
    for (const [name, lines] of readServices()) {
      const oneShot = name === "migrate";
      expect(lines, name).toContain(oneShot ? 'restart: "no"' : "restart: unless-stopped");
      expect(lines.includes("healthcheck:"), name).toBe(!oneShot);
    }
  });

  test("every published port is bound to loopback", () => {
    for (const [name, lines] of readServices()) {
      const ports =
        lines
          .match(/ports:\n((?: +- .*\n)+)/)?.[1]
          ?.trim()
          .split("\n") ?? [];
      for (const port of ports) expect(port, name).toMatch(/^\s*- 127\.0\.0\.1:/);
    }
  });

  test("the api believes the proxy, at the one address that it has, and nobody else", () => {
    const [, address] = /ipv4_address: (\S+)/.exec(readServices().get("proxy") ?? "") ?? [];
    expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(readServices().get("api")).toContain(`TRUSTED_PROXIES: ${address}\n`);
  });

  test("the proxy lets go of an idle connection before the api does", () => {
    const read = (file: string) => readFileSync(path.join(repositoryRoot, file), "utf8");
    const [, proxy] = /keepalive (\d+)s/.exec(read("deploy/caddy/Caddyfile")) ?? [];
    const [, api] =
      /KEEP_ALIVE_TIMEOUT_MS = (\d+)_000/.exec(read("packages/process/src/open-server.ts")) ?? [];
    expect(Number(proxy)).toBeLessThan(Number(api));
  });

  test("the worker can be scaled: it has no name and no port of its own", () => {
    expect(readServices().get("worker")).not.toMatch(/container_name|ports:/);
  });

  test("no process starts before the migrations have succeeded", () => {
    for (const name of processes) {
      expect(readServices().get(name), name).toMatch(
        /migrate:\n +condition: service_completed_successfully/,
      );
    }
  });

  test("the queue refuses when it is full, and keeps a log", () => {
    const redis = readServices().get("redis");
    expect(redis).toMatch(/- --maxmemory-policy\n +- noeviction/);
    expect(redis).toMatch(/- --appendonly\n +- "yes"/);
  });
});

describe("the image", () => {
  const dockerfile = readFileSync(`${repositoryRoot}/Dockerfile`, "utf8");
  const copied = dockerfile
    .split("\n")
    .filter((line) => line.startsWith("COPY ") && !line.includes("--from"))
    .flatMap((line) => line.split(" ").slice(1, -1));

  test("copies only what the repository has", () => {
    for (const file of copied) expect(existsSync(`${repositoryRoot}/${file}`), file).toBe(true);
  });

  test("installs the dependencies of every package that a service reaches", () => {
    const reached = new Set(processes.map((name) => `services/${name}`));
    for (const folder of reached) {
      const manifest = readFileSync(`${repositoryRoot}/${folder}/package.json`, "utf8");
      for (const [, name] of manifest.matchAll(/"@quittance\/([a-z-]+)": "workspace:\*"/g)) {
        reached.add(`packages/${name}`);
      }
    }
    expect(reached).toContain("packages/db");
    expect(copied).toEqual(
      expect.arrayContaining([...reached].map((folder) => `${folder}/package.json`)),
    );
  });

  test("runs Node as everywhere else", () => {
    const [, entry = ""] = /^ENTRYPOINT (\[[^\]]+\])/m.exec(dockerfile) ?? [];
    expect(JSON.parse(entry.replace(/\\\n/g, ""))).toEqual(["/nodejs/bin/node", ...NODE_ARGUMENTS]);
  });

  test("does not run as root", () => {
    expect(dockerfile.split("FROM ").at(-1)).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  });

  test("takes in what it copies, and nothing else", () => {
    const lines = readFileSync(`${repositoryRoot}/.dockerignore`, "utf8").split("\n");
    const rules = lines.filter((line) => line !== "" && !line.startsWith("#"));
    const named = rules.filter((rule) => rule.startsWith("!"));
    expect(rules[0]).toBe("**");
    expect(named.map((rule) => rule.slice(1).replace("/**", "")).toSorted()).toEqual(
      copied.filter((file) => !file.includes("/")).toSorted(),
    );
  });
});
