import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { Sentence, systemErrorCode } from "./sentence.ts";

/**
 * Where to look. Systems give outgoing connections ports from 32768 (Linux) or 49152 up; a port from
 * there could be taken by one of those at any moment, also while whoever listens on it is restarted.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_767;
const ATTEMPTS_MAX = 100;

/** Ports are listened on some time after they were found: none is found twice. */
const found = new Set<number>();

/** A port that was free a moment ago, and that no outgoing connection takes by itself. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (found.has(port) || (await whyNotFree(port)) !== null) continue;
    found.add(port);
    return port;
  }
  throw new Sentence(`No free port was found between ${FIRST_PORT} and ${LAST_PORT}.`);
}

/** Throws a Sentence that names the variable to set when something listens on `port` already. */
export async function assertPortFree(port: number, variable: string): Promise<void> {
  const code = await whyNotFree(port);
  if (code === null) return;
  throw new Sentence(
    code === "EACCES"
      ? `This user may not listen on port ${port}: set ${variable} to one above 1023.`
      : `Port ${port} is taken: stop what listens there, or set ${variable} to another port.`,
  );
}

/** The system's error code for why nobody may listen on `port` now; null when anybody may. */
async function whyNotFree(port: number): Promise<string | null> {
  // "::" also takes every IPv4 address; machines without IPv6 answer EAFNOSUPPORT and are asked again.
  for (const host of ["::", "0.0.0.0", "127.0.0.1"]) {
    try {
      await listenOnce(port, host);
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === "EAFNOSUPPORT" || code === "EADDRNOTAVAIL") continue;
      return code ?? String(error);
    }
  }
  return null;
}

function listenOnce(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}
