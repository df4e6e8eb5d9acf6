import type { Operation, PaymentIntentId, TenantId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { OPERATION_COLUMNS, type OperationRow, toOperation } from "../operations/operation-row.ts";
import { toUuid } from "../public-id.ts";
import { COURSE_COLUMNS, type Course, type CourseRow, toCourse } from "./course.ts";

/** What was asked of an intent, and how it came to its decision. */
export interface OperationCourse extends Course {
  readonly operation: Operation;
}

/** The captures, refunds and cancellations of an intent, newest first. */
export async function readOperationCourses(
  tx: Tx,
  tenantId: TenantId,
  intent: PaymentIntentId,
  limit: number,
): Promise<readonly OperationCourse[]> {
  const rows = await tx<(OperationRow & CourseRow)[]>`
    select ${tx(OPERATION_COLUMNS)}, ${tx(COURSE_COLUMNS)}
      from operations
      where tenant_id = ${tenantId} and intent_id = ${toUuid(intent)}
      order by id desc
      limit ${limit}`;
  return rows.map((row) => ({ operation: toOperation(row), ...toCourse(row) }));
}
