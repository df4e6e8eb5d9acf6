/** Finds what a name in `<<…>>` stands for; undefined when nothing has this name. */
export type LookUp = (name: string) => string | undefined;

/** Replaces `<<x*300>>` and `<<name>>` in a text. */
export function expand(text: string, lookUp: LookUp): string {
  return text.replaceAll(/<<(.+?)(?:\*(\d+))?>>/gs, (_, name: string, count?: string) => {
    if (count !== undefined) return name.repeat(Number(count));
    const value = lookUp(name);
    if (value === undefined) throw new Error(`nothing is called ${name}`);
    return value;
  });
}

/** The same in every text of a value, names of members included. */
export function expandDeeply(value: unknown, lookUp: LookUp): unknown {
  if (typeof value === "string") return expand(value, lookUp);
  if (Array.isArray(value)) return value.map((item) => expandDeeply(item, lookUp));
  if (typeof value !== "object" || value === null) return value;
  // Own members only, so that one named __proto__ stays one.
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      expand(name, lookUp),
      expandDeeply(inner, lookUp),
    ]),
  );
}
