import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { DOCUMENT, isPart, type Operation, type Part } from "../../harness/openapi-document.ts";

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined for a stream, which has no end. */
  readonly text: string | undefined;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "urn:quittance:document", ...closed(DOCUMENT) });

const validators = new Map<string, ValidateFunction>();

function validatorOf(pointer: string): ValidateFunction {
  const known = validators.get(pointer);
  if (known !== undefined) return known;
  const made = ajv.compile({ $ref: `urn:quittance:document#${encodeURI(pointer)}` });
  validators.set(pointer, made);
  return made;
}

/**
 * What is wrong with an answer according to the document: a status, a type, a header, a member or a
 * code that the operation does not declare. Nothing, when the list is empty.
 */
export function findLies(
  { answers }: Operation,
  { status, headers, text }: RawAnswer,
): readonly string[] {
  if (status === 500) return [`500: ${text}`];
  const declared = answers.get(status);
  if (declared === undefined) return [`status ${status} is not declared: ${text}`];
  const lies: string[] = [];
  const type = headers.get("content-type")?.split(";")[0];
  if (type !== declared.type) lies.push(`type ${type} instead of ${declared.type}`);
  for (const [name, header] of Object.entries(declared.headers)) {
    const value = headers.get(name);
    if (value === null && header["required"] === true) lies.push(`${name} is missing`);
    const { pattern } = isPart(header["schema"]) ? header["schema"] : {};
    if (value !== null && typeof pattern === "string" && !new RegExp(pattern).test(value)) {
      lies.push(`${name} is ${value}`);
    }
  }
  if (declared.pointer === undefined || text === undefined) return lies;
  if (declared.type?.endsWith("json") !== true) return lies;
  const validate = validatorOf(declared.pointer);
  if (!validate(JSON.parse(text))) {
    lies.push(
      ...(validate.errors ?? []).map(
        (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
      ),
    );
    lies.push(text.slice(0, 500));
  }
  return lies;
}

/**
 * The same document, in which objects have no members but those that are named: an answer must not
 * tell what the document does not. What others extend stays open, and they are closed as a whole.
 */
function closed(document: Part): Part {
  const extended = new Set(
    [
      ...JSON.stringify(document).matchAll(/"allOf":\[\{"\$ref":"#\/components\/schemas\/(\w+)"/g),
    ].map(([, name]) => name),
  );
  function close(node: unknown, isPartOfAll: boolean): unknown {
    if (Array.isArray(node)) return node.map((member) => close(member, isPartOfAll));
    if (!isPart(node)) return node;
    const members = Object.entries(node).map(([name, member]) => [
      name,
      close(member, name === "allOf"),
    ]);
    const names = isPart(node["properties"]) && node["type"] !== undefined;
    const isOpen = isPartOfAll || "additionalProperties" in node;
    return Object.fromEntries([
      ...members,
      ...((names && !isOpen) || Array.isArray(node["allOf"])
        ? [["unevaluatedProperties", false]]
        : []),
    ]);
  }
  const { schemas } = isPart(document["components"]) ? document["components"] : {};
  const kept = Object.fromEntries(
    Object.entries(isPart(schemas) ? schemas : {}).map(([name, schema]) => [
      name,
      close(schema, extended.has(name)),
    ]),
  );
  const { components, ...rest } = document;
  const responses = isPart(components) ? close(components["responses"], false) : {};
  return {
    paths: close(rest["paths"], false),
    components: { schemas: kept, responses },
  };
}
