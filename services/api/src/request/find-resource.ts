import { parseId, toUuid } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import type { AccountDirectory } from "../intake/account-directory.ts";

/** The UUID of a resource that has events. An unknown id is a resource without any. */
export async function findResource(
  accounts: AccountDirectory,
  tenantId: TenantId,
  resource: string,
): Promise<string> {
  const id =
    parseId("pi", resource) ??
    parseId("cap", resource) ??
    parseId("re", resource) ??
    parseId("we", resource) ??
    (await accounts.find(tenantId, [resource]))(resource)?.id;
  return id === undefined ? "00000000-0000-0000-0000-000000000000" : toUuid(id);
}
