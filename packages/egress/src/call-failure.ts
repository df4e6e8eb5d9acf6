import { errors } from "undici";
import { AddressForbiddenError } from "./guarded-connect.ts";

/** Why a call got no whole answer. */
export type CallFailure =
  | "address_forbidden"
  | "dns_error"
  | "connection_refused"
  | "connection_reset"
  | "host_unreachable"
  | "timeout"
  | "tls_error"
  | "answer_invalid"
  | "interrupted"
  | "call_failed";

const BY_CODE: Readonly<Record<string, CallFailure>> = {
  ENOTFOUND: "dns_error",
  EAI_AGAIN: "dns_error",
  EAI_FAIL: "dns_error",
  EAI_NODATA: "dns_error",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_reset",
  ECONNABORTED: "connection_reset",
  EPIPE: "connection_reset",
  UND_ERR_SOCKET: "connection_reset",
  EHOSTUNREACH: "host_unreachable",
  ENETUNREACH: "host_unreachable",
  EADDRNOTAVAIL: "host_unreachable",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "answer_invalid",
  EPROTO: "tls_error",
  UND_ERR_DESTROYED: "interrupted",
  UND_ERR_CLOSED: "interrupted",
};

/** OpenSSL's and Node's names for everything that can be wrong with a certificate or a handshake. */
const TLS_CODE =
  /^(ERR_(SSL|TLS)_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|HOSTNAME_MISMATCH)/;

/** What Node calls the asking for a name. */
const QUERY = /^(query|getaddrinfo)/;

/** The class of an error of a call. */
export function classifyCallFailure(error: unknown): CallFailure {
  if (error instanceof AddressForbiddenError) return "address_forbidden";
  if (!(error instanceof Error)) return "call_failed";
  if (error.name === "TimeoutError") return "timeout";
  if (error instanceof errors.HTTPParserError) return "answer_invalid";
  // A name server that can not be reached is not the receiver that can not be.
  if ("syscall" in error && QUERY.test(String(error.syscall))) return "dns_error";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) return "tls_error";
  if (error instanceof AggregateError) return classifyCallFailure(error.errors[0]);
  return error.cause === undefined ? "call_failed" : classifyCallFailure(error.cause);
}
