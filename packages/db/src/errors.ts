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
  "SERVER_SILENT",
]);

/**
 * The connection broke while somebody waited for an answer. 57P01 and 57P02 are among them: a server
 * that is stopped may end a connection between the commit and its answer.
 */
const CONNECTION_BROKE = new Set([
  "57P01",
  "57P02",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * SQLSTATEs with which the server itself says that it can not serve now. A full disk, a disk that
 * fails and a server that became a standby are among them: no request is to blame for these.
 */
const SERVER_AWAY = new Set([
  "53100",
  "58030",
  "25006",
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
const isStatementTimeout = (error: unknown): boolean => codeOf(error) === "57014";

/** The server has no memory left, or no room in its lock table. Half of the work may go well. */
export const isOutOfMemory = (error: unknown): boolean => codeOf(error) === "53200";

/** A deadlock, a serialization failure or a lock that was not granted: the same work may go well next time. */
export const isTransient = (error: unknown): boolean =>
  ["40P01", "40001"].includes(codeOf(error) ?? "") ||
  isLockTimeout(error) ||
  isStatementTimeout(error);

/** The name of the constraint that refused a write. */
export const violatedConstraint = (error: unknown): string | undefined =>
  error instanceof postgres.PostgresError ? error.constraint_name : undefined;

/** A table, a column or a database role is not there, or the login may not take the role on. */
export const isUnprepared = (error: unknown): boolean =>
  ["42P01", "42703", "22023", "42501"].includes(codeOf(error) ?? "");
