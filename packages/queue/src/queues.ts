/** The queues, by what a job in them asks for: post intents, relay events, deliver webhooks. */
export const QUEUE_NAMES = ["post", "relay", "deliver"] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

/** "Look at these intents." */
export interface PostPayload {
  readonly v: 1;
  readonly tenantId: string;
  readonly intentIds: readonly string[];
}

/** "This tenant has events to relay." */
export interface RelayPayload {
  readonly v: 1;
  readonly tenantId: string;
}

/** "Look at these deliveries." */
export interface DeliverPayload {
  readonly v: 1;
  readonly tenantId: string;
  readonly deliveryIds: readonly string[];
}

export interface PayloadByQueue {
  post: PostPayload;
  relay: RelayPayload;
  deliver: DeliverPayload;
}

/** What to ring. A job carries ids only, because the queue is not the truth. */
export type Bell =
  | { readonly queue: "post"; readonly tenantId: string; readonly intentIds: readonly string[] }
  | { readonly queue: "relay"; readonly tenantId: string }
  | {
      readonly queue: "deliver";
      readonly tenantId: string;
      readonly deliveryIds: readonly string[];
    };

/** Makes the payload of the job that a bell stands for. */
export function payloadOf(bell: Bell): PayloadByQueue[QueueName] {
  const { tenantId } = bell;
  switch (bell.queue) {
    case "post":
      return { v: 1, tenantId, intentIds: bell.intentIds };
    case "relay":
      return { v: 1, tenantId };
    case "deliver":
      return { v: 1, tenantId, deliveryIds: bell.deliveryIds };
  }
}

type Fields = Readonly<Record<string, unknown>>;

const PARSERS: { [Name in QueueName]: (fields: Fields) => PayloadByQueue[Name] | undefined } = {
  post({ tenantId, intentIds }) {
    return isText(tenantId) && isTextList(intentIds) ? { v: 1, tenantId, intentIds } : undefined;
  },
  relay({ tenantId }) {
    return isText(tenantId) ? { v: 1, tenantId } : undefined;
  },
  deliver({ tenantId, deliveryIds }) {
    return isText(tenantId) && isTextList(deliveryIds)
      ? { v: 1, tenantId, deliveryIds }
      : undefined;
  },
};

/**
 * Reads a job's data. Returns undefined for what this version does not understand, which happens
 * while another version of the workers or of the API is rolled out next to this one.
 */
export function parsePayload<Name extends QueueName>(
  queue: Name,
  data: unknown,
): PayloadByQueue[Name] | undefined {
  return isFields(data) && data["v"] === 1 ? PARSERS[queue](data) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
