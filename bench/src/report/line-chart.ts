/** One line of a chart: a value for each step, null where there is none. */
export interface ChartLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  /** How much of the horizontal axis lies between two values, in `stepUnit`. */
  readonly step: number;
  readonly stepUnit: string;
  readonly lines: readonly ChartLine[];
}

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 62;
const RIGHT = 12;
const TOP = 30;
const BOTTOM = 44;
const TICKS = 4;
const COLOURS = ["#0b6e4f", "#b23a48", "#1d4e89", "#d98e04"];

/** Draws lines over time as SVG, from zero up. */
export function drawLines({ title, unit, step, stepUnit, lines }: Chart): string {
  const steps = Math.max(2, ...lines.map(({ values }) => values.length));
  const top = roundUp(Math.max(1e-9, ...lines.flatMap(({ values }) => values.map((v) => v ?? 0))));
  const x = (index: number) => LEFT + (index / (steps - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const last = (steps - 1) * step;
  const grid = Array.from({ length: TICKS + 1 }, (_, tick) => {
    const value = (top / TICKS) * tick;
    const time = (last / TICKS) * tick;
    return (
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>` +
      `<text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${format(value)}</text>` +
      `<text x="${x((steps - 1) * (tick / TICKS))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${format(time)} ${stepUnit}</text>`
    );
  });
  const drawn = lines.map(({ label, values }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const at = LEFT + index * 130;
    return (
      `<path d="${pathOf(values, x, y)}" fill="none" stroke="${colour}" stroke-width="1.6"/>` +
      `<rect x="${at}" y="${HEIGHT - 15}" width="10" height="10" fill="${colour}"/>` +
      `<text x="${at + 14}" y="${HEIGHT - 6}">${label}</text>`
    );
  });
  return svg(title, unit, [...grid, ...drawn].join(""));
}

/** Draws one bar for each size, as high as it was frequent. */
export function drawBars(
  title: string,
  bars: readonly { readonly size: number; readonly count: number }[],
): string {
  const top = roundUp(Math.max(1, ...bars.map(({ count }) => count)));
  const width = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.length);
  const every = Math.ceil(bars.length / 10);
  const drawn = bars.map(({ size, count }, index) => {
    const height = (count / top) * (HEIGHT - TOP - BOTTOM);
    const at = LEFT + index * width;
    const label =
      index % every === 0
        ? `<text x="${at + width / 2}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${size}</text>`
        : "";
    return `<rect x="${at}" y="${HEIGHT - BOTTOM - height}" width="${Math.max(1, width - 1)}" height="${height}" fill="${COLOURS[0]}"><title>${size}: ${count}</title></rect>${label}`;
  });
  const ticks = [0, top].map(
    (value, index) =>
      `<text x="${LEFT - 6}" y="${index === 0 ? HEIGHT - BOTTOM + 4 : TOP + 4}" text-anchor="end">${format(value)}</text>`,
  );
  return svg(title, "batches of that many intents", [...drawn, ...ticks].join(""));
}

function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let isDown = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDown = false;
        return "";
      }
      const command = `${isDown ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      isDown = true;
      return command;
    })
    .join("");
}

const svg = (title: string, unit: string, content: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="11">` +
  `<text x="${LEFT}" y="16" font-size="13" font-weight="bold">${title} <tspan font-weight="normal" fill="#666">${unit}</tspan></text>${content}</svg>`;

/** The next number of the form 1, 2, 4 or 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 4, 5, 10].find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

const format = (value: number): string =>
  value.toLocaleString("en", { maximumSignificantDigits: 3 });
