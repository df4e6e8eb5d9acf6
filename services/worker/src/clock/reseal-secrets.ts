import { type Database, findTenantsToReseal, resealSecrets } from "@quittance/db";
import type { EndpointSecretId, TenantId } from "@quittance/domain";
import { every, type Log, type Role } from "@quittance/process";
import type { KeyRing } from "@quittance/secrets";
import type { WorkerMetrics } from "../metrics.ts";

export interface ResealDependencies {
  readonly db: Database;
  readonly keyRing: KeyRing;
  readonly metrics: Pick<WorkerMetrics, "unreadableSecrets">;
  readonly log: Log;
}

const LOOK_EVERY_MS = 30_000;
const SECRETS_AT_ONCE = 100;

/**
 * The role that brings every secret under the first master key of the ring, so that a key that was
 * replaced can be taken away. A ring without keys brings nothing anywhere, but what it can not open is
 * counted all the same: a worker that was started without its keys sends nothing.
 */
export function resealSecretsRole(deps: ResealDependencies): Role {
  return every(LOOK_EVERY_MS, "clock: reseal secrets", async () => {
    const { db, keyRing, metrics } = deps;
    let unreadable = 0;
    for (const tenantId of await findTenantsToReseal(db, keyRing.current)) {
      unreadable += await resealTenant(deps, tenantId);
    }
    metrics.unreadableSecrets.set(unreadable);
  });
}

/** Brings a tenant's secrets under the first key. Answers how many could not be opened. */
export async function resealTenant(
  { db, keyRing, log }: Omit<ResealDependencies, "metrics">,
  tenantId: TenantId,
): Promise<number> {
  let unreadable = 0;
  let after: EndpointSecretId | undefined;
  do {
    const page = { after, limit: SECRETS_AT_ONCE };
    const round = await resealSecrets(db, tenantId, keyRing.current, page, (id, old) => {
      const place = `${tenantId}/${id}`;
      try {
        const secret = keyRing.open({ key: old.keyName, text: old.sealed }, place);
        const { key, text } = keyRing.seal(secret, place);
        return { keyName: key, sealed: text };
      } catch (error) {
        log.warn({ err: error, secret_id: id }, "a webhook secret can not be opened");
        return undefined;
      }
    });
    unreadable += round.unreadable;
    after = round.last;
  } while (after !== undefined);
  return unreadable;
}
