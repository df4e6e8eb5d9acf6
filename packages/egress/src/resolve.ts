import type { LookupAddress } from "node:dns";

/** Turns a name into addresses. */
export type Resolve = (
  hostname: string,
  answer: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;
