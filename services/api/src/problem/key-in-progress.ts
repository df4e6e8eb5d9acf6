import { Problem } from "./problem.ts";

/** Also said when the owner's transaction was rolled back between two looks: the key is free again. */
export const keyInProgress = () => new Problem("idempotency_in_progress", { retryAfterSeconds: 1 });
