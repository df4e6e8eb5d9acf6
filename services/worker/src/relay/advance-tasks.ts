import { advanceTask, findTenantsWithTasks } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import { every, type Role } from "@quittance/process";
import type { RelayDependencies } from "./relay-tenant.ts";

const LOOK_EVERY_MS = 1_000;
const DELIVERIES_A_STEP = 500;

/** After so many rounds the tenants whose step failed are tried again, whatever the others have to do. */
const ROUNDS_MAX = 100;

/** The role that begins deliveries anew, where somebody asked for all those of a period. */
export function advanceTasksRole(deps: RelayDependencies): Role {
  return every(LOOK_EVERY_MS, "relay: advance tasks", async (signal) => {
    const failed = new Set<TenantId>();
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      if (!(await giveEverybodyAStep(deps, failed, signal))) return;
    }
  });
}

/**
 * Takes one step for each tenant that has a task, so that nobody waits for the end of another's.
 * A step that fails is its tenant's matter alone: it is logged, and the tenant joins `failed`, whose
 * members are passed over.
 *
 * @returns whether there may be more to do
 */
async function giveEverybodyAStep(
  deps: RelayDependencies,
  failed: Set<TenantId>,
  signal: AbortSignal,
): Promise<boolean> {
  let goesOn = false;
  for (const tenantId of await findTenantsWithTasks(deps.db)) {
    if (signal.aborted) return false;
    if (failed.has(tenantId)) continue;
    try {
      if (await takeStep(deps, tenantId)) goesOn = true;
    } catch (error) {
      failed.add(tenantId);
      deps.log.error({ err: error, tenant_id: tenantId }, "webhook task failed to advance");
    }
  }
  return goesOn;
}

/** @returns whether there was something to do */
async function takeStep(
  { db, queue, log }: RelayDependencies,
  tenantId: TenantId,
): Promise<boolean> {
  const step = await advanceTask(db, tenantId, DELIVERIES_A_STEP);
  if (step === undefined) return false;
  log.debug({ tenant_id: tenantId }, "webhook task advanced");
  if (step.delivery !== undefined) {
    await queue.ring({ queue: "deliver", tenantId, deliveryIds: [step.delivery] });
  }
  return true;
}
