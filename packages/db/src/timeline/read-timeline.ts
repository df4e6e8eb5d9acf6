import type { LedgerTransaction, PaymentIntentId } from "@quittance/domain";
import type { Database } from "../database.ts";
import type { Delivery } from "../deliveries/delivery-row.ts";
import { readLedgerTransactions } from "../ledger/read-ledger-transactions.ts";
import type { Tenant } from "../tenants/tenant.ts";
import { inSnapshot } from "../transactions.ts";
import { type DeliveryAttempt, readAttemptsOf } from "./read-attempts-of.ts";
import { readDeliveriesOf } from "./read-deliveries-of.ts";
import { type IntentCourse, readIntentCourse } from "./read-intent-course.ts";
import { type OperationCourse, readOperationCourses } from "./read-operation-courses.ts";
import { readToldEvents, type ToldEvent } from "./read-told-events.ts";

/** Everything that is known of an intent, from one snapshot. */
export interface Timeline {
  readonly course: IntentCourse;
  readonly operations: readonly OperationCourse[];
  readonly ledgerTransactions: readonly LedgerTransaction[];
  readonly events: readonly ToldEvent[];
  readonly deliveries: readonly Delivery[];
  readonly attempts: readonly DeliveryAttempt[];
  /** True when there is more of something than the limits let through; the newest are there. */
  readonly truncated: boolean;
}

export interface TimelineLimits {
  /** The most operations, the most ledger transactions and the most deliveries. */
  readonly ofEach: number;
  readonly attemptsPerDelivery: number;
}

/**
 * Reads the whole life of an intent; undefined when the tenant has none with this id. One snapshot,
 * so that no entry is shown without the decision that wrote it.
 */
export function readTimeline(
  db: Database,
  tenant: Tenant,
  id: PaymentIntentId,
  limits: TimelineLimits,
): Promise<Timeline | undefined> {
  return inSnapshot(db, tenant.id, async (tx) => {
    const [course, asked] = await Promise.all([
      readIntentCourse(tx, tenant, id),
      readOperationCourses(tx, tenant.id, id, limits.ofEach + 1),
    ]);
    if (course === undefined) return undefined;
    const operations = asked.slice(0, limits.ofEach);
    const transactionIds = course.intent.ledgerTransactions;
    const resources = [id, ...operations.map(({ operation }) => operation.id)];
    const [ledgerTransactions, events, delivered] = await Promise.all([
      readLedgerTransactions(tx, tenant.id, transactionIds.slice(-limits.ofEach)),
      readToldEvents(tx, tenant.id, resources),
      readDeliveriesOf(tx, tenant.id, resources, limits.ofEach + 1),
    ]);
    const deliveries = delivered.slice(0, limits.ofEach);
    const attempts = await readAttemptsOf(
      tx,
      tenant.id,
      deliveries.map((delivery) => delivery.id),
      limits.attemptsPerDelivery,
    );
    return {
      course,
      operations,
      ledgerTransactions,
      events,
      deliveries,
      attempts,
      truncated:
        Math.max(asked.length, transactionIds.length, delivered.length) > limits.ofEach ||
        deliveries.some((delivery) => delivery.attempts > limits.attemptsPerDelivery),
    };
  });
}
