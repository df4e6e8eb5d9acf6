import type { AccountId, TenantId } from "@quittance/domain";
import { validate } from "uuid";
import type { Database } from "../database.ts";
import type { Listener } from "../hear-notifications.ts";
import { toId } from "../public-id.ts";
import { parseTenantId } from "../tenants/parse-tenant-id.ts";

/** On which migrations/0014 tells that what the door knows of an account changed: `<tenant>/<account>`. */
const CHANNEL = "account_changes";

/** Somebody who remembers accounts, and has to know when what is remembered is out of date. */
export interface AccountChangeListener extends Pick<Listener, "onListening" | "onDeaf"> {
  /** What the door knows of this account has changed, and whoever reads it from now on sees that. */
  onChange(tenantId: TenantId, id: AccountId): void;
}

/** Tells of every account whose currency, status or external id changes, whoever changes it. */
export function hearAccountChanges(db: Database, listener: AccountChangeListener): void {
  db.listen({
    channel: CHANNEL,
    onListening: () => listener.onListening(),
    onDeaf: () => listener.onDeaf(),
    onNotification(payload) {
      const [tenant = "", account = ""] = payload.split("/");
      const tenantId = parseTenantId(tenant);
      // What can not be read may be about any account.
      if (tenantId === undefined || !validate(account)) listener.onListening();
      else listener.onChange(tenantId, toId("acct", account));
    },
  });
}
