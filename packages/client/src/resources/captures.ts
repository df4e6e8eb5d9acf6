import type { Schemas } from "../contract/routes.ts";
import type { CallOptions, Send } from "../transport/send-request.ts";
import { waitUntilDecided } from "../transport/wait-until-decided.ts";

/** What was, or is to be, taken of a hold. `succeeded` and `failed` are final. */
export interface Capture extends Readonly<Schemas["Capture"]> {}

/** How much is taken of a hold; all that is left when the amount is left out. */
export interface CaptureCreateParams extends Readonly<Schemas["NewCapture"]> {}

/** Captures. They are made with `paymentIntents.capture`. */
export function createCapturesResource(send: Send) {
  return {
    /**
     * The capture as it stands.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<Capture> =>
      send("GET /v1/captures/{id}", { params: { id }, options }),

    /**
     * Resolves when the capture is decided; outages in between are sat out.
     *
     * @throws QuittanceWaitTimeoutError when `timeoutMs` (default two minutes) runs out first
     */
    wait: (id: string, options: CallOptions = {}): Promise<Capture> =>
      waitUntilDecided<Capture>(
        (asking) =>
          send("GET /v1/captures/{id}", { params: { id }, maxRetries: 0, options: asking }),
        options,
      ),
  };
}
