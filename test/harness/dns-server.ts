import { createSocket } from "node:dgram";
import { once } from "node:events";
import { decode, encode } from "dns-packet";

/** The addresses of a name, for each time that it is asked for; the last ones from then on. Null never answers. */
export type Zone = Readonly<Record<string, readonly (readonly string[] | null)[]>>;

export interface DnsServer {
  /** As resolvers take it: address and port. */
  readonly address: string;
  /** How often addresses of a name were asked for. */
  asked(name: string): number;
  close(): Promise<void>;
}

/** A real name server on loopback that changes its mind, or keeps silent. Other names do not exist. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const asked = new Map<string, number>();
  const socket = createSocket("udp4");
  socket.on("message", (message, { address, port }) => {
    const query = decode(message);
    const [question] = query.questions ?? [];
    if (question === undefined) return;
    const name = question.name.toLowerCase();
    // Both families are asked for at the same time; the round is counted by one of them.
    const round = asked.get(name) ?? 0;
    if (question.type === "A") asked.set(name, round + 1);
    const rounds = zone[name];
    const addresses = rounds === undefined ? [] : rounds[Math.min(round, rounds.length - 1)];
    if (addresses === null || addresses === undefined) return;
    const answers = addresses
      .filter((each) => each.includes(":") === (question.type === "AAAA"))
      .map((data) => ({ type: familyOf(data), name: question.name, ttl: 0, data }));
    const flags = rounds === undefined ? 3 : 0;
    socket.send(
      encode({ type: "response", id: query.id, flags, questions: [question], answers }),
      port,
      address,
    );
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: (name) => asked.get(name) ?? 0,
    async close() {
      socket.close();
      await once(socket, "close");
    },
  };
}

const familyOf = (address: string): "A" | "AAAA" => (address.includes(":") ? "AAAA" : "A");
