/** What a client writes on a resource for itself. Stored and echoed, never interpreted. */
export type Metadata = Readonly<Record<string, string>>;

export const METADATA_KEYS_MAX = 50;
export const METADATA_KEY_LENGTH_MAX = 40;
export const METADATA_VALUE_LENGTH_MAX = 500;
