/** A local instance that is ready: its doors and their keys. */
export type Instance = {
  /** The public API, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  readonly opsUrl: string;
  readonly opsUser: string;
  readonly opsPassword: string;
  /** `/metrics`, `/livez` and `/readyz` of api, worker and ops. */
  readonly metricsUrls: { readonly api: string; readonly worker: string; readonly ops: string };
  readonly logFolder: string;
  /** CIDRs that webhooks may reach because this is a local instance, or null when the operator set them. */
  readonly webhookNetworksOpened: string | null;
};
