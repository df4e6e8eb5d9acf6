import type { BatchId, Instant, PaymentIntent, PaymentIntentId } from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toInstantOrNull } from "../instants.ts";
import {
  INTENT_COLUMNS,
  type IntentRow,
  LEG_COLUMNS,
  type LegRow,
  toIntents,
} from "../intents/intent-row.ts";
import { toId, toUuid } from "../public-id.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { COURSE_COLUMNS, type Course, type CourseRow, toCourse } from "./course.ts";

/** An intent as it stands, and how it came there. */
export interface IntentCourse extends Course {
  readonly intent: PaymentIntent;
  /** The batch request that it came with. */
  readonly batch: BatchId | null;
  /** Since when it is in quarantine. */
  readonly quarantinedAt: Instant | null;
}

interface Row extends IntentRow, CourseRow {
  readonly quarantined_at: Date | null;
}

export async function readIntentCourse(
  tx: Tx,
  tenant: Tenant,
  id: PaymentIntentId,
): Promise<IntentCourse | undefined> {
  const [rows, legs] = await Promise.all([
    tx<Row[]>`
      select ${tx(INTENT_COLUMNS)}, ${tx(COURSE_COLUMNS)}, quarantined_at
        from payment_intents where tenant_id = ${tenant.id} and id = ${toUuid(id)}`,
    tx<LegRow[]>`
      select ${tx(LEG_COLUMNS)}
        from legs where tenant_id = ${tenant.id} and intent_id = ${toUuid(id)}
        order by position`,
  ]);
  const [row] = rows;
  const [intent] = toIntents(rows, legs, tenant.livemode);
  if (row === undefined || intent === undefined) return undefined;
  return {
    intent,
    batch: row.batch_id === null ? null : toId("batch", row.batch_id),
    quarantinedAt: toInstantOrNull(row.quarantined_at),
    ...toCourse(row),
  };
}
