import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { ConfigurationError } from "./configuration-error.ts";

/** Where the certificate of a door and its private key are, both PEM. */
export interface CertificateFiles {
  /** The certificate, followed by those that lead from it to the authority. */
  readonly certFile: string;
  /** The private key, without a passphrase. */
  readonly keyFile: string;
}

export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** When it expires. */
  readonly validTo: Date;
}

/**
 * Reads a certificate and its key.
 * @throws ConfigurationError with one sentence that names the variable to correct
 */
export function readCertificate({ certFile, keyFile }: CertificateFiles): Certificate {
  const cert = read("TLS_CERT_FILE", certFile);
  const key = read("TLS_KEY_FILE", keyFile);
  const leaf = parse("TLS_CERT_FILE", "a certificate in PEM", () => new X509Certificate(cert));
  const privateKey = parse("TLS_KEY_FILE", "a private key in PEM without a passphrase", () =>
    createPrivateKey(key),
  );
  if (!leaf.checkPrivateKey(privateKey)) {
    throw new ConfigurationError([
      "TLS_KEY_FILE is wrong: the key does not belong to the certificate of TLS_CERT_FILE.",
    ]);
  }
  // DER can be read above, and so can a key that is too short to be of use; TLS takes neither.
  parse("TLS_CERT_FILE", "a certificate in PEM with a key that is long enough", () =>
    createSecureContext({ cert, key }),
  );
  return { cert, key, validTo: new Date(leaf.validTo) };
}

function read(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no code";
    throw new ConfigurationError([`${variable} is wrong: the file can not be read (${code}).`]);
  }
}

function parse<Parsed>(variable: string, expected: string, attempt: () => Parsed): Parsed {
  try {
    return attempt();
  } catch {
    throw new ConfigurationError([`${variable} is wrong: ${expected} is expected.`]);
  }
}
