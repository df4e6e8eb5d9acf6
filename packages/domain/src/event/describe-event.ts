import type { Event } from "./event.ts";

/**
 * The body of an event, and of the webhook that carries it: the members of Standard Webhooks
 * (`type`, `timestamp`, `data`) and our own.
 */
export function describeEvent(event: Event) {
  return {
    id: event.id,
    object: "event",
    type: event.type,
    created_at: event.createdAt,
    timestamp: event.createdAt,
    livemode: event.livemode,
    sequence: event.sequence,
    data: { object: event.object },
  } as const;
}
