import { createReceiver, type ReceiverOptions } from "./receive-webhook.ts";

/** What is needed of Node's request, and of Express's. */
interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly body?: unknown;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly readableEnded: boolean;
}

/** What is needed of Node's response. */
interface NodeResponse {
  statusCode: number;
  end(body: string): unknown;
}

const BODY_BYTES_MAX = 1024 * 1024;

/**
 * A handler for Express, and for anything else that passes on Node's own request and response:
 * `app.post("/hook", expressWebhook({ secret, onEvent }))`. It reads the body itself, or takes the
 * bytes of `express.raw()`; behind `express.json()` the bytes that were signed are gone, which is an error.
 */
export function expressWebhook(options: ReceiverOptions) {
  const receive = createReceiver(options);
  return async (
    request: NodeRequest,
    response: NodeResponse,
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

async function readBytes(request: NodeRequest): Promise<Uint8Array> {
  if (request.body instanceof Uint8Array) return request.body;
  if (request.readableEnded) {
    throw new Error("The body was parsed before: mount expressWebhook ahead of express.json().");
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(Uint8Array.from(chunk));
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("The body is larger than any webhook.");
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
