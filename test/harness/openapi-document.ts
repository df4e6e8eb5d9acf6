import { readFileSync } from "node:fs";

/** A part of the OpenAPI document, as JSON has it. */
export type Part = Readonly<Record<string, unknown>>;

export const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Part;
  readonly example: unknown;
}

/** One operation of the document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The JSON body; undefined when the operation takes none. */
  readonly body: { readonly schema: Part; readonly required: boolean } | undefined;
  /** What it can answer, by status. */
  readonly answers: ReadonlyMap<number, DeclaredAnswer>;
}

export interface DeclaredAnswer {
  readonly type: string | undefined;
  /** A JSON pointer to the schema of the body; undefined when there is none. */
  readonly pointer: string | undefined;
  readonly headers: Readonly<Record<string, Part>>;
  /** The closed list of a refusal's codes; empty for a success. */
  readonly codes: readonly unknown[];
}

/** The document as it is kept; `test/system/api-fuzz` checks that the door serves the same. */
export const DOCUMENT: Part = JSON.parse(
  readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8"),
);

/** What a JSON pointer, or a `$ref`, leads to. */
export function find(pointer: string): Part {
  const names = pointer.replace(/^#/, "").split("/").slice(1);
  const found = names.reduce<unknown>((node, name) => {
    const key = name.replaceAll("~1", "/").replaceAll("~0", "~");
    return isPart(node) ? node[key] : undefined;
  }, DOCUMENT);
  if (!isPart(found)) throw new Error(`${pointer} leads nowhere`);
  return found;
}

const escape = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

const membersOf = (part: unknown): readonly (readonly [string, Part])[] =>
  Object.entries(isPart(part) ? part : {}).flatMap(([name, member]) =>
    isPart(member) ? [[name, member] as const] : [],
  );

/** Every operation of the paths. */
export const OPERATIONS: readonly Operation[] = membersOf(DOCUMENT["paths"]).flatMap(
  ([path, methods]) =>
    membersOf(methods).map(([method, operation]) => readOperation(path, method, operation)),
);

function readOperation(path: string, method: string, operation: Part): Operation {
  const at = `/paths/${escape(path)}/${method}`;
  const parameters = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  const body = isPart(operation["requestBody"]) ? operation["requestBody"] : undefined;
  const [, media] = membersOf(body?.["content"])[0] ?? [];
  return {
    id: String(operation["operationId"]),
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((given: Part & Parameter) => {
      const reference = given["$ref"];
      const parameter: Parameter =
        typeof reference === "string" ? { ...given, ...find(reference) } : given;
      return { ...parameter, example: parameter.example ?? parameter.schema["example"] };
    }),
    body:
      media === undefined || !isPart(media["schema"])
        ? undefined
        : {
            schema: media["schema"],
            required: body?.["required"] === true,
          },
    answers: new Map(
      membersOf(operation["responses"]).map(([status, answer]) => [
        Number(status),
        readAnswer(answer, `${at}/responses/${status}`),
      ]),
    ),
  };
}

function readAnswer(answer: Part, at: string): DeclaredAnswer {
  const reference = answer["$ref"];
  if (typeof reference === "string") return readAnswer(find(reference), reference.slice(1));
  const [type, media] = membersOf(answer["content"])[0] ?? [];
  const { allOf } = isPart(media?.["schema"]) ? media["schema"] : {};
  const own: unknown = Array.isArray(allOf) ? allOf[1]?.properties?.code?.enum : undefined;
  return {
    type,
    codes: Array.isArray(own) ? own : [],
    pointer:
      type === undefined || !isPart(media?.["schema"])
        ? undefined
        : `${at}/content/${escape(type)}/schema`,
    headers: Object.fromEntries(
      membersOf(answer["headers"]).map(([name, header]) => [
        name,
        typeof header["$ref"] === "string" ? find(header["$ref"]) : header,
      ]),
    ),
  };
}
