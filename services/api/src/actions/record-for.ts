import {
  type AuditAction,
  type AuditDetail,
  type Query,
  recordAction,
  type Tx,
} from "@quittance/db";
import type { Caller } from "../request/caller.ts";

/** Something that is done for a caller. */
export interface Deed {
  readonly action: AuditAction;
  /** The public id (of a currency its code) of what it is done to. */
  readonly resource: string;
  readonly detail: AuditDetail;
}

/** Writes down what is done for a caller, in the transaction that does it and on its flight. */
export const recordFor = (tx: Tx, caller: Caller, deed: Deed): Query =>
  recordAction(tx, {
    tenantId: caller.tenant.id,
    actor: caller.actor,
    requestId: caller.requestId,
    address: caller.address,
    ...deed,
  });
