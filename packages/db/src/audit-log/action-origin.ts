import type { ActionToRecord } from "./record-action.ts";

/** Who does something, and by which request: what the audit log keeps of it. */
export type ActionOrigin = Pick<ActionToRecord, "actor" | "requestId" | "address">;
