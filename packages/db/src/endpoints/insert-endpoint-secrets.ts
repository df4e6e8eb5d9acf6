import type {
  EndpointId,
  EndpointSecretId,
  Instant,
  SignatureScheme,
  TenantId,
} from "@quittance/domain";
import type { Tx } from "../database.ts";
import { toUuid } from "../public-id.ts";

/** A secret as it is stored: sealed under a master key that is not in the database. */
export interface NewEndpointSecret {
  readonly id: EndpointSecretId;
  readonly scheme: SignatureScheme;
  readonly keyName: string;
  readonly sealed: string;
  readonly createdAt: Instant;
}

export async function insertEndpointSecrets(
  tx: Tx,
  tenantId: TenantId,
  endpoint: EndpointId,
  secrets: readonly NewEndpointSecret[],
): Promise<void> {
  for (const { id, scheme, keyName, sealed, createdAt } of secrets) {
    await tx`
      insert into endpoint_secrets (tenant_id, id, endpoint_id, scheme, key_name, sealed, created_at)
      values (${tenantId}, ${toUuid(id)}, ${toUuid(endpoint)}, ${scheme}, ${keyName}, ${sealed}, ${createdAt})`;
  }
}
