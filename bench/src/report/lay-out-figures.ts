import { FIGURES, type FigureName, formatFigure } from "../measure/figures.ts";
import { type Measured, mediansOf, valuesOf } from "../measure/judge.ts";
import type { Table } from "./table.ts";

type Column = {
  readonly title: string;
  /** Names of figures, each with the words around it; `#` is its place. */
  readonly parts: readonly (readonly [text: string, ...figures: FigureName[]])[];
};

const COLUMNS: readonly Column[] = [
  {
    title: "a second",
    parts: [
      ["# posted", "posted"],
      ["# accepted", "accepted"],
      ["# offered", "offered"],
      ["# refused with 503", "refused"],
      ["# delivered", "delivered"],
      ["#", "rate"],
    ],
  },
  {
    title: "ms, p50 and p99",
    parts: [
      ["#, #", "p50", "p99"],
      ["accept #, #", "acceptP50", "acceptP99"],
      ["accept to posted #, #", "postP50", "postP99"],
      ["sent to decided #, #", "waitP50", "waitP99"],
      ["posted to delivered #, #", "deliverP50", "deliverP99"],
    ],
  },
  {
    title: "together",
    parts: [
      ["# stored", "group"],
      ["# posted", "batch"],
    ],
  },
  {
    title: "statements, round trips",
    parts: [
      ["#, # to store", "storeStatements", "storeRoundTrips"],
      ["#, # to post", "postStatements", "postRoundTrips"],
      ["#, # a payment", "statements", "roundTrips"],
    ],
  },
  {
    title: "bytes a payment",
    parts: [
      ["# WAL", "walBytes"],
      ["# disk", "diskBytes"],
    ],
  },
  {
    title: "processor µs a payment",
    parts: [
      ["# api", "apiMicros"],
      ["# worker", "workerMicros"],
      ["# servers", "serverMicros"],
      ["# load", "loadMicros"],
    ],
  },
  {
    title: "most MB",
    parts: [
      ["# api", "apiMb"],
      ["# worker", "workerMb"],
      ["api # more in the last minute than in the second", "apiGrowthMb"],
      ["worker # more", "workerGrowthMb"],
    ],
  },
  { title: "recovered after s", parts: [["#", "recoverySeconds"]] },
  { title: "taken by others", parts: [["#", "others"]] },
];

/** Everything that was measured, a row for each thing: medians, and of rates the least and the most. */
export function layOutFigures(results: readonly Measured[]): Table {
  return {
    head: ["what", ...COLUMNS.map(({ title }) => title)],
    rows: results.map((measured) => [
      measured.title,
      ...COLUMNS.map(({ parts }) =>
        parts.flatMap(([text, ...names]) => describe(measured, text, names)).join("; "),
      ),
    ]),
  };
}

function describe(
  measured: Measured,
  text: string,
  names: readonly FigureName[],
): readonly string[] {
  const medians = mediansOf(measured);
  const values = names.map((name) => medians[name]);
  if (values.includes(undefined)) return [];
  let written = text;
  for (const name of names) {
    written = written.replace("#", formatFigure(name, medians[name] ?? Number.NaN));
  }
  return [written + names.map((name) => rangeOf(measured, name)).join("")];
}

function rangeOf(measured: Measured, name: FigureName): string {
  const values = valuesOf(measured, name);
  if (FIGURES[name].unit !== "/s" || values.length < 2) return "";
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return ` (${formatFigure(name, least)} to ${formatFigure(name, most)})`;
}
