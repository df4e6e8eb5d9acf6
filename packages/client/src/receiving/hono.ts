import { createReceiver, type ReceiverOptions } from "./receive-webhook.ts";

/** What is needed of Hono's context. */
interface HonoContext {
  req: { raw: Request };
}

/** A handler for Hono: `app.post("/hook", honoWebhook({ secret, onEvent }))`. */
export function honoWebhook(options: ReceiverOptions): (c: HonoContext) => Promise<Response> {
  const receive = createReceiver(options);
  return async ({ req: { raw } }) => {
    const { status, body } = await receive(new Uint8Array(await raw.arrayBuffer()), raw.headers);
    return new Response(body, { status });
  };
}
