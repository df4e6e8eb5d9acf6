import type { Account } from "@quittance/client";
import { toUuid } from "@quittance/db";
import type { AccountId } from "@quittance/domain";
import type { Stack } from "./start-stack.ts";

export interface StoredEvent {
  readonly type: string;
  readonly sequence: number;
  readonly object: Account;
}

/** What was announced of an account, newest first: read where it is written, because feeds wait for others. */
export async function readAccountEvents(
  { sql }: Stack,
  id: string,
): Promise<readonly StoredEvent[]> {
  const rows = await sql<{ body: string }[]>`
    select body from events where resource_id = ${toUuid(id as AccountId)} order by sequence desc`;
  return rows.map(({ body }) => {
    const { type, sequence, data } = JSON.parse(body) as {
      type: string;
      sequence: number;
      data: { object: Account };
    };
    return { type, sequence, object: data.object };
  });
}
