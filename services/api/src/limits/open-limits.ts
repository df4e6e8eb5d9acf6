import { type Network, parseNetworks } from "@quittance/egress";
import type { QueueConnection } from "@quittance/queue";
import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "../app-env.ts";
import { limitFailures, type RefuseKeyless, refuseKeyless } from "./limit-failures.ts";
import { limitRate } from "./limit-rate.ts";
import { createWindowLimit } from "./window-limit.ts";

/** The limits of the door. Each is decided in this process and shared over the queue's store. */
export interface Limits {
  readonly refuseKeyless: RefuseKeyless;
  /** Limits what a key may send; nothing at all when there is no limit. */
  readonly rate: readonly MiddlewareHandler<AppEnv>[];
}

/** Where nothing is limited. */
export const NO_LIMITS: Limits = { refuseKeyless, rate: [] };

export interface LimitSettings {
  /** Requests of one key; 0 is no limit. */
  readonly rateLimitPerSecond: number;
  /** Requests without a valid key from one network; 0 is no limit. */
  readonly authFailuresPerMinute: number;
  /** CIDRs of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/** A process tells the others of a fiftieth of a key's limit at a time, which bounds the error. */
const PORTIONS_OF_RATE = 50;
/** Of failures of a tenth: fewer than that, from however many addresses, cost the store nothing. */
const PORTIONS_OF_FAILURES = 10;

const KEYS_MAX = 10_000;
const NETWORKS_MAX = 20_000;

export function openLimits(
  { rateLimitPerSecond, authFailuresPerMinute, trustedProxies }: LimitSettings,
  queue: Pick<QueueConnection, "openCounter">,
): Limits {
  const proxies: readonly Network[] = parseNetworks(trustedProxies);
  const open = (
    name: string,
    limit: number,
    settings: { windowSeconds: number; portions: number; namesMax: number },
  ) =>
    createWindowLimit({
      limit,
      windowSeconds: settings.windowSeconds,
      namesMax: settings.namesMax,
      portion: Math.ceil(limit / settings.portions),
      counter: queue.openCounter({ name, windowSeconds: settings.windowSeconds }),
    });

  return {
    rate:
      rateLimitPerSecond === 0
        ? []
        : [
            limitRate(
              open("rate", rateLimitPerSecond, {
                windowSeconds: 1,
                portions: PORTIONS_OF_RATE,
                namesMax: KEYS_MAX,
              }),
              rateLimitPerSecond,
            ),
          ],
    refuseKeyless:
      authFailuresPerMinute === 0
        ? refuseKeyless
        : limitFailures(
            open("failures", authFailuresPerMinute, {
              windowSeconds: 60,
              portions: PORTIONS_OF_FAILURES,
              namesMax: NETWORKS_MAX,
            }),
            authFailuresPerMinute,
            proxies,
          ),
  };
}
