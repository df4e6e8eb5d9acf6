type QueryScalar = string | number | boolean | undefined;

/** Query parameters; one level of nesting becomes brackets: `created: { gte }` is `created[gte]`. */
export type Query = { [name: string]: QueryScalar | { [inner: string]: QueryScalar } };

/** The query string with its question mark, or an empty string. Undefined values are left out. */
export function encodeQuery(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value !== "object") {
      parameters.set(name, String(value));
      continue;
    }
    for (const [inner, innerValue] of Object.entries(value)) {
      if (innerValue !== undefined) parameters.set(`${name}[${inner}]`, String(innerValue));
    }
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
