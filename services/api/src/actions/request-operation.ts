import {
  type Database,
  insertOperation,
  newId,
  readIntent,
  sumAsked,
  type Tenant,
} from "@quittance/db";
import {
  acceptedOperation,
  type Metadata,
  type MinorUnits,
  type Operation,
  type OperationId,
  type OperationKind,
  type OperationRefusal,
  type OperationTerms,
  type PaymentIntent,
  type PaymentIntentId,
  type Result,
} from "@quittance/domain";
import type { QueueConnection } from "@quittance/queue";
import type { z } from "zod";
import type { ApiMetrics } from "../metrics.ts";
import { Problem } from "../problem/problem.ts";
import { PROBLEM_KINDS } from "../problem/problem-codes.ts";
import type { RequestKey } from "../request/request-key.ts";
import { type Created, createOnce, recallAnswer } from "./create-once.ts";

export interface OperationDependencies {
  readonly db: Database;
  readonly queue: Pick<QueueConnection, "ring">;
  readonly metrics: Pick<ApiMetrics, "ringFailures">;
}

/** How one kind of operation is accepted and answered. */
export interface OperationRequest<Body> {
  readonly kind: OperationKind;
  readonly metadata: Metadata;
  /** The door's rules, on the intent as it stands. */
  accept(intent: PaymentIntent, asked: MinorUnits): Result<OperationTerms, OperationRefusal>;
  /** What is answered, now and to every retry. */
  describe(operation: Operation, intent: PaymentIntent): Body;
  readonly schema: z.ZodType<Body>;
}

/**
 * Stores what is asked of an intent, once for each idempotency key, and rings for the intent. The
 * worker decides it together with whatever else its tenant waits for. A retry gets the first answer
 * although the same request would be refused by now.
 *
 * @param missing the problem of an intent that the tenant does not have
 */
export async function requestOperation<Body>(
  { db, queue, metrics }: OperationDependencies,
  tenant: Tenant,
  owner: RequestKey,
  id: PaymentIntentId | undefined,
  request: OperationRequest<Body>,
  missing: Problem,
): Promise<Created<Body>> {
  const intent = id && (await readIntent(db, tenant, id));
  if (intent === undefined) throw missing;
  const asked = await sumAsked(db, tenant.id, intent.id, request.kind);
  const terms = request.accept(intent, asked);
  if (!terms.ok) {
    const body = await recallAnswer(db, tenant, owner, request.schema);
    if (body === undefined) throw problemOf(terms.error);
    return { body, replayed: true };
  }
  const draft = {
    id: newOperationId(request.kind),
    kind: request.kind,
    paymentIntent: intent.id,
    metadata: request.metadata,
    ...terms.value,
  };
  const created = await createOnce(
    db,
    tenant,
    owner,
    request.schema,
    (now) => {
      const operation = acceptedOperation(draft, now);
      return {
        body: request.describe(operation, intent),
        write: (tx) => insertOperation(tx, tenant.id, operation),
      };
    },
    202,
  );
  // A bell that is lost is rung again by a worker's clock.
  void queue.ring({ queue: "post", tenantId: tenant.id, intentIds: [intent.id] }).then((taken) => {
    if (!taken) metrics.ringFailures.inc();
  });
  return created;
}

function newOperationId(kind: OperationKind): OperationId {
  switch (kind) {
    case "capture":
      return newId("cap");
    case "refund":
      return newId("re");
    case "cancel":
      return newId("cancel");
  }
}

function problemOf({ code, pointer }: OperationRefusal): Problem {
  if (pointer === null) return new Problem(code);
  return Problem.ofFaults([{ pointer, code, detail: PROBLEM_KINDS[code].advice }]);
}
