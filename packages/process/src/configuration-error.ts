/**
 * What the operator set is wrong. Each sentence names one variable and says what is expected;
 * none repeats a value, because values may be secrets.
 */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join(" "));
    this.sentences = sentences;
  }
}

/** EX_CONFIG of BSD's sysexits.h: tells whoever started a process that starting it again is of no use. */
export const WRONG_CONFIGURATION_EXIT_CODE = 78;

/**
 * Runs `read`, and ends the process with exit code 78 when it throws a ConfigurationError.
 * The operator gets the sentences on stderr, one a line, and no stack trace.
 */
export function exitOnWrongConfiguration<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const sentence of error.sentences) process.stderr.write(`${sentence}\n`);
    return process.exit(WRONG_CONFIGURATION_EXIT_CODE);
  }
}
