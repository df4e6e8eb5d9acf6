// Prints .env.example from what the services and docker-compose.yml read.
import path from "node:path";
import { z } from "zod";
import {
  CLIENT_SETTINGS,
  COMPOSE_SECRETS,
  COMPOSE_SETTINGS,
} from "./generating/compose-variables.ts";
import { type EnvironmentVariable, layOutSection } from "./generating/lay-out-environment.ts";
import { mergeVariables } from "./generating/merge-variables.ts";
import { SERVICES } from "./instance/service-environments.ts";
import { NODE, runScript } from "./processes/run-script.ts";
import { runMain, Sentence } from "./sentence.ts";

const HEADER = `# Settings of Quittance; \`npm run generate\` prints this file.
# For Docker Compose: copy it to .env and fill in the first section. Compose itself sets DATABASE_URL,
# QUEUE_URL and METRICS_PORT. Processes that you start by hand read their environment, not this file;
# \`npm start\` needs none of it.
# A variable that is commented out has the value it shows anyway; one that is empty counts as unset.`;

const printed = z.array(
  z.object({
    name: z.string(),
    description: z.string(),
    isRequired: z.boolean(),
    fallback: z.string().optional(),
  }),
);

const root = path.resolve(import.meta.dirname, "../..");

runMain(async () => {
  const processes = Object.fromEntries(
    await Promise.all(SERVICES.map(async (name) => [name, await readVariables(name)] as const)),
  );
  const secrets = new Set(COMPOSE_SECRETS.map(({ name }) => name));
  // Compose makes up the URLs and passes on the rest, so here nothing has to be filled in.
  const settings = mergeVariables(processes)
    .filter(({ name }) => !secrets.has(name))
    .map((variable) => ({ ...variable, isRequired: false }));
  const sections = [
    HEADER,
    layOutSection("Docker Compose starts nothing without these", COMPOSE_SECRETS),
    layOutSection("Docker Compose alone reads these", COMPOSE_SETTINGS),
    layOutSection("The processes read these", settings),
    layOutSection("Clients read these", CLIENT_SETTINGS),
  ];
  process.stdout.write(`${sections.join("\n\n")}\n`);
  return 0;
});

async function readVariables(service: string): Promise<readonly EnvironmentVariable[]> {
  const script = `services/${service}/src/print-environment.ts`;
  const { exitCode, output } = await runScript([...NODE, script], { root, output: "keep" });
  if (exitCode !== 0) throw new Sentence(`${script} failed:\n${output.trim()}`);
  return printed.parse(JSON.parse(output));
}
