/**
 * Where the queue lives when nobody says: on the PostgreSQL that is there, in a database of its own
 * beside ours, so that BullMQ's advisory locks and NOTIFY never meet a transaction with money in it.
 */
export function defaultQueueUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `${url.pathname}_queue`;
  return url.href;
}
