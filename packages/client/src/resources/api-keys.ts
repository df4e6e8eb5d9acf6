import type { QueryParams, Schemas } from "../contract/routes.ts";
import { createListing, type Listing } from "../transport/listing.ts";
import type { CallOptions, CreateOptions, Send } from "../transport/send-request.ts";

/** What is kept of a key, which is not the key itself. */
export interface ApiKey extends Readonly<Schemas["ApiKey"]> {}

/**
 * Only the answers to `create` and `rotate` carry the key itself, as `secret`. It is null when the
 * first answer was lost on its way and told again: then revoke that key and make another.
 */
export interface CreatedApiKey extends Readonly<Schemas["CreatedApiKey"]> {}

/** What a key may do, and until when. */
export interface ApiKeyCreateParams extends Readonly<Schemas["NewApiKey"]> {}

/** How long the old key is good beside the new one, in seconds. */
export interface ApiKeyRotateParams extends Readonly<Schemas["RotateApiKey"]> {}

/** Which keys. */
export interface ApiKeyListParams extends QueryParams<"GET /v1/api_keys"> {}

/** API keys. All of it needs the scope `keys:write`. */
export function createApiKeysResource(send: Send) {
  return {
    /**
     * Makes a key with some of the scopes of the one that asks. Keep `secret`: nobody can show it again.
     *
     * @throws QuittanceError `insufficient_scope` and others
     */
    create: (body: ApiKeyCreateParams, options?: CreateOptions): Promise<CreatedApiKey> =>
      send("POST /v1/api_keys", { body, options }),

    /**
     * The key without its secret.
     *
     * @throws QuittanceError `not_found`
     */
    get: (id: string, options?: CallOptions): Promise<ApiKey> =>
      send("GET /v1/api_keys/{id}", { params: { id }, options }),

    /** Keys, newest first, also those that are revoked or have expired. */
    list: (params: ApiKeyListParams = {}, options?: CallOptions): Listing<ApiKey> =>
      createListing((query) => send("GET /v1/api_keys", { query, options }), { ...params }),

    /**
     * Makes a key in the place of another; both are good until the old one expires.
     *
     * @throws QuittanceError `not_found`, `not_rotatable` and others
     */
    rotate: (
      id: string,
      body: ApiKeyRotateParams = {},
      options?: CreateOptions,
    ): Promise<CreatedApiKey> =>
      send("POST /v1/api_keys/{id}/rotate", { params: { id }, body, options }),

    /**
     * Revokes the key for ever: within 5 seconds it is refused everywhere. Doing so again is fine.
     *
     * @throws QuittanceError `not_found`, `last_api_key`
     */
    delete: async (id: string, options?: CallOptions): Promise<void> => {
      await send("DELETE /v1/api_keys/{id}", { params: { id }, options });
    },
  };
}
