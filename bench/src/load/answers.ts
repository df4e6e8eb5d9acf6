/** What the clients of a load heard. */
export interface Answers {
  /** When the load began and when the last answer came, in ms since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly list: readonly Answer[];
  /** Requests that were pushed back with 503. */
  readonly refused: number;
  /** Requests that came to any other status than 2xx, or to none. */
  readonly broken: number;
}

export interface Answer {
  /** When it came, in ms since 1970. */
  readonly at: number;
  readonly tookMs: number;
}

/** Milliseconds since 1970, finer than Date.now. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Collects answers while a load runs. */
export function collectAnswers(): {
  hear(sentAt: number, status: number): void;
  finish(): Answers;
} {
  const startedAt = now();
  const list: Answer[] = [];
  let refused = 0;
  let broken = 0;
  return {
    hear(sentAt, status) {
      const at = now();
      if (status >= 200 && status <= 299) list.push({ at, tookMs: at - sentAt });
      else if (status === 503) refused += 1;
      else broken += 1;
    },
    finish: () => ({ startedAt, endedAt: list.at(-1)?.at ?? startedAt, list, refused, broken }),
  };
}
