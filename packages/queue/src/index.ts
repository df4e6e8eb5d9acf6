export type { ConsumeOptions, Consumer, Handler } from "./consume.ts";
export { defaultQueueUrl } from "./default-queue-url.ts";
export { type Gatherer, type GatherOptions, gather } from "./gather.ts";
export { type GatherByKeyOptions, gatherByKey, type KeyedGatherer } from "./gather-by-key.ts";
export { type OpenQueueOptions, openQueue, type QueueConnection } from "./open-queue.ts";
export { QueueConfigurationError } from "./queue-configuration-error.ts";
export {
  type Bell,
  type DeliverPayload,
  type PayloadByQueue,
  type PostPayload,
  QUEUE_NAMES,
  type QueueName,
  type RelayPayload,
} from "./queues.ts";
