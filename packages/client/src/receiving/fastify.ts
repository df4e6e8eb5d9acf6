import type { WebhookHeaders } from "../webhooks.ts";
import { createReceiver, type ReceiverOptions } from "./receive-webhook.ts";

/** What is needed of Fastify. */
interface FastifyScope {
  addContentTypeParser(
    contentType: string,
    options: { parseAs: "buffer" },
    parser: (
      request: never,
      body: Uint8Array,
      done: (error: Error | null, body: Uint8Array) => void,
    ) => void,
  ): unknown;
  post(
    path: string,
    handler: (
      request: { readonly body: unknown; readonly headers: WebhookHeaders },
      reply: { code(status: number): { send(body: string): unknown } },
    ) => Promise<unknown>,
  ): unknown;
}

/**
 * A plugin for Fastify: `app.register(fastifyWebhook({ path: "/hook", secret, onEvent }))`. In its own
 * scope JSON stays bytes; everywhere else it is parsed as ever.
 */
export function fastifyWebhook({ path, ...options }: ReceiverOptions & { path: string }) {
  const receive = createReceiver(options);
  return async (scope: FastifyScope): Promise<void> => {
    scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) =>
      done(null, body),
    );
    scope.post(path, async (request, reply) => {
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const { status, body } = await receive(bytes, request.headers);
      return reply.code(status).send(body);
    });
  };
}
