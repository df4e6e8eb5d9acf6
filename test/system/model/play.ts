import type { BatchItem, PaymentIntent, PaymentIntentCreateParams } from "@quittance/client";
import type { Database, Tenant } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import type { Stack } from "../../harness/start-stack.ts";
import type { Books } from "./books.ts";
import type { Reached } from "./reached.ts";

/** The system that programs are played on. */
export interface Stage {
  readonly stack: Stack;
  readonly tenant: Tenant;
  /** Connected as the worker, to decide what time brings without waiting for the clock's next look. */
  readonly worker: Database;
}

/** A request that took its key, and what it was answered first. */
export type Remembered =
  | {
      readonly key: string;
      readonly body: PaymentIntentCreateParams;
      readonly answer: PaymentIntent;
    }
  | {
      readonly key: string;
      readonly items: PaymentIntentCreateParams[];
      readonly atomic: boolean;
      readonly batch: { readonly data: readonly BatchItem[] };
    };

/** One program under way: the system on one side, the books on the other. */
export interface Play extends Stage {
  readonly books: Books;
  readonly reached: Reached;
  readonly ids: readonly AccountId[];
  readonly remembered: Remembered[];
}
