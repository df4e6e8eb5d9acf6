import { expect, test } from "vitest";
import { AddressForbiddenError, guardedConnect } from "./guarded-connect.ts";
import { parseNetworks } from "./networks.ts";

const connect = guardedConnect({
  networks: parseNetworks(["127.0.0.0/8"]),
  connectTimeoutMs: 1_000,
  resolve: (hostname, answer) => {
    if (hostname !== "public.example.com") throw new Error("a literal address is not looked up");
    answer(null, [{ address: "8.8.8.8", family: 4 }]);
  },
});

const refusalOf = (protocol: string, hostname: string, port: string) =>
  new Promise<Error | null>((done) => {
    connect({ protocol, hostname, port }, (...[error]) => done(error));
  });

test.each([
  ["https:", "10.0.0.1"],
  ["https:", "::1"],
  ["https:", "::ffff:10.0.0.1"],
  ["http:", "169.254.169.254"],
  ["http:", "8.8.8.8"],
])("no connection is opened over %s to the literal address %s", async (protocol, hostname) => {
  expect(await refusalOf(protocol, hostname, "9999")).toBeInstanceOf(AddressForbiddenError);
});

test.each([
  ["http:", "80"],
  ["http:", "8080"],
  ["https:", "22"],
  ["https:", "6379"],
])(
  "no connection is opened over %s on port %s to a name that is public",
  async (protocol, port) => {
    expect(await refusalOf(protocol, "public.example.com", port)).toBeInstanceOf(
      AddressForbiddenError,
    );
  },
);
