import { type Instant, instantOf } from "../instant.ts";

/** What is known of an endpoint's receiver from the attempts so far. The whole fleet shares it. */
export interface EndpointHealth {
  /** Attempts that failed since the last one that went well. */
  readonly failuresInRow: number;
  /** When the first of these was; null when there are none. */
  readonly failingSince: Instant | null;
  readonly lastAttemptAt: Instant | null;
  /** Nothing is sent before: its breaker is open, or the receiver asked for a pause. */
  readonly pausedUntil: Instant | null;
  /** How often the breaker opened since the last attempt that went well. */
  readonly trips: number;
  /** Whether the last attempt took so long that others should not wait behind it. */
  readonly isSlow: boolean;
  /** How much of the time until it is disabled was warned of: 0, 50, 70 or 90 percent. */
  readonly warnedPercent: number;
}

/** What an attempt says about its receiver. */
export interface AttemptOutcome {
  readonly succeeded: boolean;
  readonly durationMs: number;
  /** How long the receiver asked not to be called at all. */
  readonly pauseSeconds: number;
}

export interface HealthVerdict {
  readonly health: EndpointHealth;
  /** A warning that is due now, in percent of the time until the endpoint is disabled. */
  readonly warn: 50 | 70 | 90 | null;
  /** It has failed for so long that it gets nothing any more. */
  readonly disable: boolean;
}

/** The breaker opens after so many failures in a row; then one call at a time tries whether it is back. */
export const BREAKER_FAILURES = 10;
const TRIP_SECONDS_MIN = 10;
const TRIP_SECONDS_MAX = 300;

/** A receiver may ask for a pause of all its webhooks of at most this long. */
const PAUSE_SECONDS_MAX = 3_600;

/** An attempt that takes longer makes its endpoint a slow one. */
const SLOW_MS = 2_000;

const HOUR_MS = 3_600_000;
/** After so long of nothing but failures an endpoint is disabled. */
const FAILING_MS_MAX = 5 * 24 * HOUR_MS;
/** After such a gap without any attempt the time begins anew: nobody knows how it was in between. */
const SILENCE_MS_MAX = 48 * HOUR_MS;
const WARNINGS = [90, 70, 50] as const;

export const HEALTHY: EndpointHealth = {
  failuresInRow: 0,
  failingSince: null,
  lastAttemptAt: null,
  pausedUntil: null,
  trips: 0,
  isSlow: false,
  warnedPercent: 0,
};

/** When an endpoint that goes on failing will be disabled. */
export const disablesAt = (failingSince: Instant): Instant => later(failingSince, FAILING_MS_MAX);

/**
 * What becomes of an endpoint's health by attempts that ended now.
 * @param jitter a random number in [0, 1): spreads the tries of endpoints that went away together
 */
export function judgeHealth(
  before: EndpointHealth,
  outcomes: readonly AttemptOutcome[],
  now: Instant,
  jitter: number,
): HealthVerdict {
  const health = outcomes.reduce(
    (so, outcome) =>
      pauseFor(
        outcome.succeeded ? afterSuccess(so, outcome, now) : afterFailure(so, outcome, now, jitter),
        outcome,
        now,
      ),
    before,
  );
  if (health.failingSince === null) return { health, warn: null, disable: false };
  const percent = ((Date.parse(now) - Date.parse(health.failingSince)) / FAILING_MS_MAX) * 100;
  const warn =
    WARNINGS.find((step) => percent >= step && percent < 100 && step > health.warnedPercent) ??
    null;
  return {
    health: warn === null ? health : { ...health, warnedPercent: warn },
    warn,
    disable: percent >= 100,
  };
}

function afterSuccess(
  before: EndpointHealth,
  { durationMs }: AttemptOutcome,
  now: Instant,
): EndpointHealth {
  return {
    ...HEALTHY,
    lastAttemptAt: now,
    // A pause that the receiver asked for outlives the calls that were under way then.
    pausedUntil: before.failuresInRow >= BREAKER_FAILURES ? null : before.pausedUntil,
    isSlow: durationMs > SLOW_MS,
  };
}

function afterFailure(
  before: EndpointHealth,
  { durationMs }: AttemptOutcome,
  now: Instant,
  jitter: number,
): EndpointHealth {
  const silentSince = before.lastAttemptAt ?? now;
  const goesOn =
    before.failingSince !== null && Date.parse(now) - Date.parse(silentSince) <= SILENCE_MS_MAX;
  const failed = {
    ...before,
    failuresInRow: before.failuresInRow + 1,
    failingSince: goesOn ? before.failingSince : now,
    warnedPercent: goesOn ? before.warnedPercent : 0,
    lastAttemptAt: now,
    isSlow: durationMs > SLOW_MS,
  };
  const isPaused = before.pausedUntil !== null && before.pausedUntil > now;
  // Calls that were under way when it opened tell nothing new.
  if (failed.failuresInRow < BREAKER_FAILURES || isPaused) return failed;
  const seconds = atMost(TRIP_SECONDS_MAX, TRIP_SECONDS_MIN * 2 ** before.trips);
  return {
    ...failed,
    trips: before.trips + 1,
    pausedUntil: later(now, seconds * (0.8 + 0.4 * jitter) * 1_000),
  };
}

function pauseFor(
  health: EndpointHealth,
  { pauseSeconds }: AttemptOutcome,
  now: Instant,
): EndpointHealth {
  if (!(pauseSeconds > 0)) return health;
  const until = later(now, atMost(PAUSE_SECONDS_MAX, pauseSeconds) * 1_000);
  const isLonger = health.pausedUntil === null || health.pausedUntil < until;
  return isLonger ? { ...health, pausedUntil: until } : health;
}

const atMost = (most: number, seconds: number): number => (seconds < most ? seconds : most);

const later = (instant: Instant, ms: number): Instant =>
  instantOf(new Date(Date.parse(instant) + ms));
