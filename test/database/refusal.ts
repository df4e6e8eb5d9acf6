import postgres from "postgres";

/** SQLSTATEs by the names that PostgreSQL's manual gives them. */
const CONDITIONS: Readonly<Record<string, string>> = {
  "22003": "numeric_value_out_of_range",
  "23001": "restrict_violation",
  "23502": "not_null_violation",
  "23505": "unique_violation",
  "23514": "check_violation",
  "42501": "insufficient_privilege",
};

/** Why the database refused a statement: the condition, and the constraint where there is one. */
export async function refusalOf(
  statement: Promise<unknown>,
): Promise<{ condition: string; constraint?: string }> {
  try {
    await statement;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    const condition = CONDITIONS[error.code] ?? error.code;
    const constraint = error.constraint_name;
    return constraint === undefined ? { condition } : { condition, constraint };
  }
  return { condition: "none: it was not refused" };
}
