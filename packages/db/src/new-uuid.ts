import { randomFillSync } from "node:crypto";
import { stringify, v7 } from "uuid";

/** Random bytes are drawn for many ids at once: drawn one by one they cost ten times the rest. */
const IDS_PER_DRAW = 256;
const BYTES_PER_ID = 16;

const drawn = new Uint8Array(IDS_PER_DRAW * BYTES_PER_ID);
/** Those of each id. Made once: a view is larger than an id. */
const shares = Array.from({ length: IDS_PER_DRAW }, (_, index) =>
  drawn.subarray(index * BYTES_PER_ID, (index + 1) * BYTES_PER_ID),
);
let used = IDS_PER_DRAW;
let msecs = 0;
let seq = 0;
const made = new Uint8Array(BYTES_PER_ID);

/** A new UUIDv7. Those of one process sort in the order in which they were made, also when its clock is set back. */
export const newUuid = (): string => stringify(newUuidBytes());

/** The same as its bytes, which are there until the next one is made. */
export function newUuidBytes(): Uint8Array {
  if (used === IDS_PER_DRAW) {
    randomFillSync(drawn);
    used = 0;
  }
  const random = shares[used] ?? drawn;
  used += 1;
  count(Date.now(), random);
  return v7({ msecs, seq, random }, made);
}

/** The counter begins anew at random in each millisecond, with room for all ids that one can have. */
function count(now: number, random: Uint8Array): void {
  if (now > msecs) {
    const [a = 0, b = 0, c = 0, d = 0] = random;
    msecs = now;
    seq = ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d;
    return;
  }
  seq = (seq + 1) | 0;
  if (seq === 0) msecs += 1;
}
