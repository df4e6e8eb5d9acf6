import {
  isDatabaseAway,
  isOutcomeUnknown,
  isOutOfMemory,
  isTransient,
  KeyRefusedError,
} from "@quittance/db";
import { HTTPException } from "hono/http-exception";
import { Problem } from "./problem.ts";

const RETRY_AFTER_SECONDS = 1;

/** What an error that nobody expected is to the client. `internal_error` keeps it as its cause, for the log. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof KeyRefusedError) return problemOfKey(error);
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem(error.message.includes("JSON") ? "malformed_json" : "bad_request");
  }
  // A client that hung up breaks a connection too, but not that of the database.
  if (error instanceof Error && error.message === "aborted") return new Problem("bad_request");
  const retryAfterSeconds = RETRY_AFTER_SECONDS;
  if (isOutcomeUnknown(error)) return new Problem("outcome_unknown", { retryAfterSeconds });
  if (isDatabaseAway(error) || isTransient(error) || isOutOfMemory(error)) {
    return new Problem("database_unavailable", { retryAfterSeconds });
  }
  return new Problem("internal_error", { cause: error });
}

/** A key that lost its own right meanwhile learns no more than every other that has none. */
function problemOfKey({ code, message: detail }: KeyRefusedError): Problem {
  if (code === "unauthenticated" || code === "not_found") return new Problem(code);
  if (code === "timestamp_in_past" || code === "timestamp_too_late") {
    return Problem.ofFaults([{ pointer: "/expires_at", code, detail }]);
  }
  return new Problem(code, { detail });
}
