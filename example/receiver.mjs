// A receiver of webhooks that needs nothing but Node: WEBHOOK_SECRET=whsec_… node example/receiver.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from((process.env.WEBHOOK_SECRET ?? "").replace("whsec_", ""), "base64");
if (key.length === 0) throw new Error("WEBHOOK_SECRET is not set: anybody could sign");

const server = createServer(async (request, response) => {
  const chunks = await request.toArray().catch(() => null);
  if (chunks === null) return; // who sent it hung up half-way
  const body = Buffer.concat(chunks); // the bytes as they came
  const id = request.headers["webhook-id"];
  const sentAt = request.headers["webhook-timestamp"];
  const expected = createHmac("sha256", key)
    .update(`${String(id)}.${String(sentAt)}.${String(body)}`)
    .digest();
  const isGenuine = String(request.headers["webhook-signature"])
    .split(" ")
    .some((each) => {
      const signature = Buffer.from(each.replace("v1,", ""), "base64");
      return signature.length === expected.length && timingSafeEqual(signature, expected);
    });
  const isFresh = Math.abs(Date.now() / 1000 - Number(sentAt)) < 300;
  if (!isGenuine || !isFresh) return response.writeHead(400).end();
  const event = JSON.parse(String(body));
  console.log(event.type, event.data.object.id);
  return response.writeHead(204).end();
});
server.listen(Number(process.env.PORT ?? 4000), () => console.log("Waiting for webhooks …"));
