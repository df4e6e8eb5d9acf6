import { createServer } from "node:http";
import { now } from "./answers.ts";

/** A receiver of webhooks on loopback, which thanks for each at once. */
export interface Receiver {
  readonly url: string;
  /** When the webhook of an intent came, in ms since 1970, by the intent's public id; the first time counts. */
  readonly arrivals: ReadonlyMap<string, number>;
  close(): void;
}

export async function openReceiver(): Promise<Receiver> {
  const arrivals = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      const intent = /"id":"(pi_[^"]+)"/.exec(body)?.[1];
      if (intent !== undefined && !arrivals.has(intent)) arrivals.set(intent, now());
      response.end();
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    arrivals,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
