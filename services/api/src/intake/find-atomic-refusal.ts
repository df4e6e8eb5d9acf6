import { ACCOUNTS_PER_BATCH_MAX } from "@quittance/db";
import { Problem, type ProblemFault } from "../problem/problem.ts";
import type { BatchItem } from "./store-batch.ts";

/** Why the door refuses an atomic batch as a whole; undefined when it takes it. */
export function findAtomicRefusal(items: readonly BatchItem[]): Problem | undefined {
  const faults = items.flatMap(faultsOf);
  if (faults.length > 0) return Problem.ofFaults(faults);
  const accounts = new Set(
    items.flatMap(({ drafted }) =>
      drafted.ok ? drafted.value.legs.flatMap((leg) => [leg.source, leg.destination]) : [],
    ),
  );
  return accounts.size > ACCOUNTS_PER_BATCH_MAX ? new Problem("batch_too_wide") : undefined;
}

/** The faults of an item, with where they stand in the body of the batch. */
function faultsOf({ drafted }: BatchItem, index: number): readonly ProblemFault[] {
  const base = `/payment_intents/${index}`;
  if (drafted.ok) {
    if (drafted.value.executeAt === null) return [];
    const detail =
      "The items of an atomic batch are decided at once, so none has a time of its own.";
    return [{ pointer: `${base}/execute_at`, code: "validation_failed", detail }];
  }
  const { code, detail, errors } = drafted.error;
  return errors === undefined
    ? [{ pointer: base, code, detail }]
    : errors.map((error) => ({ ...error, pointer: `${base}${error.pointer}` }));
}
