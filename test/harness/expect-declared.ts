import { isPart, OPERATIONS, type Operation } from "./openapi-document.ts";

const routes = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The operation that a request asks for; a literal path goes before one with a parameter. */
function operationOf(method: string, path: string): Operation | undefined {
  const [name = ""] = path.split("?");
  const matching = routes.filter(
    ({ operation, pattern }) => operation.method === method && pattern.test(name),
  );
  const [{ operation } = {}] = [
    ...matching.filter(({ operation: { path: own } }) => own === name),
    ...matching,
  ];
  return operation;
}

/**
 * Holds an answer to the OpenAPI document: whoever gets a status or a code that is not declared has
 * found a lie in it. The bodies are left to the fuzzer. What is asked of no operation may be answered as it likes.
 */
export function expectDeclared(
  method: string,
  path: string,
  { status, body }: { readonly status: number; readonly body: unknown },
): void {
  const operation = operationOf(method, path);
  if (operation === undefined) return;
  const where = `${method} ${operation.path}`;
  const answer = operation.answers.get(status);
  if (answer === undefined) throw new Error(`${where} does not declare the status ${status}`);
  if (status < 400 || !isPart(body)) return;
  if (answer.codes.includes(body["code"])) return;
  throw new Error(`${where} does not declare the code ${String(body["code"])} for ${status}`);
}
