import { type Database, type MomentToSettle, settleMoment } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { Problem } from "../problem/problem.ts";

/** Waits until what is told of a moment stays true, and rather tells nothing than what may change. */
export async function settle(
  db: Database,
  tenantId: TenantId,
  moment: MomentToSettle,
): Promise<void> {
  if (await settleMoment(db, tenantId, moment)) return;
  throw new Problem("moment_unsettled", { retryAfterSeconds: 1 });
}
