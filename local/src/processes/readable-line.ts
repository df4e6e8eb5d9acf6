/** What would do something to a terminal; others may have written it. */
const CONTROL = /[^\P{Cc}\t]/gu;

const QUIET_LINE = /^\{"level":"(?:trace|debug|info)"/;

/**
 * What the terminal shows of a line that a service logged: nothing for ordinary ones, one readable line
 * for warnings and errors, and what is no log line (a crash, a sentence about a wrong setting) as it is.
 */
export function readableLine(name: string, line: string): string | null {
  return readLine(name, line)?.replaceAll(CONTROL, "\ufffd") ?? null;
}

function readLine(name: string, line: string): string | null {
  if (line.trim() === "" || QUIET_LINE.test(line)) return null;
  const fields = parseFields(line);
  if (fields === null) return `${name}: ${line}`;
  const error = asFields(fields["err"]) ?? asFields(fields["error"]);
  // Of a request, which one it was and how it ended.
  const request = ["method", "route", "status"].map((field) => textOf(fields[field])).join(" ");
  const parts = [textOf(fields["msg"]), request.trim(), textOf(error?.["message"])].filter(
    (part) => part !== "",
  );
  return `${name} ${textOf(fields["level"])}: ${[...new Set(parts)].join(": ")}`;
}

function parseFields(line: string): Record<string, unknown> | null {
  if (!line.startsWith("{")) return null;
  try {
    return asFields(JSON.parse(line));
  } catch {
    return null;
  }
}

function asFields(value: unknown): Record<string, unknown> | null {
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value));
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
