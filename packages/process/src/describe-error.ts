/** What the log keeps of an error. */
export interface DescribedError {
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  table?: string;
  stack?: string;
  cause?: DescribedError;
  errors?: DescribedError[];
}

const DEPTH_MAX = 4;

/**
 * Picks the harmless fields of an error. Drivers hang connection options, statements, parameters
 * and row contents on their errors, so everything that is not named here stays out of the log.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const described: DescribedError = { type: error.name, message: error.message };
  const code = textField(error, "code");
  if (code !== undefined) described.code = code;
  // node-postgres says `constraint`, the package postgres says `constraint_name`.
  const constraint = textField(error, "constraint_name") ?? textField(error, "constraint");
  if (constraint !== undefined) described.constraint = constraint;
  const table = textField(error, "table_name") ?? textField(error, "table");
  if (table !== undefined) described.table = table;
  if (error.stack !== undefined) described.stack = error.stack;
  if (depth < DEPTH_MAX) {
    if (error.cause !== undefined) described.cause = describeError(error.cause, depth + 1);
    if (error instanceof AggregateError) {
      described.errors = error.errors.map((inner: unknown) => describeError(inner, depth + 1));
    }
  }
  return described;
}

function textField(error: Error, field: string): string | undefined {
  const value: unknown = Reflect.get(error, field);
  return typeof value === "string" ? value : undefined;
}
