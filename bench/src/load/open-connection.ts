import { connect } from "node:net";

/** One kept-alive HTTP/1.1 connection to loopback, with one request under way at a time. */
export interface Connection {
  /** Sends a whole request, head and body; resolves with the status, 0 when the connection broke. */
  send(request: string, heard: (status: number) => void): void;
  close(): void;
}

const HEAD_END = "\r\n\r\n";

/**
 * Opens a connection. It reads just enough of an answer to know its status and its end: the load
 * generator runs on the processors that it measures, and a full client costs several times as much.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.setEncoding("latin1");
  let received = "";
  let waiting: ((status: number) => void) | undefined;

  function answer(status: number): void {
    const heard = waiting;
    waiting = undefined;
    received = "";
    heard?.(status);
  }
  socket.on("data", (text: string) => {
    received = received === "" ? text : received + text;
    if (isWhole(received)) answer(Number(received.slice(9, 12)));
  });
  socket.on("close", () => answer(0));

  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  socket.once("connect", resolve);
  socket.on("error", reject);
  await opened;
  return {
    send(request, heard) {
      waiting = heard;
      socket.write(request, "latin1");
    },
    close: () => socket.destroy(),
  };
}

/** Whether an answer has arrived to its end. Latin-1 keeps one character for each byte. */
export function isWhole(text: string): boolean {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const head = text.slice(0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return text.length >= headEnd + HEAD_END.length + Number(length);
  return !/\r\ntransfer-encoding: *chunked/i.test(head) || text.endsWith("\r\n0\r\n\r\n");
}
