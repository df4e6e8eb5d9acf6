import { Queue, Worker } from "bullmq";
import { Redis, type RedisOptions } from "ioredis";
import type { Backend, BackendOptions } from "./backend.ts";
import { checkRedis } from "./check-redis.ts";
import { countInRedis } from "./count-in-redis.ts";
import { QueueConfigurationError } from "./queue-configuration-error.ts";
import { within } from "./within.ts";

const KEY_PREFIX = "quittance";
/** How long the start waits for Redis. After that the process runs on and connects when it can. */
const START_WAIT_MS = 2_000;

const RECONNECTING = {
  connectTimeout: 5_000,
  keepAlive: 10_000,
  retryStrategy: (attempts: number) => Math.min(attempts * 50, 1_000),
  // After a failover the old address may lead to a replica; a new connection finds the new primary.
  reconnectOnError: (error: Error) => error.message.startsWith("READONLY"),
} satisfies RedisOptions;

/** A ring is worth nothing later, so a producer never queues, resends or waits. */
const PRODUCER = {
  ...RECONNECTING,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  // A server that takes commands and answers none is given up after this.
  socketTimeout: 5_000,
} satisfies RedisOptions;

/** A consumer waits for its server as long as it takes. Its blocking reads last up to 10 s. */
const CONSUMER = {
  ...RECONNECTING,
  maxRetriesPerRequest: null,
  socketTimeout: 15_000,
} satisfies RedisOptions;

/**
 * Opens BullMQ over Redis or Valkey. Throws a QueueConfigurationError when the server answers and
 * must not be used; a server that does not answer is waited for in the background.
 */
export async function openRedis(options: BackendOptions): Promise<Backend> {
  const { url, prefix = KEY_PREFIX, onError } = options;
  const producer = new Redis(url, PRODUCER);
  producer.on("error", onError);
  await waitForStart(producer, onError);

  return {
    isUp: () => producer.status === "ready",
    async ask() {
      await producer.ping();
    },
    createQueue: (name) =>
      new Queue(name, { connection: producer, prefix, skipVersionCheck: true }),
    createWorker(name, process, settings) {
      const { client, disconnectAll } = openConsumerClient(url, onError);
      const worker = new Worker(name, process, { ...settings, connection: client, prefix });
      return { worker, cut: disconnectAll };
    },
    openCounter: (counter) => countInRedis(producer, counter, prefix),
    async close() {
      producer.disconnect();
    },
  };
}

async function waitForStart(producer: Redis, onError: (error: Error) => void): Promise<void> {
  const { promise: refused, resolve: refuse } = Promise.withResolvers<Error>();
  producer.on("error", (error) => {
    if (/^(NOAUTH|WRONGPASS|NOPERM|ERR invalid password)/.test(error.message)) refuse(error);
  });
  const ready = new Promise<void>((resolve) => producer.once("ready", resolve));
  const checked = ready.then(() => checkRedis(producer));
  const outcome = await within(
    START_WAIT_MS,
    Promise.race([checked.catch((error: unknown) => error), refused]),
    "not there yet",
  );
  if (outcome === "not there yet") {
    checked.catch(onError);
    return;
  }
  if (outcome === undefined) return;
  producer.disconnect();
  if (outcome instanceof QueueConfigurationError) throw outcome;
  throw new QueueConfigurationError(
    "QUEUE_URL: Redis does not accept the user and password given in the URL.",
  );
}

/** BullMQ makes a second, blocking connection from the one it is given; both must be let go of. */
function openConsumerClient(
  url: string,
  onError: (error: Error) => void,
): { client: Redis; disconnectAll(): Promise<void> } {
  const client = new Redis(url, CONSUMER);
  const clients = [client];
  const duplicate = client.duplicate.bind(client);
  client.duplicate = (override) => {
    const copy = duplicate(override);
    copy.on("error", onError);
    clients.push(copy);
    return copy;
  };
  client.on("error", onError);
  return {
    client,
    async disconnectAll() {
      for (const each of clients) each.disconnect();
    },
  };
}
