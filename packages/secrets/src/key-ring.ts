import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A master key: 32 bytes, and the name under which what it sealed remembers it. */
export interface NamedKey {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A secret as it may lie in the database. */
export interface Sealed {
  /** The name of the key that opens it. */
  readonly key: string;
  readonly text: string;
}

/**
 * Seals secrets with its first key and opens what any of its keys has sealed, so that a key is
 * changed without a pause: added as the second, made the first, and removed when nothing is under it.
 */
export interface KeyRing {
  /** The name of the key that seals; `none` when the ring is empty. */
  readonly current: string;
  /** @param place where the secret belongs: moved to another place, it does not open */
  seal(secret: string, place: string): Sealed;
  /** @throws when the key is not on the ring, or the text or its place were changed */
  open(sealed: Sealed, place: string): string;
}

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Under this name a secret lies as it is. Rings that are not empty still read it, to seal it. */
const NONE = "none";

/** A ring of no key seals nothing: it is for trying things out, and whoever opens it says so. */
export function openKeyRing(keys: readonly NamedKey[]): KeyRing {
  const byName = new Map(keys.map((key) => [key.name, key.bytes]));
  const [first] = keys;
  return {
    current: first?.name ?? NONE,
    seal(secret, place) {
      if (first === undefined) return { key: NONE, text: secret };
      return { key: first.name, text: encrypt(secret, first.bytes, bind(first.name, place)) };
    },
    open({ key, text }, place) {
      if (key === NONE) return text;
      const bytes = byName.get(key);
      if (bytes === undefined) throw new Error(`the key ring has no key "${key}"`);
      return decrypt(text, bytes, bind(key, place));
    },
  };
}

/** What the seal covers besides the secret itself. */
const bind = (key: string, place: string): Buffer => Buffer.from(`${key}|${place}`);

function encrypt(secret: string, key: Buffer, bound: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64");
}

function decrypt(text: string, key: Buffer, bound: Buffer): string {
  const bytes = Buffer.from(text, "base64");
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
  return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
}
