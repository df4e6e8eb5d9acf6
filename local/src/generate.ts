// `npm run generate`: writes every generated file. With --check it only says which are stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GENERATORS, type Generator } from "./generating/generators.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain, Sentence } from "./sentence.ts";

const root = path.resolve(import.meta.dirname, "../..");
const checkOnly = process.argv.includes("--check");

runMain(async () => {
  const stale: string[] = [];
  for (const generator of GENERATORS) {
    const content = await generate(generator);
    const target = path.join(root, generator.file);
    if (existsSync(target) && readFileSync(target, "utf8") === content) continue;
    stale.push(generator.file);
    if (checkOnly) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  for (const file of stale) console.log(checkOnly ? `${file} is stale.` : `${file} is written.`);
  if (!checkOnly || stale.length === 0) return 0;
  console.log("`npm run generate` makes them anew.");
  return 1;
});

async function generate({ file, script }: Generator): Promise<string> {
  const { exitCode, stdout, output } = await runScript([...NODE, ...script], {
    root,
    output: "keep",
  });
  if (exitCode === 0) return stdout;
  throw new Sentence(`${file} could not be generated:\n${output.trim()}`);
}
