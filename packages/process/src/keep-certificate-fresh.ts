import { statSync } from "node:fs";
import type { Server } from "node:https";
import type { Log } from "./log.ts";
import { type Certificate, type CertificateFiles, readCertificate } from "./read-certificate.ts";

/** How often the files are looked at. A renewed certificate is in use after this at the latest. */
const LOOK_INTERVAL_MS = 10_000;

/** A certificate that nobody has renewed by then is not renewed by itself. */
const EXPIRES_SOON_MS = 14 * 86_400_000;

/**
 * Puts renewed files to use while the door is open; connections that stand keep what they have.
 * Files that do not fit together, as while they are being replaced, leave everything as it is.
 *
 * @returns a function that ends the watch
 */
export function keepCertificateFresh(
  server: Pick<Server, "setSecureContext">,
  files: CertificateFiles,
  options: { readonly log: Log; readonly intervalMs?: number | undefined },
): () => void {
  const { log, intervalMs = LOOK_INTERVAL_MS } = options;
  let seen = stampOf(files);
  const timer = setInterval(() => {
    const stamp = stampOf(files);
    if (stamp === seen) return;
    seen = stamp;
    try {
      const certificate = readCertificate(files);
      server.setSecureContext(secureContextOf(certificate));
      log.info({ valid_to: certificate.validTo }, "the renewed certificate is in use");
      warnOfExpiry(certificate, log);
    } catch (error) {
      log.error(
        { err: error },
        "the certificate was changed and can not be used; the old one stays",
      );
    }
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** What a server speaks with a certificate. Versions before 1.2 are broken, and no client of today needs them. */
export const secureContextOf = ({ cert, key }: Certificate) =>
  ({ cert, key, minVersion: "TLSv1.2" }) as const;

/** Tells operators in time, and at the start, because a door with an expired certificate lets nobody in. */
export function warnOfExpiry({ validTo }: Certificate, log: Log): void {
  const leftMs = validTo.getTime() - Date.now();
  if (leftMs > EXPIRES_SOON_MS) return;
  const line = { valid_to: validTo };
  if (leftMs <= 0) log.error(line, "the certificate of TLS_CERT_FILE has expired");
  else log.warn(line, "the certificate of TLS_CERT_FILE expires soon");
}

/** What changes when a file is replaced or rewritten; also when a link leads to another file. */
function stampOf({ certFile, keyFile }: CertificateFiles): string {
  try {
    return [certFile, keyFile]
      .map((file) => statSync(file))
      .map(({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`)
      .join(", ");
  } catch {
    return "not there";
  }
}
