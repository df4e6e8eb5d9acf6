/**
 * What a receiver remembers of events, so that each is handled once although it may arrive twice.
 * Keep it where your own data is: with the event's id written in the transaction that the event
 * causes, not even a crash in between handles it twice.
 */
export interface EventMemory {
  /**
   * Takes an event in hand. `new` is yours to handle; `done` was handled before; `busy` is being
   * handled at this moment, by a request that may still fail.
   */
  begin(eventId: string): Promise<"new" | "done" | "busy"> | "new" | "done" | "busy";
  /** It was handled. */
  done(eventId: string): Promise<void> | void;
  /** It could not be handled: the next time that it arrives it is new. */
  forget(eventId: string): Promise<void> | void;
}

export interface MemoryOptions {
  /** How many events are remembered; the oldest are forgotten first. Default 100,000. */
  max?: number;
}

/** Remembers events in this process: enough for one process that may handle an event again after a restart. */
export function createEventMemory({ max = 100_000 }: MemoryOptions = {}): EventMemory {
  const events = new Map<string, "done" | "busy">();
  return {
    begin(eventId) {
      const known = events.get(eventId);
      if (known !== undefined) return known;
      events.set(eventId, "busy");
      if (events.size > max) forgetOldest(events);
      return "new";
    },
    done(eventId) {
      events.set(eventId, "done");
    },
    forget(eventId) {
      events.delete(eventId);
    },
  };
}

/** A map keeps the order in which its keys came. What is in hand stays. */
function forgetOldest(events: Map<string, "done" | "busy">): void {
  for (const [eventId, state] of events) {
    if (state === "busy") continue;
    events.delete(eventId);
    return;
  }
}
