// Starts the signalled process and goes away without a word to it.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("signalled-process.ts", import.meta.url));
const child = spawn(process.execPath, [program, "ends-with-parent"], {
  stdio: ["ignore", "pipe", "ignore"],
});
child.stdout.once("data", () => {
  process.stdout.write(`${child.pid}\n`, () => process.exit(0));
});
