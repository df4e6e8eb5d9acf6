import { connect } from "node:net";

/** What came back on a connection until its end. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** What came after the answer: nothing, unless one request was taken for two. */
  readonly rest: string;
}

/** Longer than any refusal takes, and shorter than the door's own patience with idle connections. */
const ANSWER_MS_MAX = 10_000;

/** Sends bytes on a connection of their own and reads the answer. */
export async function exchange(port: number, request: Buffer): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const pieces: Buffer[] = [];
  const socket = connect(port, "127.0.0.1", () => socket.write(request));
  const timer = setTimeout(
    () => socket.destroy(new Error("the connection stays open")),
    ANSWER_MS_MAX,
  );
  socket.on("data", (piece: Buffer) => pieces.push(piece));
  // A door that refuses a large body in its middle closes on what is still being sent.
  socket.on("error", (error) => (pieces.length === 0 ? reject(error) : socket.destroy()));
  socket.on("close", () => resolve(Buffer.concat(pieces)));
  try {
    return readAnswer(await promise);
  } finally {
    clearTimeout(timer);
  }
}

function readAnswer(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) throw new Error(`no answer: ${JSON.stringify(bytes.toString("latin1"))}`);
  const [statusLine = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(statusLine.split(" ")[1]);
  const after = bytes.subarray(end + 4);
  // "100 Continue" and the like come before the answer.
  if (status < 200) return readAnswer(after);
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const length = Number(headers.get("content-length") ?? 0);
  return {
    status,
    headers,
    body: after.subarray(0, length).toString(),
    rest: after.subarray(length).toString(),
  };
}
