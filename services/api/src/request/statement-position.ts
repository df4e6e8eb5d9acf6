import type { PeriodPosition, PeriodSummary } from "@quittance/db";
import { type Counters, minorUnits, parseInstant } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";

/** What a statement's cursor remembers: what its first page came to, and where the next one begins. */
export interface StatementPosition extends Omit<PeriodSummary, "start"> {
  readonly after: PeriodPosition;
}

const WHOLE_NUMBER = /^\d{1,57}$/;
const VERSION = /^\d{1,15}$/;

export const writeStatementPosition = ({
  after,
  lastVersion,
  opening,
  closing,
}: StatementPosition): readonly string[] => [
  after.time,
  String(after.version),
  String(lastVersion),
  ...[opening, closing].flatMap(writeCounters),
];

export function readStatementPosition(parts: readonly string[]): StatementPosition {
  const [time = "", version = "", lastVersion = "", ...counters] = parts;
  const instant = parseInstant(time);
  if (
    instant === undefined ||
    ![version, lastVersion].every((part) => VERSION.test(part)) ||
    counters.length !== 8 ||
    !counters.every((part) => WHOLE_NUMBER.test(part))
  ) {
    throw new Problem("cursor_invalid");
  }
  return {
    after: { time: instant, version: Number(version) },
    lastVersion: Number(lastVersion),
    opening: readCounters(counters.slice(0, 4)),
    closing: readCounters(counters.slice(4)),
  };
}

const writeCounters = (counters: Counters): readonly string[] =>
  [
    counters.postedDebits,
    counters.postedCredits,
    counters.pendingDebits,
    counters.pendingCredits,
  ].map(String);

function readCounters(parts: readonly string[]): Counters {
  const [postedDebits, postedCredits, pendingDebits, pendingCredits] = parts.map((part) =>
    minorUnits(BigInt(part)),
  );
  if (
    postedDebits === undefined ||
    postedCredits === undefined ||
    pendingDebits === undefined ||
    pendingCredits === undefined
  ) {
    throw new Problem("cursor_invalid");
  }
  return { postedDebits, postedCredits, pendingDebits, pendingCredits };
}
