import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { WRONG_CONFIGURATION_EXIT_CODE } from "./configuration-error.ts";

function runProgram(file: string, behaviour: string) {
  const program = fileURLToPath(new URL(`testing/${file}.ts`, import.meta.url));
  const child = spawn(process.execPath, [program, behaviour], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = once(child, "close").then(([code]) => ({ code, output }));
  async function says(word: string): Promise<void> {
    await expect.poll(() => output, { timeout: 10_000 }).toContain(word);
  }
  return { child, ended, says };
}

describe("a process that runs until a signal", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("closes and exits with 0 on %s", async (signal) => {
    const { child, ended, says } = runProgram("signalled-process", "");
    await says("started");
    child.kill(signal);
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain("closed");
  });

  test("finishes its start before it closes when the signal comes early", async () => {
    const { child, ended, says } = runProgram("signalled-process", "starts-slowly");
    await says("starting");
    child.kill("SIGTERM");
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain("closed");
  });

  test("exits with 1 when closing takes too long", async () => {
    const { child, ended, says } = runProgram("signalled-process", "closes-never");
    await says("started");
    child.kill("SIGTERM");
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output).toContain("did not close in time");
  });

  test("exits at once on a second signal", async () => {
    const { child, ended, says } = runProgram("signalled-process", "closes-never");
    await says("started");
    child.kill("SIGTERM");
    await says("process ends: SIGTERM");
    child.kill("SIGTERM");
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output).toContain("second SIGTERM");
  });

  test.each([
    ["closes-badly", "no goodbye"],
    ["fails-later", "lost its lock"],
    ["throws-later", "stray"],
    ["can-not-start", "no database"],
  ])("that %s exits with 1 and logs why", async (behaviour, why) => {
    const { child, ended, says } = runProgram("signalled-process", behaviour);
    if (behaviour === "closes-badly") {
      await says("started");
      child.kill("SIGTERM");
    }
    const { code, output } = await ended;
    expect(code).toBe(1);
    expect(output).toContain(why);
  });

  test.each([
    ["port-taken", "PORT is taken."],
    ["queue-refused", "QUEUE_URL is wrong."],
  ])("logs a %s as a plain sentence, without a stack", async (behaviour, sentence) => {
    const { code, output } = await runProgram("signalled-process", behaviour).ended;
    expect(code).toBe(WRONG_CONFIGURATION_EXIT_CODE);
    expect(output).toContain(`"msg":"${sentence}"`);
    expect(output).not.toContain("stack");
  });

  test("says every wrong setting on a line of its own before it has a log", async () => {
    const { code, output } = await runProgram("signalled-process", "wrong-setting").ended;
    expect(code).toBe(WRONG_CONFIGURATION_EXIT_CODE);
    expect(output).toBe("PORT is wrong.\nLOG_LEVEL is wrong.\n");
  });

  test("ends when the process that started it is gone, if asked to", async () => {
    const { output } = await runProgram("dying-parent", "").ended;
    const pid = Number.parseInt(output, 10);
    expect(pid).toBeGreaterThan(1);
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
