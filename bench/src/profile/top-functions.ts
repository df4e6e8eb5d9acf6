/** The parts of a V8 profile that tell where time went. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A part of a process's time, in percent of the time in which it was busy. */
export interface Share {
  readonly name: string;
  readonly percent: number;
}

const IDLE = "(idle)";

/** Where a process was busy itself, not in what it called: by package or folder, and by function. */
export function topFunctions(
  profile: CpuProfile,
  limit: number,
): {
  readonly busySeconds: number;
  readonly idleSeconds: number;
  readonly places: readonly Share[];
  readonly functions: readonly Share[];
} {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const places = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  let idle = 0;
  profile.samples.forEach((id, index) => {
    const frame = frames.get(id);
    const took = profile.timeDeltas[index] ?? 0;
    if (frame === undefined) return;
    total += took;
    if (frame.functionName === IDLE) {
      idle += took;
      return;
    }
    const place = placeOf(frame.url, frame.functionName);
    const name = `${frame.functionName || "(anonymous)"} ${fileOf(frame.url)}:${frame.lineNumber + 1}`;
    places.set(place, (places.get(place) ?? 0) + took);
    functions.set(name, (functions.get(name) ?? 0) + took);
  });
  const busy = total - idle;
  const share = (times: ReadonlyMap<string, number>): readonly Share[] =>
    [...times]
      .map(([name, took]) => ({ name, percent: (took * 100) / busy }))
      .sort((a, b) => b.percent - a.percent)
      .slice(0, limit);
  return {
    busySeconds: busy / 1e6,
    idleSeconds: idle / 1e6,
    places: share(places),
    functions: share(functions),
  };
}

/** A package of npm, a folder of ours, a module of Node, or what V8 itself does. */
function placeOf(url: string, functionName: string): string {
  const dependency = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (dependency !== undefined) return dependency;
  const own = /.*\/([^/]+\/src\/[^/]+)/.exec(url)?.[1];
  if (own !== undefined) return own;
  if (url.startsWith("node:")) return url;
  return functionName.startsWith("(") ? functionName : "native";
}

const fileOf = (url: string): string => url.split("/").slice(-3).join("/");
