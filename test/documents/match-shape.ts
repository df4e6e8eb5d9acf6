/** Stands in a document for whatever may be there. */
const ANYTHING = "…";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TYPEID = /^([a-z]+_)[0-9a-hjkmnp-tv-z]{26}$/;

/**
 * Where a printed text differs from what a document shows, or undefined. `…` stands for any text within
 * a line; a line that is `…` alone, for any number of lines.
 */
export function findTextDifference(shown: string, printed: string): string | undefined {
  const pattern = shown
    .trim()
    .split("\n")
    .map((line) => (line.trim() === ANYTHING ? "(?:.*\n)*?" : `${patternOf(line)}\n`))
    .join("");
  return new RegExp(`^${pattern}$`).test(`${printed.trim()}\n`)
    ? undefined
    : `shown:\n${shown.trim()}\nprinted:\n${printed.trim()}`;
}

/**
 * Where a JSON answer differs from what a document shows, or undefined. `…` within a string stands for any
 * text, instead of a value for any value, and among the fields or items for more of them. Times stand for
 * any time, ids for any of their kind.
 */
export function findJsonDifference(shown: string, answer: unknown): string | undefined {
  // A bare … is no JSON: as a value it becomes a string, among fields a field of that name.
  const json = shown
    .replaceAll(/(: *)…/g, `$1"${ANYTHING}"`)
    .replaceAll(/([{,]\s*)…(?=\s*\})/g, `$1"${ANYTHING}":0`)
    .replaceAll(/([[,]\s*)…(?=\s*\])/g, `$1"${ANYTHING}"`);
  return compare(JSON.parse(json), answer, "");
}

function compare(shown: unknown, answer: unknown, place: string): string | undefined {
  if (typeof shown === "string" && typeof answer === "string") {
    return isSameText(shown, answer) ? undefined : describe(shown, answer, place);
  }
  if (shown === ANYTHING) return undefined;
  if (Array.isArray(shown) && Array.isArray(answer)) return compareItems(shown, answer, place);
  if (isObject(shown) && isObject(answer)) return compareFields(shown, answer, place);
  return Object.is(shown, answer) ? undefined : describe(shown, answer, place);
}

function compareItems(shown: readonly unknown[], answer: readonly unknown[], place: string) {
  const isOpen = shown.at(-1) === ANYTHING;
  const items = isOpen ? shown.slice(0, -1) : shown;
  if (isOpen ? answer.length < items.length : answer.length !== items.length) {
    return describe(shown, answer, place);
  }
  return firstOf(items.map((item, index) => compare(item, answer[index], `${place}/${index}`)));
}

function compareFields(
  { [ANYTHING]: more, ...shown }: Readonly<Record<string, unknown>>,
  answer: Readonly<Record<string, unknown>>,
  place: string,
) {
  const unshown = Object.keys(answer).filter((name) => !Object.hasOwn(shown, name));
  if (more === undefined && unshown.length > 0) {
    return `${place}: the document does not show ${unshown.join(", ")}`;
  }
  return firstOf(
    Object.entries(shown).map(([name, value]) =>
      Object.hasOwn(answer, name)
        ? compare(value, answer[name], `${place}/${name}`)
        : `${place}: there is no ${name}`,
    ),
  );
}

function isSameText(shown: string, answer: string): boolean {
  if (INSTANT.test(shown)) return INSTANT.test(answer);
  const [, prefix] = TYPEID.exec(shown) ?? [];
  if (prefix !== undefined) return TYPEID.exec(answer)?.[1] === prefix;
  return new RegExp(`^${patternOf(shown)}$`, "s").test(answer);
}

const patternOf = (text: string): string => text.split(ANYTHING).map(escape).join(".*?");

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const firstOf = (differences: readonly (string | undefined)[]): string | undefined =>
  differences.find((difference) => difference !== undefined);

const describe = (shown: unknown, answer: unknown, place: string): string =>
  `${place}: shown ${JSON.stringify(shown)}, answered ${JSON.stringify(answer)}`;

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
