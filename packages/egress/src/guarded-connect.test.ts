import { expect, test } from "vitest";
import { AddressForbiddenError, guardedConnect } from "./guarded-connect.ts";
import { parseNetworks } from "./networks.ts";

const connect = guardedConnect({
  networks: parseNetworks(["127.0.0.0/8"]),
  connectTimeoutMs: 1_000,
  resolve: () => {
    throw new Error("a literal address is not looked up");
  },
});

test.each([
  ["https:", "10.0.0.1"],
  ["https:", "::1"],
  ["https:", "::ffff:10.0.0.1"],
  ["http:", "169.254.169.254"],
  ["http:", "8.8.8.8"],
])("no connection is opened over %s to the literal address %s", async (protocol, hostname) => {
  const refusal = await new Promise<Error | null>((done) => {
    connect({ protocol, hostname, port: "9" }, (...[error]) => done(error));
  });
  expect(refusal).toBeInstanceOf(AddressForbiddenError);
});
