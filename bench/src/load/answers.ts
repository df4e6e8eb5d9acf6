/** What the clients of a load heard. */
export interface Answers {
  /** When the load began and when the last answer came, in ms since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly list: readonly Answer[];
  /** Requests that came to another status than 2xx, or to none: a bench with any of them is void. */
  readonly refused: number;
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
  return {
    hear(sentAt, status) {
      if (status < 200 || status > 299) {
        refused += 1;
        return;
      }
      const at = now();
      list.push({ at, tookMs: at - sentAt });
    },
    finish: () => ({ startedAt, endedAt: list.at(-1)?.at ?? startedAt, list, refused }),
  };
}
