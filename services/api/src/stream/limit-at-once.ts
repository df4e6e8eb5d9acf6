/**
 * Lets so many tasks run at the same time. The others wait: those of one key in order, and the keys
 * take turns, so that a key with many tasks holds up one of another key for no more than a turn.
 */
export function limitAtOnce<Key>(
  most: number,
): <T>(key: Key, task: () => Promise<T>) => Promise<T> {
  const waiting = new Map<Key, (() => void)[]>();
  let running = 0;

  function wait(key: Key): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const queue = waiting.get(key);
    if (queue === undefined) waiting.set(key, [resolve]);
    else queue.push(resolve);
    return promise;
  }

  /** Takes the first task of the key whose turn it is; a key that has more goes behind the others. */
  function takeNext(): (() => void) | undefined {
    const [turn] = waiting;
    if (turn === undefined) return undefined;
    const [key, queue] = turn;
    const next = queue.shift();
    waiting.delete(key);
    if (queue.length > 0) waiting.set(key, queue);
    return next;
  }

  return async (key, task) => {
    if (running >= most) await wait(key);
    else running += 1;
    try {
      return await task();
    } finally {
      const next = takeNext();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
