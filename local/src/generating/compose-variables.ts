import type { EnvironmentVariable } from "./lay-out-environment.ts";

const secret = (name: string, meaning: string): EnvironmentVariable => ({
  name,
  description: `${meaning} Letters and digits only (openssl rand -hex 24).`,
  isRequired: true,
});

/** Without these `docker compose` starts nothing. OPS_PASSWORD is among them and stands with its process. */
export const COMPOSE_SECRETS: readonly EnvironmentVariable[] = [
  secret("POSTGRES_PASSWORD", "The password of PostgreSQL's login; it becomes part of a URL."),
  secret("REDIS_PASSWORD", "The password of Redis; it becomes part of a URL."),
  secret("OPS_PASSWORD", "The operators' password at their door; ops does not start without it."),
  secret("GRAFANA_PASSWORD", "The password of Grafana's user admin."),
  {
    name: "WEBHOOK_SECRET_KEYS",
    description:
      "Master keys that seal webhook secrets in the database, for api and worker: a name, a colon, 32 bytes in base64 (openssl rand -base64 32). Kept apart from the database's backups.",
    isRequired: true,
  },
];

const setting = (name: string, fallback: string, description: string): EnvironmentVariable => ({
  name,
  description,
  isRequired: false,
  fallback,
});

/** What only docker-compose.yml reads. */
export const COMPOSE_SETTINGS: readonly EnvironmentVariable[] = [
  setting(
    "API_BIND_ADDRESS",
    "127.0.0.1",
    "The address of this host on which the api is reached without TLS.",
  ),
  setting(
    "PROXY_BIND_ADDRESS",
    "127.0.0.1",
    "The address of this host on which the proxy with TLS is reached; it runs with `--profile proxy`.",
  ),
  setting(
    "QUITTANCE_DOMAIN",
    "localhost",
    "The name under which the proxy is reached; for a public one it gets a certificate by itself.",
  ),
  setting("PROXY_HTTPS_PORT", "443", "The proxy's port for TLS."),
  setting("PROXY_HTTP_PORT", "80", "The proxy's port that leads to TLS."),
  setting("PROMETHEUS_PORT", "9090", "Prometheus, on loopback."),
  setting("GRAFANA_PORT", "3002", "Grafana, on loopback."),
  setting("QUITTANCE_VERSION", "dev", "The tag of the image that is built and run."),
];

/** What the example and programs that use the SDK read. */
export const CLIENT_SETTINGS: readonly EnvironmentVariable[] = [
  setting(
    "QUITTANCE_URL",
    "http://127.0.0.1:3000",
    "Which instance `npm run example` and the SDK's examples talk to; by default the local one.",
  ),
  {
    name: "QUITTANCE_API_KEY",
    description:
      "The key they use there: the one that `npm start` prints, or another one. `npm run example` finds the local instance's own.",
    isRequired: false,
  },
];
