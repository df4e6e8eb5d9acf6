import { Counter, Gauge, Histogram, type Registry } from "prom-client";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

export type ApiMetrics = ReturnType<typeof createApiMetrics>;

/** What the API says about itself at /metrics. */
export function createApiMetrics(registry: Registry) {
  const registers = [registry];
  return {
    accepted: new Counter({
      name: "quittance_intents_accepted_total",
      help: "Payment intents stored, by the route that brought them.",
      labelNames: ["route"],
      registers,
    }),
    replays: new Counter({
      name: "quittance_idempotent_replays_total",
      help: "Requests that were answered with the first answer of their Idempotency-Key.",
      registers,
    }),
    groupSize: new Histogram({
      name: "quittance_intake_group_size",
      help: "Payment intents stored with one statement.",
      buckets: SIZES,
      registers,
    }),
    storeSeconds: new Histogram({
      name: "quittance_intake_store_seconds",
      help: "How long it took to store a group of payment intents.",
      buckets: SECONDS,
      registers,
    }),
    ringFailures: new Counter({
      name: "quittance_ring_failures_total",
      help: "Bells that the queue did not take in time; the intents are rung again by a worker.",
      registers,
    }),
    streamClients: new Gauge({
      name: "quittance_event_stream_clients",
      help: "Clients that listen to events at the moment.",
      registers,
    }),
    streamQueries: new Counter({
      name: "quittance_event_stream_queries_total",
      help: "Times that the database was asked for the sake of clients that listen to events.",
      registers,
    }),
    httpRequests: new Counter({
      name: "quittance_http_requests_total",
      help: "Requests by method, route and status.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    httpSeconds: new Histogram({
      name: "quittance_http_request_duration_seconds",
      help: "How long requests took, by method and route.",
      labelNames: ["method", "route"],
      buckets: SECONDS,
      registers,
    }),
  };
}
