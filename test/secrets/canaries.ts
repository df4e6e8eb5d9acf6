/** A text that must not be found in any place but those where it belongs. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** Something that the system wrote, and where. */
export interface Writing {
  readonly place: string;
  readonly text: string;
}

/** The same text as URLs, JSON and PostgreSQL's bytea spell it, and as somebody may code it who wants to hide it. */
const spellings = (value: string): readonly string[] => [
  value,
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
  Buffer.from(value).toString("hex"),
  Buffer.from(value).toString("base64").replace(/=+$/, ""),
];

/** In which places each canary is found; canaries that are found nowhere are left out. */
export function findCanaries(
  canaries: readonly Canary[],
  writings: readonly Writing[],
): Readonly<Record<string, readonly string[]>> {
  const found = canaries.map(({ name, value }) => {
    const places = writings
      .filter(({ text }) => spellings(value).some((spelling) => text.includes(spelling)))
      .map(({ place }) => place);
    return [name, [...new Set(places)].sort()] as const;
  });
  return Object.fromEntries(found.filter(([, places]) => places.length > 0));
}
