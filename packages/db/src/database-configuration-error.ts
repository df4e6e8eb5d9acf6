/** Something that the operator set up in a way that can not work; the message is one sentence that says what to do. */
export class DatabaseConfigurationError extends Error {
  override readonly name = "DatabaseConfigurationError";
}
