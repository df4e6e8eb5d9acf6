import postgres from "postgres";

/** Nothing was sent: the server refused the connection, or was not there. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_ENDED",
]);

/** The connection broke while somebody waited for an answer. */
const CONNECTION_BROKE = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/** SQLSTATEs with which the server itself says that it can not serve now. */
const SERVER_AWAY = new Set([
  "57P01",
  "57P02",
  "57P03",
  "57P05",
  "53300",
  "25P03",
  "08006",
  "08001",
  "08004",
]);

const codeOf = (error: unknown): string | undefined => {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
};

/** The database can not be reached, or broke off: try again later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code !== undefined &&
    (NEVER_CONNECTED.has(code) || CONNECTION_BROKE.has(code) || SERVER_AWAY.has(code))
  );
}

/** The answer to a write was lost: it may have been committed, and only a later look can tell. */
export function isOutcomeUnknown(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && CONNECTION_BROKE.has(code);
}

/** A lock was not granted within `lock_timeout`. */
export const isLockTimeout = (error: unknown): boolean => codeOf(error) === "55P03";

/** The statement ran into `statement_timeout`. */
export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === "57014";

/** A deadlock, a serialization failure or a lock that was not granted: the same work may go well next time. */
export const isTransient = (error: unknown): boolean =>
  ["40P01", "40001"].includes(codeOf(error) ?? "") ||
  isLockTimeout(error) ||
  isStatementTimeout(error);

/** The name of the constraint that refused a write. */
export const violatedConstraint = (error: unknown): string | undefined =>
  error instanceof postgres.PostgresError ? error.constraint_name : undefined;
