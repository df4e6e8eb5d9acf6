import { QuittanceConfigurationError } from "../errors.ts";
import { API_VERSION } from "../generated/api.ts";
import {
  createRetryBudget,
  type RetryBudget,
  type RetryBudgetOptions,
  UNLIMITED,
} from "./retry-budget.ts";

/** What `createClient` takes. Everything has a default except, in the end, the key. */
export interface ClientOptions {
  /** Where Quittance answers, without `/v1`. Default: QUITTANCE_URL, then http://localhost:3000. */
  url?: string;
  /** Default: QUITTANCE_API_KEY. */
  apiKey?: string;
  /**
   * The date of the version of the API that is spoken. Default: the one that the types of this SDK
   * are of; null is the one that the key is pinned to.
   */
  apiVersion?: string | null;
  /** Another `fetch`, for a proxy or for instrumentation. Default: the platform's. */
  fetch?: typeof fetch;
  /** Tries after the first one. Default 4; 0 never repeats anything. */
  maxRetries?: number;
  /** How many retries all calls together may make; null is without limit. */
  retryBudget?: RetryBudgetOptions | null;
  /** Milliseconds for one try. Default 30 seconds. */
  tryTimeoutMs?: number;
  /** Milliseconds for a call with all of its tries and pauses. Default two minutes. */
  timeoutMs?: number;
}

/** The options with every default filled in. */
export interface ClientSettings {
  url: string;
  apiKey: string;
  apiVersion: string | null;
  fetch: typeof fetch;
  maxRetries: number;
  retryBudget: RetryBudget;
  tryTimeoutMs: number;
  timeoutMs: number;
}

/**
 * Fills in defaults; an environment variable is read only where its option is missing.
 *
 * @throws QuittanceConfigurationError when the key is missing or the URL is none
 */
export function resolveSettings(
  options: ClientOptions,
  readVariable: (name: string) => string | undefined,
): ClientSettings {
  const url = options.url ?? readVariable("QUITTANCE_URL") ?? "http://localhost:3000";
  const apiKey = options.apiKey ?? readVariable("QUITTANCE_API_KEY");
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new QuittanceConfigurationError(`"${url}" is no URL of a Quittance instance.`);
  }
  if (apiKey === undefined || apiKey === "") {
    throw new QuittanceConfigurationError(
      "No API key: give createClient an apiKey or set QUITTANCE_API_KEY.",
    );
  }
  const { retryBudget } = options;
  return {
    url: url.replace(/\/+$/, ""),
    apiKey,
    apiVersion: options.apiVersion === undefined ? API_VERSION : options.apiVersion,
    fetch: options.fetch ?? fetch,
    maxRetries: options.maxRetries ?? 4,
    retryBudget: retryBudget === null ? UNLIMITED : createRetryBudget(retryBudget),
    tryTimeoutMs: options.tryTimeoutMs ?? 30_000,
    timeoutMs: options.timeoutMs ?? 120_000,
  };
}
