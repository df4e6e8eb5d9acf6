/**
 * Everything that is written to the audit log: what was done, named after what it was done to. The
 * closed list; test/system/audit-log holds against it what a running system writes.
 */
export const AUDIT_ACTIONS = [
  "account.created",
  "account.updated",
  "account.limit_changed",
  "account.frozen",
  "account.unfrozen",
  "account.closed",
  "api_key.created",
  "api_key.rotated",
  "api_key.revoked",
  "currency.registered",
  "quarantine.released",
  "tenant.created",
  "webhook_endpoint.created",
  "webhook_endpoint.updated",
  "webhook_endpoint.enabled",
  "webhook_endpoint.disabled",
  "webhook_endpoint.deleted",
  "webhook_endpoint.secret_rotated",
  "webhook_endpoint.tested",
  "webhook_endpoint.recovered",
  "webhook_endpoint.replayed",
  "webhook_delivery.retried",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
