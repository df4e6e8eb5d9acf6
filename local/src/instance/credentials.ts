import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { makeApiKey } from "@quittance/db";
import { z } from "zod";
import type { LocalConfig } from "../config.ts";
import { Sentence } from "../sentence.ts";
import { writePrivateFile } from "./write-private-file.ts";

const stored = z.object({
  apiKey: z.string(),
  opsPassword: z.string(),
  // Folders that are older have none yet.
  webhookSecretKey: z.string().optional(),
});

type Stored = Required<z.output<typeof stored>>;

/** What opens the doors of a local instance. */
export type Credentials = {
  readonly apiKey: string;
  readonly opsUser: string;
  readonly opsPassword: string;
  /** Seals webhook secrets in the database of the instance. */
  readonly webhookSecretKeys: string;
};

/**
 * The credentials from the environment where they are set; the others are made up once and kept in
 * `credentials.json` of the data folder, so that the next start prints the same ones.
 */
export function readOrMakeCredentials(dataFolder: string, config: LocalConfig): Credentials {
  const file = path.join(dataFolder, "credentials.json");
  const kept = keepWhatIsMissing(file, readStored(file));
  return {
    apiKey: config.BOOTSTRAP_API_KEY ?? kept.apiKey,
    opsUser: config.OPS_USER,
    opsPassword: config.OPS_PASSWORD ?? kept.opsPassword,
    webhookSecretKeys: config.WEBHOOK_SECRET_KEYS ?? `local:${kept.webhookSecretKey}`,
  };
}

function readStored(file: string): z.output<typeof stored> | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return null;
  }
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    throw new Sentence(`The file ${file} is damaged: remove it, and new credentials are made.`);
  }
}

function keepWhatIsMissing(file: string, kept: z.output<typeof stored> | null): Stored {
  const made: Stored = {
    apiKey: makeApiKey("test"),
    opsPassword: randomBytes(18).toString("base64url"),
    webhookSecretKey: randomBytes(32).toString("base64"),
    ...kept,
  };
  if (kept?.webhookSecretKey === undefined) {
    writePrivateFile(file, `${JSON.stringify(made, null, 2)}\n`);
  }
  return made;
}
