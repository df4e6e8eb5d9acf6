import { Presets, SingleBar } from "cli-progress";

/** Shows how far one part of the work is. */
export interface Progress {
  advance(count: number): void;
  /** Always call it: on a terminal the bar keeps the line until then. */
  stop(): void;
}

/** A bar on a terminal; anywhere else (a log, a pipe) one line for every tenth of the work. */
function startProgress(title: string, total: number): Progress {
  return process.stdout.isTTY ? startBar(title, total) : startLines(title, total);
}

function startBar(title: string, total: number): Progress {
  const format = `${title} {bar} {percentage}% | {value}/{total} | {duration} s`;
  const bar = new SingleBar({ format }, Presets.shades_classic);
  bar.start(total, 0);
  return { advance: (count) => bar.increment(count), stop: () => bar.stop() };
}

function startLines(title: string, total: number): Progress {
  let done = 0;
  let tenthsShown = 0;
  return {
    advance(count) {
      done += count;
      const tenths = Math.floor((done * 10) / total);
      if (tenths > tenthsShown) console.log(`${title} ${tenths * 10}% | ${done}/${total}`);
      tenthsShown = tenths;
    },
    stop: () => undefined,
  };
}

/** Runs one part of the work under its progress, and ends the progress however the part ends. */
export async function withProgress<T>(
  title: string,
  total: number,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const progress = startProgress(title, total);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
}
