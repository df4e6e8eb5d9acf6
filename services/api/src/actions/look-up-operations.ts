import {
  type Database,
  listOperations,
  parseId,
  readIntent,
  readOperation,
  type Tenant,
} from "@quittance/db";
import type { Operation, OperationId, OperationKind, PaymentIntent } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";
import { readPage, toList } from "../request/page.ts";
import { readIdPosition } from "../request/read-position.ts";

type Describe<Body> = (operation: Operation, intent: PaymentIntent) => Body;

/** A capture or refund as it stands; undefined when the tenant has none with this id. */
export async function lookUpOperation<Body>(
  db: Database,
  tenant: Tenant,
  id: OperationId,
  describe: Describe<Body>,
): Promise<Body | undefined> {
  const operation = await readOperation(db, tenant.id, id);
  const intent = operation && (await readIntent(db, tenant, operation.paymentIntent));
  return operation && intent && describe(operation, intent);
}

const LISTS = {
  capture: { prefix: "cap", name: "captures" },
  refund: { prefix: "re", name: "refunds" },
} as const satisfies Partial<Record<OperationKind, unknown>>;

/**
 * A page of an intent's captures or refunds, newest first.
 *
 * @throws Problem not_found when the tenant has no such intent
 */
export async function lookUpOperationsOf<Body>(
  db: Database,
  tenant: Tenant,
  intentId: string,
  kind: keyof typeof LISTS,
  query: { readonly limit?: string | undefined; readonly cursor?: string | undefined },
  describe: Describe<Body>,
) {
  const id = parseId("pi", intentId);
  const intent = id && (await readIntent(db, tenant, id));
  if (intent === undefined) throw new Problem("not_found");
  const { prefix, name } = LISTS[kind];
  const list = `${name} of ${intent.id}`;
  const page = readPage(list, query);
  const before = readIdPosition(prefix, page);
  const of = { intent: intent.id, kind };
  const rows = await listOperations(db, tenant.id, of, { before, limit: page.limit + 1 });
  const describeRow = (row: Operation) => describe(row, intent);
  return toList(list, page, rows, describeRow, (row) => [row.id]);
}
