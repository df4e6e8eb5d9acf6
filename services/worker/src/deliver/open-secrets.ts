import type { ClaimedSecret } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import type { KeyRing } from "@quittance/secrets";
import type { SigningSecret } from "./sign-webhook.ts";

/** Opens the secrets of an endpoint. Throws when one of them can not be: nothing is sent half signed. */
export const openSecrets = (
  ring: Pick<KeyRing, "open">,
  tenantId: TenantId,
  secrets: readonly ClaimedSecret[],
): readonly SigningSecret[] =>
  secrets.map(({ id, scheme, keyName, sealed }) => ({
    scheme,
    secret: ring.open({ key: keyName, text: sealed }, `${tenantId}/${id}`),
  }));
