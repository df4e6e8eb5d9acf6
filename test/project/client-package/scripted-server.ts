import { createHmac, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const EVENT = JSON.stringify({ id: "evt_1", type: "account.created", data: { object: {} } });

/**
 * Answers what `smoke.mjs` asks, failures included, from the first request of a program on: the same
 * for each runtime, which no instance of Quittance would do on demand.
 */
export async function startScriptedServer() {
  const keys: unknown[] = [];
  const answer = (response: ServerResponse, status: number, body: object, kind = "json") => {
    response.writeHead(status, {
      "content-type": `application/${kind}`,
      "request-id": "req_1",
      ratelimit: '"key";r=9;t=1',
    });
    response.end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, code: string) =>
    answer(response, status, { status, code, detail: code }, "problem+json");

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    switch (`${request.method} ${pathname}`) {
      case "POST /v1/payment_intents": {
        keys.push(request.headers["idempotency-key"]);
        if (keys.length % 2 === 1) return refuse(response, 503, "database_unavailable");
        return answer(response, 202, { id: "pi_1" });
      }
      case "GET /v1/payment_intents": {
        const isFirst = searchParams.get("cursor") === null;
        const data = (isFirst ? ["pi_3", "pi_2"] : ["pi_1"]).map((id) => ({ id }));
        const next_cursor = isFirst ? "c1" : null;
        return answer(response, 200, { object: "list", data, has_more: isFirst, next_cursor });
      }
      case "GET /v1/events/stream":
        response.writeHead(200, { "content-type": "text/event-stream" });
        return response.write(`id: evt_1\ndata: ${EVENT}\n\n`);
      case "GET /webhook":
        return answer(response, 200, signWebhook());
      case "GET /v1/refunds/re_silent":
        return undefined;
      default:
        return refuse(response, 404, "not_found");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** The idempotency keys of the payments that were sent since it was last asked. */
    takeKeys: () => keys.splice(0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A webhook with both kinds of signature, and what verifies each. */
function signWebhook() {
  const secret = randomBytes(24);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const content = Buffer.from(`evt_1.${timestamp}.${EVENT}`);
  const v1 = createHmac("sha256", secret).update(content).digest("base64");
  const v1a = sign(null, content, privateKey).toString("base64");
  const whpk = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  return {
    body: EVENT,
    headers: {
      "webhook-id": "evt_1",
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${v1} v1a,${v1a}`,
    },
    secrets: [`whsec_${secret.toString("base64")}`, `whpk_${whpk.toString("base64")}`],
  };
}
