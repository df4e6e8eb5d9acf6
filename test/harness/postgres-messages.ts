/** One message of PostgreSQL's protocol. */
export interface PostgresMessage {
  /** A letter; empty for the first message of a client, which has none. */
  readonly type: string;
  /** All of it, as it came. */
  readonly bytes: Buffer;
  /** The first two texts in it: of Parse the name and the statement, of Bind the portal and the name. */
  texts(): readonly string[];
}

const LENGTH_BYTES = 4;

/** Cuts a stream into messages, whichever way the network has cut it. */
export function readMessages(
  { startsWithoutType }: { readonly startsWithoutType: boolean },
  onMessage: (message: PostgresMessage) => void,
): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let typeBytes = startsWithoutType ? 0 : 1;

  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= typeBytes + LENGTH_BYTES) {
      const length = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < length) return;
      const whole = rest.subarray(0, length);
      const body = whole.subarray(typeBytes + LENGTH_BYTES);
      const type = typeBytes === 0 ? "" : String.fromCharCode(whole[0] ?? 0);
      rest = rest.subarray(length);
      typeBytes = 1;
      onMessage({
        type,
        bytes: whole,
        texts: () => body.toString("utf8").split("\0", 2),
      });
    }
  };
}
