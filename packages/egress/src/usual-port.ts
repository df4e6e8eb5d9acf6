/** The usual doors of databases, caches, queues and control planes above 1023. */
const SERVICE_PORTS = new Set([
  1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4222, 5432, 5672, 5984, 6379, 6443,
  8086, 8500, 9042, 9092, 9200, 9300, 10_250, 11_211, 15_672, 27_017,
]);

/**
 * Whether a port is one that webhooks go to on the public internet: https has its own; others are
 * fine unless something else is known to live there.
 *
 * @param port as a URL carries it, empty for the scheme's own
 */
export function isUsualPort(port: string): boolean {
  if (port === "") return true;
  const number = Number(port);
  return number >= 1_024 && !SERVICE_PORTS.has(number);
}
