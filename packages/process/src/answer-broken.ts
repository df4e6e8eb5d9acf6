import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { RequestFault } from "./request-fault.ts";

/** 408: too slow, 413: too much in chunks' extensions, 431: too much in the header, 500: our fault, 400: all else. */
export type BrokenStatus = 400 | 408 | 413 | 431 | 500;

/** What a request is told that is broken in a way that keeps the application from ever seeing it. */
export type AnswerBroken = (
  status: BrokenStatus,
  error: unknown,
) => { readonly headers: Readonly<Record<string, string>>; readonly body: string };

const STATUS_BY_CODE: ReadonlyMap<unknown, BrokenStatus> = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", 413],
  ["HPE_HEADER_OVERFLOW", 431],
]);

/** The phrases are for people who read the bytes; HTTP itself goes by the number. */
const PHRASES: Readonly<Record<BrokenStatus, string>> = {
  400: "Bad Request",
  408: "Request Timeout",
  413: "Content Too Large",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
};

/** Answers what Node can not read as HTTP, and closes its connection: nobody knows where the next request begins. */
export function answerUnreadable(server: Server, answerBroken: AnswerBroken): void {
  const answers = new WeakMap<object, ServerResponse>();
  server.on("request", (incoming, outgoing) => answers.set(incoming.socket, outgoing));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const latest = answers.get(socket);
    // Bytes in the middle of another answer would be taken for a part of it.
    const isFree = latest === undefined || latest.writableFinished || !latest.headersSent;
    if (!socket.writable || !isFree || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    const status = STATUS_BY_CODE.get(error.code) ?? 400;
    socket.write(writeAnswer(status, answerBroken(status, error)));
    socket.destroySoon();
  });
  // Node would answer these two by itself, without a body or not at all.
  server.on("checkExpectation", (incoming, outgoing) => {
    const fault = new RequestFault(400, "The only expectation that is met is 100-continue.");
    refuseRequest(incoming, outgoing, fault, answerBroken);
  });
  server.on("connect", (_, socket) => {
    const fault = new RequestFault(400, "This is no proxy: CONNECT leads nowhere.");
    socket.end(writeAnswer(fault.status, answerBroken(fault.status, fault)));
  });
}

/** Refuses what Node could read and we do not want to, and closes its connection. */
export function refuseRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: RequestFault,
  answerBroken: AnswerBroken,
): void {
  const { headers, body } = answerBroken(fault.status, fault);
  outgoing.writeHead(fault.status, closing(headers, body)).end(body);
  // What is left unread in a socket that is closed would keep the client from reading the answer.
  incoming.resume();
}

function writeAnswer(status: BrokenStatus, { headers, body }: ReturnType<AnswerBroken>): string {
  const lines = Object.entries(closing(headers, body)).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${PHRASES[status]}`, ...lines, "", body].join("\r\n");
}

const closing = (headers: Readonly<Record<string, string>>, body: string) => ({
  ...headers,
  "Content-Length": Buffer.byteLength(body),
  Connection: "close",
});
