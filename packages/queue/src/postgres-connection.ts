import { createPostgresBackend, type PostgresConnectionOptions, Queue, Worker } from "bullmq";
import type { Backend, BackendOptions } from "./backend.ts";
import { countInPostgres } from "./count-in-postgres.ts";
import { openPatientPool, type PatientPool } from "./patient-pool.ts";
import { prepareDatabase } from "./prepare-database.ts";
import type { QueueName } from "./queues.ts";

/** Three queues ring, and the dashboard and the metrics look, over these. */
const PRODUCER_CONNECTIONS_MAX = 4;
/** Counting must not stand in the way of ringing, and can wait. */
const COUNTER_CONNECTIONS_MAX = 1;
/** One of them listens for as long as the worker lives; the others fetch, finish and renew locks. */
const WORKER_CONNECTIONS_MAX = 4;
/** Keeps a worker from asking a server that fails a thousand times a second. */
const WORKER_FAILURE_DELAY_MS = 250;
/** BullMQ asks for a wait of up to an hour; a worker that missed a notification looks again sooner. */
const BLOCK_SECONDS_MAX = 5;

type CreateBackend = typeof createPostgresBackend;

const createWatchfulBackend: CreateBackend = (name, options, factoryOptions) => {
  const backend = createPostgresBackend(name, options, factoryOptions);
  Object.defineProperty(backend, "maximumBlockTimeout", { value: BLOCK_SECONDS_MAX });
  return backend;
};

/**
 * Opens BullMQ over a PostgreSQL database of its own, which is created when it is missing and
 * brought to BullMQ's present schema. Throws a QueueConfigurationError when the server answers and
 * refuses; a server that does not answer is waited for in the background.
 */
export async function openPostgres(options: BackendOptions): Promise<Backend> {
  const { url, prefix, onError } = options;
  const preparation = await prepareDatabase(url, onError);
  const openPool = (connectionsMax: number, failureDelayMs: number): PatientPool =>
    openPatientPool({
      url,
      connectionsMax,
      failureDelayMs,
      prepared: preparation.whenPrepared,
      onError,
    });
  const producer = openPool(PRODUCER_CONNECTIONS_MAX, 0);
  let counting: PatientPool | undefined;
  const nameOf = (name: QueueName): string => (prefix === undefined ? name : `${prefix}-${name}`);

  return {
    isUp: () => preparation.isPrepared(),
    async ask() {
      await producer.pool.query("select 1");
    },
    createQueue: (name) => createPostgresQueue(nameOf(name), producer.pool),
    createWorker(name, process, settings) {
      const own = openPool(WORKER_CONNECTIONS_MAX, WORKER_FAILURE_DELAY_MS);
      const worker = new Worker(
        nameOf(name),
        process,
        { ...settings, connection: own.pool },
        createWatchfulBackend,
      );
      return { worker, cut: own.close };
    },
    openCounter(counter) {
      counting ??= openPool(COUNTER_CONNECTIONS_MAX, 0);
      return countInPostgres(counting.pool, counter, prefix ?? "quittance");
    },
    async close() {
      preparation.stop();
      await Promise.all([producer.close(), counting?.close()]);
    },
  };
}

/**
 * BullMQ types a Queue by its backend, and the dashboard's types know only the one over Redis.
 * Constructing it this way leaves the backend out of the type; at run time all are the same class.
 */
function createPostgresQueue(name: string, connection: PostgresConnectionOptions): Queue {
  return Reflect.construct(Queue, [name, { connection }, createPostgresBackend]);
}
