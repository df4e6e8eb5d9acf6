import { QuittanceConfigurationError } from "./errors.ts";

/** What `createClient` takes. Everything has a default except, in the end, the key. */
export interface ClientOptions {
  /** Where Quittance answers, without `/v1`. Default: QUITTANCE_URL, then http://localhost:3000. */
  url?: string;
  /** Default: QUITTANCE_API_KEY. */
  apiKey?: string;
  /** Another `fetch`, for a proxy or for instrumentation. Default: the platform's. */
  fetch?: typeof fetch;
  /** Tries after the first one. Default 4; 0 never repeats anything. */
  maxRetries?: number;
  /** Time for one try, not for the call. Default 30 seconds. */
  timeoutMs?: number;
}

/** The options with every default filled in. */
export interface ClientSettings {
  url: string;
  apiKey: string;
  fetch: typeof fetch;
  maxRetries: number;
  timeoutMs: number;
}

/**
 * Fills in defaults; an environment variable is read only where its option is missing.
 *
 * @throws QuittanceConfigurationError when the key is missing or the URL is none
 */
export function resolveSettings(
  options: ClientOptions,
  environment: Record<string, string | undefined>,
): ClientSettings {
  const url = options.url ?? environment.QUITTANCE_URL ?? "http://localhost:3000";
  const apiKey = options.apiKey ?? environment.QUITTANCE_API_KEY;
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new QuittanceConfigurationError(`"${url}" is no URL of a Quittance instance.`);
  }
  if (apiKey === undefined || apiKey === "") {
    throw new QuittanceConfigurationError(
      "No API key: give createClient an apiKey or set QUITTANCE_API_KEY.",
    );
  }
  return {
    url: url.replace(/\/+$/, ""),
    apiKey,
    fetch: options.fetch ?? fetch,
    maxRetries: options.maxRetries ?? 4,
    timeoutMs: options.timeoutMs ?? 30_000,
  };
}
