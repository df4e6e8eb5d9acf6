/** Everything that is measured, with its unit and the digits after the point that mean something. */
export const FIGURES = {
  rate: { label: "per second", unit: "/s", digits: 0 },
  accepted: { label: "accepted", unit: "/s", digits: 0 },
  posted: { label: "posted", unit: "/s", digits: 0 },
  offered: { label: "offered", unit: "/s", digits: 0 },
  refused: { label: "refused with 503", unit: "/s", digits: 0 },
  delivered: { label: "delivered", unit: "/s", digits: 0 },
  p50: { label: "p50", unit: "ms", digits: 2 },
  p99: { label: "p99", unit: "ms", digits: 2 },
  acceptP50: { label: "accept p50", unit: "ms", digits: 2 },
  acceptP99: { label: "accept p99", unit: "ms", digits: 2 },
  postP50: { label: "accept to posted p50", unit: "ms", digits: 2 },
  postP99: { label: "accept to posted p99", unit: "ms", digits: 2 },
  waitP50: { label: "sent to decided p50", unit: "ms", digits: 2 },
  waitP99: { label: "sent to decided p99", unit: "ms", digits: 2 },
  deliverP50: { label: "posted to delivered p50", unit: "ms", digits: 2 },
  deliverP99: { label: "posted to delivered p99", unit: "ms", digits: 2 },
  batch: { label: "intents per posting batch", unit: "", digits: 1 },
  group: { label: "intents per stored group", unit: "", digits: 1 },
  statements: { label: "statements per payment", unit: "", digits: 3 },
  roundTrips: { label: "round trips per payment", unit: "", digits: 3 },
  storeStatements: { label: "statements to store a group", unit: "", digits: 0 },
  storeRoundTrips: { label: "round trips to store a group", unit: "", digits: 0 },
  postStatements: { label: "statements to post a batch", unit: "", digits: 0 },
  postRoundTrips: { label: "round trips to post a batch", unit: "", digits: 0 },
  walBytes: { label: "WAL per payment", unit: "B", digits: 0 },
  diskBytes: { label: "disk per payment", unit: "B", digits: 0 },
  apiMicros: { label: "api, processor time a payment", unit: "µs", digits: 0 },
  workerMicros: { label: "worker, processor time a payment", unit: "µs", digits: 0 },
  serverMicros: { label: "PostgreSQL and Redis, processor time a payment", unit: "µs", digits: 0 },
  loadMicros: { label: "load generator, processor time a payment", unit: "µs", digits: 0 },
  apiMb: { label: "api, most memory", unit: "MB", digits: 0 },
  workerMb: { label: "worker, most memory", unit: "MB", digits: 0 },
  apiGrowthMb: {
    label: "api, memory in the last minute, more than in the second",
    unit: "MB",
    digits: 0,
  },
  workerGrowthMb: {
    label: "worker, memory in the last minute, more than in the second",
    unit: "MB",
    digits: 0,
  },
  recoverySeconds: { label: "recovered after", unit: "s", digits: 1 },
  others: { label: "processors taken by others", unit: "", digits: 2 },
} as const;

export type FigureName = keyof typeof FIGURES;

/** Figures by their names. */
export type Figures = Readonly<Partial<Record<FigureName, number>>>;

/** A figure as text, without its unit: `1,234`, `0.41`. */
export const formatFigure = (name: FigureName, value: number): string => {
  const { digits } = FIGURES[name];
  return value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
};
