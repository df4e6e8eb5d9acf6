import {
  assertSchemaCompatibility,
  LATEST_SCHEMA_VERSION,
  runMigrations,
  SchemaMigrationRequiredError,
} from "bullmq";
import pg from "pg";
import { connectionSettings, databaseOf, withDatabase } from "./database-url.ts";
import { QueueConfigurationError } from "./queue-configuration-error.ts";

export interface Preparation {
  /** Whether the database can be used: it was prepared, and `stop` was not called. */
  isPrepared(): boolean;
  /** Resolves when the database can be used; rejects when `stop` comes first. */
  readonly whenPrepared: Promise<void>;
  stop(): void;
}

const RETRY_DELAY_MS = 1_000;
const CONNECT_TIMEOUT_MS = 3_000;
/** Where one connects to create another database. */
const MAINTENANCE_DATABASE = "postgres";

/**
 * Creates the queue's database when it is missing and runs BullMQ's migrations. Throws a
 * QueueConfigurationError when the server refuses; goes on trying in the background when it can
 * not be reached.
 */
export async function prepareDatabase(
  url: string,
  onError: (error: Error) => void,
): Promise<Preparation> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => {});
  let prepared = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function attempt(): Promise<void> {
    await createAndMigrate(url);
    prepared = true;
    resolve();
  }
  function tryLater(error: unknown): void {
    if (stopped) return;
    onError(asError(error));
    timer = setTimeout(() => void attempt().catch(tryLater), RETRY_DELAY_MS);
  }

  try {
    await attempt();
  } catch (error) {
    if (error instanceof QueueConfigurationError) throw error;
    tryLater(error);
  }
  return {
    isPrepared: () => prepared && !stopped,
    whenPrepared: promise,
    stop() {
      stopped = true;
      clearTimeout(timer);
      reject(new Error("the queue's connection is closed"));
    },
  };
}

async function createAndMigrate(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    if (codeOf(error) !== "3D000") throw explain(error, url);
    await createDatabase(url).catch((creationError: unknown) => {
      throw explainCreation(creationError, url);
    });
    await migrate(url).catch((migrationError: unknown) => {
      throw explain(migrationError, url);
    });
  }
}

async function migrate(url: string): Promise<void> {
  await withClient(connectionSettings(url), async (client) => {
    // A role that may not change the schema can still use one that is up to date.
    const version = await assertSchemaCompatibility(client).catch((error: unknown) => {
      if (error instanceof SchemaMigrationRequiredError) return 0;
      throw error;
    });
    if (version < LATEST_SCHEMA_VERSION) await runMigrations(client);
  });
}

async function createDatabase(url: string): Promise<void> {
  const settings = { connectionString: withDatabase(url, MAINTENANCE_DATABASE) };
  await withClient(settings, async (client) => {
    try {
      await client.query(`create database ${pg.escapeIdentifier(databaseOf(url))}`);
    } catch (error) {
      // Another process was faster: the name exists, or is just being created.
      if (codeOf(error) !== "42P04" && codeOf(error) !== "23505") throw error;
    }
  });
}

async function withClient(
  settings: pg.ClientConfig,
  use: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Whoever awaits a query hears of a lost connection; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Turns what the operator can mend into a sentence, and leaves what may pass by itself as it is. */
function explain(error: unknown, url: string): Error {
  const database = databaseOf(url);
  switch (codeOf(error)) {
    case "28P01":
    case "28000":
      return refusal("PostgreSQL does not accept the user and password given in the URL.", error);
    case "42501":
      return refusal(
        `the user may not create or use BullMQ's schema in database "${database}"; grant it CREATE there.`,
        error,
      );
    default:
      return asError(error);
  }
}

function explainCreation(error: unknown, url: string): Error {
  const database = databaseOf(url);
  const mend = `create it by hand, or name one that exists`;
  switch (codeOf(error)) {
    case "42501":
      return refusal(
        `database "${database}" is missing and the user may not create it; ${mend}.`,
        error,
      );
    case "3D000":
    case "28000":
    case "28P01":
      return refusal(
        `database "${database}" is missing and can not be created, because database "${MAINTENANCE_DATABASE}" can not be opened; ${mend}.`,
        error,
      );
    default:
      return asError(error);
  }
}

function refusal(sentence: string, cause: unknown): QueueConfigurationError {
  return new QueueConfigurationError(`QUEUE_URL: ${sentence}`, { cause });
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
