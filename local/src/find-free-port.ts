import { createServer } from "node:net";
import { Sentence, systemErrorCode } from "./sentence.ts";

/** A port of loopback that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return listenOnce(0, "127.0.0.1");
}

/** Throws a Sentence that names the variable to set when something listens on `port` already. */
export async function assertPortFree(port: number, variable: string): Promise<void> {
  // "::" also takes every IPv4 address; machines without IPv6 answer EAFNOSUPPORT and are asked again.
  for (const host of ["::", "0.0.0.0", "127.0.0.1"]) {
    try {
      await listenOnce(port, host);
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === "EAFNOSUPPORT" || code === "EADDRNOTAVAIL") continue;
      if (code === "EACCES") {
        throw new Sentence(
          `This user may not listen on port ${port}: set ${variable} to one above 1023.`,
        );
      }
      throw new Sentence(
        `Port ${port} is taken: stop what listens there, or set ${variable} to another port.`,
      );
    }
  }
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
