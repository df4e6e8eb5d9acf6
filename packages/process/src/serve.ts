import type { Server } from "node:http";
import { getRequestListener, RequestError } from "@hono/node-server";
import { type AnswerBroken, answerUnreadable, refuseRequest } from "./answer-broken.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { openServer, type Patience, type TlsOptions } from "./open-server.ts";
import { findRequestFault } from "./request-fault.ts";
import { sleep } from "./sleep.ts";

export interface HttpDoorOptions {
  /** A Hono application, or anything else with its `fetch`. */
  readonly app: { fetch(request: Request, env: object): Response | Promise<Response> };
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** The environment variable that sets the port, named in the error when the port is taken. */
  readonly variable: string;
  /** Answers what `app` can not be asked: what is no HTTP, or names no URL. Without it, a bare status does. */
  readonly answerBroken?: AnswerBroken;
  /** Where the certificate is; without one the door speaks plain HTTP. */
  readonly tls?: TlsOptions | undefined;
  /** How slow a client may be. */
  readonly patience?: Partial<Patience>;
}

export interface HttpDoor {
  /** The port that is really open. */
  readonly port: number;
  /**
   * Stops accepting, lets requests in flight finish, and cuts off those that still run after
   * `graceMs`. May be called twice; never throws.
   */
  close(graceMs: number): Promise<void>;
}

const IDLE_SWEEP_MS = 20;

/** Refuses without a word, where nobody reads more than a status. */
const BARE: AnswerBroken = () => ({ headers: {}, body: "" });

/**
 * Opens an HTTP door. Throws a ConfigurationError when the address can not be listened on, or the
 * certificate can not be used.
 */
export async function serveHttp(options: HttpDoorOptions): Promise<HttpDoor> {
  const { app, port, host, variable, answerBroken = BARE, tls, patience } = options;
  let closing: Promise<void> | undefined;
  const answer = getRequestListener((request, env) => app.fetch(request, env), {
    errorHandler: respondWith(answerBroken),
  });
  const server = openServer({
    tls,
    patience,
    answer(incoming, outgoing) {
      // A client that is told so opens its next connection to another process.
      if (closing !== undefined) outgoing.setHeader("connection", "close");
      const fault = findRequestFault(incoming);
      if (fault === undefined) void answer(incoming, outgoing);
      else refuseRequest(incoming, outgoing, fault, answerBroken);
    },
  });
  answerUnreadable(server, answerBroken);
  await listen(server, port, host, variable);
  return {
    port: openPort(server),
    close(graceMs) {
      closing ??= closeServer(server, graceMs);
      return closing;
    },
  };
}

function respondWith(answerBroken: AnswerBroken): (error: unknown) => Response {
  return (error) => {
    const status = error instanceof RequestError ? 400 : 500;
    const { headers, body } = answerBroken(status, error);
    return new Response(body, { status, headers });
  };
}

async function listen(server: Server, port: number, host: string, variable: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen({ port, host }, resolve);
  try {
    await promise;
  } catch (error) {
    throw new ConfigurationError([refusal(error, port, host, variable)]);
  }
  server.removeListener("error", reject);
}

function refusal(error: unknown, port: number, host: string, variable: string): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `${variable}: port ${port} is already in use by another process; stop it or set ${variable} to a free port.`;
  }
  if (code === "EACCES") {
    return `${variable}: this user may not listen on port ${port}; set ${variable} to a port above 1023.`;
  }
  return `${variable}: can not listen on ${host} port ${port} (${String(code ?? error)}).`;
}

function openPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = Promise.withResolvers<void>();
  const finished = new AbortController();
  server.close(() => {
    finished.abort();
    closed.resolve();
  });
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection becomes idle when its last answer is out, which is after `close` looked for idle
  // ones; without looking again it would hold the door open for the whole grace period.
  while (!finished.signal.aborted) {
    server.closeIdleConnections();
    await sleep(IDLE_SWEEP_MS, finished.signal);
  }
  clearTimeout(deadline);
  await closed.promise;
}
