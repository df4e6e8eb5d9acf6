import type { IncomingMessage } from "node:http";

/** More than any client sends, and what a proxy in front of this process may add. */
const FIELDS_MAX = 100;

/** Why a request is refused that Node could read, and that others on its way might read differently. */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly status: 400 | 431;

  constructor(status: 400 | 431, message: string) {
    super(message);
    this.status = status;
  }
}

const refuse = (message: string): RequestFault => new RequestFault(400, message);

/**
 * What is wrong with the head of a request beyond the grammar that Node's parser insists on: all that
 * could let a proxy and this process disagree on where a request ends, or whom it is for.
 */
export function findRequestFault(incoming: IncomingMessage): RequestFault | undefined {
  const { httpVersion, rawHeaders, url = "" } = incoming;
  if (httpVersion !== "1.1" && httpVersion !== "1.0") {
    return refuse("Only HTTP/1.0 and HTTP/1.1 are spoken here.");
  }
  if (!url.startsWith("/") || url.includes("#")) {
    return refuse("The request target is not a path that begins with a slash.");
  }
  if (rawHeaders.length > 2 * FIELDS_MAX) {
    return new RequestFault(431, `More than ${FIELDS_MAX} header fields.`);
  }
  return findFieldFault(rawHeaders, httpVersion);
}

/** Names are told by their length first: this runs for every field of every request. */
function findFieldFault(fields: readonly string[], httpVersion: string): RequestFault | undefined {
  let hosts = 0;
  for (let at = 0; at < fields.length; at += 2) {
    const name = fields[at] ?? "";
    if (name.length === 4 && name.toLowerCase() === "host") {
      hosts += 1;
      if (hosts > 1) return refuse("The Host field comes more than once.");
    } else if (name.length === 17 && name.toLowerCase() === "transfer-encoding") {
      // Node takes any list that ends with chunked, and HTTP/1.0 has no such field.
      if (httpVersion === "1.0" || fields[at + 1]?.toLowerCase() !== "chunked") {
        return refuse("The only Transfer-Encoding is chunked, and only in HTTP/1.1.");
      }
    }
  }
  return undefined;
}
