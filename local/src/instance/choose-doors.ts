import type { LocalConfig } from "../config.ts";
import { assertPortFree, findFreePort } from "../find-free-port.ts";
import { Sentence } from "../sentence.ts";

/** The ports of an instance. */
export type Doors = {
  readonly api: number;
  readonly ops: number;
  readonly metrics: { readonly api: number; readonly worker: number; readonly ops: number };
};

/**
 * The ports to listen on: those of the environment, any free one where it says 0. Three processes share
 * METRICS_PORT: api has it, worker the next, ops the one after. Throws a Sentence that names the
 * variables when one is taken, or meant for two doors.
 */
export async function chooseDoors(config: LocalConfig): Promise<Doors> {
  const first = config.METRICS_PORT;
  const chosen = new Map<number, string>();
  const choose = async (port: number, variable: string): Promise<number> => {
    if (port === 0) return findFreePort();
    const other = chosen.get(port);
    if (other !== undefined) {
      throw new Sentence(
        `${other} and ${variable} both lead to port ${port}: each door needs one of its own.`,
      );
    }
    await assertPortFree(port, variable);
    chosen.set(port, variable);
    return port;
  };
  return {
    api: await choose(config.PORT, "PORT"),
    ops: await choose(config.OPS_PORT, "OPS_PORT"),
    metrics: {
      api: await choose(first, "METRICS_PORT"),
      worker: await choose(first === 0 ? 0 : first + 1, "METRICS_PORT"),
      ops: await choose(first === 0 ? 0 : first + 2, "METRICS_PORT"),
    },
  };
}
