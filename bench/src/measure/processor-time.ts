import { readdirSync, readFileSync } from "node:fs";

/** Seconds of processor time since the machine started: of everybody, and of us and all that we started. */
export interface ProcessorTime {
  readonly everybody: number;
  readonly ours: number;
}

/** Linux counts in hundredths of a second for whoever reads /proc. */
const TICKS_PER_SECOND = 100;

/** Reads how much the processors have worked; undefined where the system does not tell. */
export function readProcessorTime(): ProcessorTime | undefined {
  try {
    const lines = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => readIfThere(`/proc/${pid}/stat`));
    return {
      everybody: busyTicks(readFileSync("/proc/stat", "utf8")) / TICKS_PER_SECOND,
      ours: ticksOfTree(lines, process.pid) / TICKS_PER_SECOND,
    };
  } catch {
    return undefined;
  }
}

/** Seconds of processor time of one process; undefined where the system does not tell. */
export function readTimeOf(pid: number): number | undefined {
  const [line] = readIfThere(`/proc/${pid}/stat`);
  return line === undefined ? undefined : usedTicks(line) / TICKS_PER_SECOND;
}

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
export function busyTicks(text: string): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (
    /^cpu +(.*)$/m.exec(text)?.[1] ?? ""
  )
    .split(" ")
    .map(Number);
  return user + nice + system + irq + softirq + steal;
}

/**
 * What a process and all below it have used, those that have ended included: their time was handed to
 * whoever waited for them.
 *
 * @param lines the contents of /proc/<pid>/stat: "pid (name) state ppid …"
 */
export function ticksOfTree(lines: readonly string[], root: number): number {
  const processes = lines.map((line) => {
    return {
      pid: Number.parseInt(line, 10),
      parent: Number(fieldsOf(line)[1]),
      used: usedTicks(line, WITH_ENDED_CHILDREN),
    };
  });
  const childrenOf = Map.groupBy(processes, ({ parent }) => parent);
  const ofTree = (pid: number): number =>
    (processes.find((one) => one.pid === pid)?.used ?? 0) +
    (childrenOf.get(pid) ?? []).reduce((sum, child) => sum + ofTree(child.pid), 0);
  return ofTree(root);
}

/** utime and stime of a process, and after them those of its children that have ended. */
const ITSELF = 2;
const WITH_ENDED_CHILDREN = 4;

function usedTicks(line: string, times = ITSELF): number {
  return fieldsOf(line)
    .slice(11, 11 + times)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
}

const fieldsOf = (line: string): readonly string[] =>
  line.slice(line.lastIndexOf(")") + 2).split(" ");

function readIfThere(file: string): readonly string[] {
  try {
    return [readFileSync(file, "utf8")];
  } catch {
    return []; // It has just ended.
  }
}
