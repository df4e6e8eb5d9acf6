import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { keepCertificateFresh, secureContextOf, warnOfExpiry } from "./keep-certificate-fresh.ts";
import type { Log } from "./log.ts";
import { type CertificateFiles, readCertificate } from "./read-certificate.ts";

/** How long a client may take for each of these, in milliseconds. */
export interface Patience {
  /** For the handshake of TLS. */
  readonly handshakeMs: number;
  /** For the head of a request. */
  readonly headersMs: number;
  /** For a whole request, its body included; answered with 408. */
  readonly requestMs: number;
  /** For anything at all to move on a connection, so that a client that takes no answer is cut off. */
  readonly silenceMs: number;
}

export interface TlsOptions extends CertificateFiles {
  /** Hears of renewals, of files that can not be used, and of a certificate that is about to expire. */
  readonly log: Log;
  /** How often the files are looked at; every 10 s by default. */
  readonly lookIntervalMs?: number;
}

const PATIENCE: Patience = {
  handshakeMs: 10_000,
  headersMs: 10_000,
  requestMs: 15_000,
  silenceMs: 120_000,
};

// Longer than the 60 s after which common load balancers drop an idle connection, so that it is
// never this side that closes a connection on which a request is just being sent.
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** The request line and all fields together, in bytes. */
const HEADER_BYTES_MAX = 16 * 1024;

/** Each takes a file descriptor and some kilobytes; more are closed as they come. */
const CONNECTIONS_MAX = 10_000;

/** A year, in seconds: how long browsers refuse to come back without TLS. */
const STRICT_TRANSPORT_SECURITY = "max-age=31536000";

/**
 * Creates a server that is strict about HTTP/1.1 and impatient with slow clients, over TLS when there
 * is a certificate. It does not listen yet.
 *
 * @throws ConfigurationError when the certificate or its key can not be used
 */
export function openServer(options: {
  readonly answer: RequestListener;
  readonly tls: TlsOptions | undefined;
  readonly patience: Partial<Patience> | undefined;
}): Server {
  const { answer, tls } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const settings = {
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    connectionsCheckingInterval: Math.min(1_000, patience.headersMs),
    maxHeaderSize: HEADER_BYTES_MAX,
    insecureHTTPParser: false,
    // Node's own refusal would be bare; the listener refuses what has no Host.
    requireHostHeader: false,
  };
  const server =
    tls === undefined
      ? createServer(settings, answer)
      : secure({ ...settings, handshakeTimeout: patience.handshakeMs }, answer, tls);
  server.maxConnections = CONNECTIONS_MAX;
  server.timeout = patience.silenceMs;
  return server;
}

function secure(settings: object, answer: RequestListener, tls: TlsOptions): Server {
  const certificate = readCertificate(tls);
  warnOfExpiry(certificate, tls.log);
  const server = createSecureServer(
    { ...settings, ...secureContextOf(certificate) },
    (incoming, outgoing) => {
      outgoing.setHeader("Strict-Transport-Security", STRICT_TRANSPORT_SECURITY);
      answer(incoming, outgoing);
    },
  );
  // First of all who hear of it: what is written to a connection that has no keys yet waits for ever,
  // and the connection with it.
  server.prependListener("tlsClientError", (_, socket) => socket.destroy());
  const endWatch = keepCertificateFresh(server, tls, {
    log: tls.log,
    intervalMs: tls.lookIntervalMs,
  });
  server.on("close", endWatch);
  return server;
}
