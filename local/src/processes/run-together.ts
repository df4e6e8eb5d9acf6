import type { Life } from "./keep-running.ts";

/**
 * Runs lives side by side until the signal aborts. When one of them fails the others are stopped too,
 * and its failure is thrown once all have ended.
 */
export async function runTogether(lives: readonly Life[], signal: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const outcomes = await Promise.allSettled(
    lives.map(async (life) => {
      try {
        await life.run(either);
      } catch (error) {
        failed.abort();
        throw error;
      }
    }),
  );
  const failure = outcomes.find((outcome) => outcome.status === "rejected");
  if (failure !== undefined) throw failure.reason;
}
