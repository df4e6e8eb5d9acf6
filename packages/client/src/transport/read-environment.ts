/**
 * An environment variable, where the runtime has such a thing and lets us look: not every one has
 * `process`, and Deno asks for permission. Undefined otherwise.
 */
export function readEnvironment(name: string): string | undefined {
  try {
    const value: unknown = Reflect.get(globalThis, "process")?.env?.[name];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
