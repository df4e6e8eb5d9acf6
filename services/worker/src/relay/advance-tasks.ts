import { advanceTask, findTenantsWithTasks } from "@quittance/db";
import { every, type Role } from "@quittance/process";
import type { RelayDependencies } from "./relay-tenant.ts";

const LOOK_EVERY_MS = 1_000;
const DELIVERIES_A_STEP = 500;

/** The role that begins deliveries anew, where somebody asked for all those of a period. */
export function advanceTasksRole({ db, queue, log }: RelayDependencies): Role {
  return every(LOOK_EVERY_MS, "relay: advance tasks", async (signal) => {
    for (const tenantId of await findTenantsWithTasks(db)) {
      let step = await advanceTask(db, tenantId, DELIVERIES_A_STEP);
      while (step !== undefined && !signal.aborted) {
        log.debug({ tenant_id: tenantId }, "webhook task advanced");
        if (step.delivery !== undefined) {
          await queue.ring({ queue: "deliver", tenantId, deliveryIds: [step.delivery] });
        }
        step = await advanceTask(db, tenantId, DELIVERIES_A_STEP);
      }
    }
  });
}
