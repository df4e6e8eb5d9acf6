export type { ConsumeOptions, Consumer, Handler } from "./consume.ts";
export { defaultQueueUrl } from "./default-queue-url.ts";
export { type GatherByKeyOptions, gatherByKey, type KeyedGatherer } from "./gather-by-key.ts";
export type { SharedCounter } from "./guard-counter.ts";
export { type OpenQueueOptions, openQueue, type QueueConnection } from "./open-queue.ts";
export {
  type Bell,
  type DeliverPayload,
  type PayloadByQueue,
  type PostPayload,
  type QueueName,
  type RelayPayload,
} from "./queues.ts";
