import type { TenantId } from "@quittance/domain";
import type { Database } from "../database.ts";
import { listTenants } from "../tenants/list-tenants.ts";
import { inTransaction } from "../transactions.ts";
import { type Finding, findBroken } from "./find-broken.ts";
import { nextSlice } from "./next-slice.ts";
import type { Rule } from "./rule.ts";

/** A finding, and whose books it is in. */
export interface TenantFinding extends Finding {
  readonly tenantId: TenantId;
}

/** Asks a rule about the whole books of every tenant, slice by slice. */
export async function findBrokenAnywhere(
  db: Database,
  rule: Rule,
): Promise<readonly TenantFinding[]> {
  const findings: TenantFinding[] = [];
  for (const tenantId of await listTenants(db)) {
    let after: string | null = null;
    do {
      const [slice, found] = await inTransaction(db, tenantId, async (tx) => {
        const next = await nextSlice(tx, tenantId, rule.family, after);
        return [next, await findBroken(tx, tenantId, rule, next)] as const;
      });
      findings.push(...found.map((finding) => ({ ...finding, tenantId })));
      after = slice.upTo;
    } while (after !== null);
  }
  return findings;
}
