import type { IncomingMessage, ServerResponse } from "node:http";
import { createReceiver, type ReceiverOptions } from "./receive-webhook.ts";

const BODY_BYTES_MAX = 1024 * 1024;

/**
 * A handler for Express, and for anything else that passes on Node's own request and response:
 * `app.post("/hook", expressWebhook({ secret, onEvent }))`. It reads the body itself, or takes the
 * bytes of `express.raw()`; behind `express.json()` the bytes that were signed are gone, which is an error.
 */
export function expressWebhook(options: ReceiverOptions) {
  const receive = createReceiver(options);
  return async (
    request: IncomingMessage & { body?: unknown },
    response: ServerResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    try {
      const { status, body } = await receive(await readBytes(request), request.headers);
      response.statusCode = status;
      response.end(body);
    } catch (error) {
      next(error);
    }
  };
}

async function readBytes(request: IncomingMessage & { body?: unknown }): Promise<Uint8Array> {
  if (request.body instanceof Uint8Array) return request.body;
  if (request.readableEnded) {
    throw new Error("The body was parsed before: mount expressWebhook ahead of express.json().");
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("The body is larger than any webhook.");
  }
  return Buffer.concat(chunks);
}
