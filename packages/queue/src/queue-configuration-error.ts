/**
 * The queue that QUEUE_URL names can not be used as it is. The message is one sentence for the
 * operator and never holds credentials.
 */
export class QueueConfigurationError extends Error {
  override readonly name = "QueueConfigurationError";
}
