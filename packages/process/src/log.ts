import {
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
  stdTimeFunctions,
} from "pino";
import { describeError } from "./describe-error.ts";
import { hideSecrets } from "./hide-secrets.ts";

/** The log of a process: one JSON object a line, on stdout unless told otherwise. */
export type Log = Logger;

export interface LogOptions {
  /** The name of the process, on every line. */
  readonly name: string;
  /** The least severe level that is written: trace, debug, info, warn, error, fatal or silent. */
  readonly level: string;
  /** Where lines go; stdout when left out. */
  readonly destination?: DestinationStream;
}

const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "idempotency_key",
  "idempotencyKey",
  "secret",
  "api_key",
  "apiKey",
  "password",
  "token",
];
const HYPHENATED_FIELDS = ["idempotency-key", "x-api-key"];

/** Wildcards reach one level each, and what we log is never nested deeper than a request's headers. */
const REDACTED_PATHS = ["", "*.", "*.*."].flatMap((prefix) => [
  ...SECRET_FIELDS.map((field) => `${prefix}${field}`),
  ...HYPHENATED_FIELDS.map((field) => `${prefix.replace(/\.$/, "")}["${field}"]`),
]);

/** Creates the log of a process. Time is ISO 8601 in UTC; secrets are hidden by field and by shape. */
export function createLog(options: LogOptions): Log {
  const settings: LoggerOptions = {
    name: options.name,
    level: options.level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    redact: { paths: REDACTED_PATHS, censor: "[hidden]" },
    // The last gate: a connection string in a message or a stack is nobody's field.
    hooks: { streamWrite: hideSecrets },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/**
 * The same log for a line that is written all the time, and whose fields are ours and hold no secret:
 * looking for some in each field costs more than the line. What looks like a secret is hidden here too.
 */
export const logOfPlainFields = (log: Log): Log => log.child({}, { redact: [] });
