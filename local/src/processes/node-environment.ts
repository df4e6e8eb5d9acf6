/** What a process of ours takes over where its environment is otherwise made up: where programs are, and what Node has compiled. */
export function nodeEnvironment(): Readonly<Record<string, string>> {
  const { PATH = "", NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? { PATH } : { PATH, NODE_COMPILE_CACHE };
}
