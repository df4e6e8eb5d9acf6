import type { PaymentIntentId, TenantId } from "@quittance/domain";
import type { Actor } from "../audit-log/actor.ts";
import { recordAction } from "../audit-log/record-action.ts";
import type { Database } from "../database.ts";
import { sendTogether } from "../flight.ts";
import { toInstant } from "../instants.ts";
import { toId } from "../public-id.ts";
import { inTransaction } from "../transactions.ts";
import { withItsAtomicBatch } from "./with-its-atomic-batch.ts";

/**
 * Takes an intent out of quarantine and makes it due: the clock rings its bell within a second.
 * An atomic batch comes out as a whole. Of each intent it is written down who let it out; not which
 * error it was there for, which is no business of its tenant. False when it was not in quarantine.
 */
export function releaseIntent(
  db: Database,
  tenantId: TenantId,
  id: PaymentIntentId,
  operator: { readonly actor: Actor; readonly address: string | null },
): Promise<boolean> {
  return inTransaction(db, tenantId, async (tx) => {
    const released = await tx<Quarantined[]>`
      with quarantined as (
        select id, quarantined_at from payment_intents
          where tenant_id = ${tenantId} and quarantined_at is not null
            and id in (${withItsAtomicBatch(tx, tenantId, id)})
          order by id
          for update
      )
      update payment_intents p
        set quarantined_at = null, quarantine_error = null, ring_at = now()
        from quarantined q
        where p.tenant_id = ${tenantId} and p.id = q.id
        returning q.*`;
    await sendTogether(
      released.map((intent) =>
        recordAction(tx, {
          ...operator,
          tenantId,
          action: "quarantine.released",
          resource: toId("pi", intent.id),
          detail: { quarantined_at: { before: toInstant(intent.quarantined_at), after: null } },
          requestId: null,
        }),
      ),
    );
    return released.length > 0;
  });
}

interface Quarantined {
  readonly id: string;
  readonly quarantined_at: Date;
}
