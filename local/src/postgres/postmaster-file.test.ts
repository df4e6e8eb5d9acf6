import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findRunningPostmaster, readPostmasterFile } from "./postmaster-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quittance-postmaster-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (pid: number, status = "ready   "): void => {
  const lines = [pid, folder, 1_700_000_000, 5432, "", "127.0.0.1", "  1 2", status];
  writeFileSync(path.join(folder, "postmaster.pid"), `${lines.join("\n")}\n`);
};

it("a server is ready when its file says so, and not before", () => {
  write(4711, "starting");
  expect(readPostmasterFile(folder)).toEqual({ pid: 4711, port: 5432, ready: false });
  write(4711);
  expect(readPostmasterFile(folder)).toEqual({ pid: 4711, port: 5432, ready: true });
});

it("the file of a server that is gone is removed", () => {
  write(2 ** 22 + 1);
  expect(findRunningPostmaster(folder)).toBeNull();
  expect(existsSync(path.join(folder, "postmaster.pid"))).toBe(false);
});

it.runIf(process.platform === "linux")(
  "a stranger that got the pid of a killed server is not taken for it",
  () => {
    write(process.pid);
    expect(findRunningPostmaster(folder)).toBeNull();
  },
);
