import { generateKeyPairSync, randomBytes } from "node:crypto";
import { type Database, type NewEndpointSecret, newId, readEndpointSecret } from "@quittance/db";
import type { EndpointSecretId, Instant, SignatureScheme, TenantId } from "@quittance/domain";
import type { KeyRing } from "@quittance/secrets";

/** New secrets of an endpoint: what their owner is told, and what is stored. */
export interface MadeSecrets {
  /** `whsec_…`; with a scheme that has none, undefined. */
  readonly secret: { readonly id: EndpointSecretId; readonly text: string } | undefined;
  /** `whpk_…`, with which v1a is verified; null without v1a. */
  readonly publicKey: string | null;
  readonly rows: readonly NewEndpointSecret[];
}

const SECRET_BYTES = 32;

/** Makes a secret for each scheme, and seals it. */
export function makeSecrets(
  ring: KeyRing,
  tenantId: TenantId,
  schemes: readonly SignatureScheme[],
  now: Instant,
): MadeSecrets {
  const store = (scheme: SignatureScheme, text: string): NewEndpointSecret => {
    const id = newId("wsec");
    const sealed = ring.seal(text, placeOf(tenantId, id));
    return { id, scheme, keyName: sealed.key, sealed: sealed.text, createdAt: now };
  };
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
  const pair = makePair();
  const v1 = schemes.includes("v1") ? store("v1", secret) : undefined;
  const v1a = schemes.includes("v1a") ? store("v1a", pair.secretKey) : undefined;
  return {
    secret: v1 && { id: v1.id, text: secret },
    publicKey: v1a === undefined ? null : pair.publicKey,
    rows: [v1, v1a].filter((row) => row !== undefined),
  };
}

/** Opens a secret that was stored before. */
export async function recallSecret(
  db: Database,
  ring: KeyRing,
  tenantId: TenantId,
  id: EndpointSecretId,
): Promise<string> {
  const stored = await readEndpointSecret(db, tenantId, id);
  if (stored === undefined) throw new Error(`there is no secret ${id}`);
  return ring.open({ key: stored.keyName, text: stored.sealed }, placeOf(tenantId, id));
}

/** What a seal covers besides the secret: moved to another row, it does not open. */
const placeOf = (tenantId: TenantId, id: EndpointSecretId): string => `${tenantId}/${id}`;

/** An ed25519 pair as Standard Webhooks writes it: the secret key is the seed and the public key. */
function makePair(): { readonly secretKey: string; readonly publicKey: string } {
  const { privateKey } = generateKeyPairSync("ed25519");
  const { d = "", x = "" } = privateKey.export({ format: "jwk" });
  const [seed, key] = [Buffer.from(d, "base64url"), Buffer.from(x, "base64url")];
  return {
    secretKey: `whsk_${Buffer.concat([seed, key]).toString("base64")}`,
    publicKey: `whpk_${key.toString("base64")}`,
  };
}
