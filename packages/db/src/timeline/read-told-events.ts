import type {
  EventId,
  EventType,
  Instant,
  OperationId,
  PaymentIntentId,
  TenantId,
} from "@quittance/domain";
import { uuidsOf } from "../arrays/binary-arrays.ts";
import type { Tx } from "../database.ts";
import { toInstant } from "../instants.ts";
import { toId, toUuid } from "../public-id.ts";

/** An event without its body: that something was told, and of what. */
export interface ToldEvent {
  readonly id: EventId;
  readonly type: EventType;
  readonly resource: PaymentIntentId | OperationId;
  readonly sequence: number;
  readonly createdAt: Instant;
}

interface Row {
  readonly id: string;
  readonly type: EventType;
  readonly resource_id: string;
  readonly sequence: number;
  readonly created_at: Date;
}

/** The events of these resources, in the order in which they were made. */
export async function readToldEvents(
  tx: Tx,
  tenantId: TenantId,
  resources: readonly ToldEvent["resource"][],
): Promise<readonly ToldEvent[]> {
  const resourceOf = new Map(resources.map((resource) => [toUuid(resource), resource]));
  const rows = await tx<Row[]>`
    select id, type, resource_id, sequence, created_at
      from events where tenant_id = ${tenantId} and resource_id = any(${uuidsOf(resources)})
      order by id`;
  return rows.flatMap((row) => {
    const resource = resourceOf.get(row.resource_id);
    return resource === undefined
      ? []
      : {
          id: toId("evt", row.id),
          type: row.type,
          resource,
          sequence: row.sequence,
          createdAt: toInstant(row.created_at),
        };
  });
}
