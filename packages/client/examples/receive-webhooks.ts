// Registers a receiver on this machine, has an event sent to it, and verifies what arrives.
import { createServer } from "node:http";
import { createClient, type QuittanceEvent } from "@quittance/client";
import { expressWebhook } from "@quittance/client/express";

const quittance = createClient();

const server = createServer();
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" ? address?.port : undefined;

const endpoint = await quittance.webhookEndpoints.create({
  url: `http://127.0.0.1:${port}/hook`, // a public https URL where the operator allows no other
  description: "an example",
});

const arrived = new Promise<QuittanceEvent>((resolve) => {
  const handle = expressWebhook({
    secret: endpoint.secret, // shown only in the answer to `create`: keep it
    onEvent: (event) => {
      // Whatever else happens meanwhile arrives too.
      if (event.type === "webhook_endpoint.test") resolve(event);
    },
  });
  server.on("request", (request, response) => {
    void handle(request, response, (error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
});

await quittance.webhookEndpoints.test(endpoint.id);
const event = await arrived;
console.log(`arrived: ${event.type}, number ${event.sequence} of its endpoint`);

// Whoever does not know the secret is told 400, and nothing is handled.
const forged = await fetch(endpoint.url, { method: "POST", body: JSON.stringify(event) });
console.log(`forged: ${forged.status}`);

await quittance.webhookEndpoints.delete(endpoint.id);
server.close();
server.closeAllConnections();
