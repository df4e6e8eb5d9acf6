/** How much more may be asked, as the answer's `RateLimit` says. */
export interface RateLimit {
  /** The name of the limit that is nearest, for example `default`. */
  policy: string;
  /** How many more requests may come before the limit is reached. */
  remaining: number;
  /** In how many seconds more may come; null when it does not say. */
  resetSeconds: number | null;
  /** How many requests may come in a window; null when it does not say. */
  limit: number | null;
  /** How many seconds a window has; null when it does not say. */
  windowSeconds: number | null;
}

/**
 * Reads `RateLimit` and `RateLimit-Policy` of the IETF draft. Of several limits it is the one with
 * the least left. Null when there is none, or none that can be read.
 */
export function readRateLimit(headers: Headers): RateLimit | null {
  const policies = parseItems(headers.get("ratelimit-policy"));
  const limits = parseItems(headers.get("ratelimit")).flatMap(({ name, numbers }) => {
    const remaining = numbers.get("r");
    if (remaining === undefined) return [];
    const policy = policies.find((each) => each.name === name)?.numbers;
    return {
      policy: name,
      remaining,
      resetSeconds: numbers.get("t") ?? null,
      limit: policy?.get("q") ?? null,
      windowSeconds: policy?.get("w") ?? null,
    };
  });
  return limits.sort((a, b) => a.remaining - b.remaining)[0] ?? null;
}

/** `"key";r=50;t=1, "other";r=7`: what of a list of structured fields counts here, names and whole numbers. */
function parseItems(header: string | null) {
  return [...(header ?? "").matchAll(/"([^"]*)"((?:\s*;[^,"]*)*)/g)].map(
    ([, name = "", parameters = ""]) => ({
      name,
      numbers: new Map(
        [...parameters.matchAll(/;\s*([a-z]+)=(\d+)/g)].map(
          ([, key = "", value]) => [key, Number(value)] as const,
        ),
      ),
    }),
  );
}
