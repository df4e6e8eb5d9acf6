import { readFileSync } from "node:fs";
import { EVENT_TYPES } from "@quittance/domain";
import { expect, test } from "vitest";
import { isProblemCode, PROBLEM_KINDS } from "../problem/problem-codes.ts";
import { type DocumentNode, type DocumentObject, isDocumentObject } from "./document-node.ts";

// The print of it, which `npm run check` holds against what the code makes.
const document: DocumentObject = JSON.parse(
  readFileSync(new URL("../../../../docs/openapi.json", import.meta.url), "utf8"),
);

const METHODS = new Set(["get", "post", "patch", "put", "delete"]);

/** Every object of the document, with the JSON pointer that leads to it. */
function* walk(node: DocumentNode, pointer = ""): Generator<readonly [string, DocumentObject]> {
  if (isDocumentObject(node)) yield [pointer, node];
  if (typeof node !== "object" || node === null) return;
  for (const [name, member] of Object.entries(node)) {
    if (name === "example") continue;
    yield* walk(member, `${pointer}/${name}`);
  }
}

function find(...names: readonly string[]): DocumentObject {
  const found = names.reduce<DocumentNode>(
    (node, name) => (isDocumentObject(node) ? node[name] : undefined),
    document,
  );
  if (!isDocumentObject(found)) throw new Error(`${names.join(" ")} leads nowhere`);
  return found;
}

const resolve = (node: DocumentObject): DocumentObject =>
  typeof node["$ref"] === "string"
    ? { ...find(...node["$ref"].split("/").slice(1)), ...node }
    : node;

const operations = Object.entries(find("paths")).flatMap(([path, methods]) =>
  Object.entries(isDocumentObject(methods) ? methods : {}).flatMap(([method, operation]) =>
    METHODS.has(method) && isDocumentObject(operation) ? [{ path, method, operation }] : [],
  ),
);

const isMissing = (words: unknown) => typeof words !== "string" || words.trim() === "";

test("every property of every schema is described", () => {
  const undescribed: string[] = [];
  let count = 0;
  for (const [pointer, node] of walk(document)) {
    if (!isDocumentObject(node["properties"])) continue;
    for (const [name, property] of Object.entries(node["properties"])) {
      count += 1;
      if (!isDocumentObject(property) || isMissing(resolve(property)["description"])) {
        undescribed.push(`${pointer}/${name}`);
      }
    }
  }
  expect(undescribed).toEqual([]);
  expect(count).toBeGreaterThan(400);
});

test("every schema, parameter, header and tag is described, and parameters and headers have examples", () => {
  const undescribed: string[] = [];
  for (const section of ["schemas", "headers", "securitySchemes", "responses"]) {
    for (const [name, part] of Object.entries(find("components", section))) {
      if (!isDocumentObject(part) || isMissing(part["description"])) undescribed.push(name);
    }
  }
  for (const { path, method, operation } of operations) {
    const { parameters = [] } = operation;
    if (!Array.isArray(parameters)) throw new Error("parameters are no list");
    for (const parameter of parameters.filter(isDocumentObject).map(resolve)) {
      const { description, example, schema } = parameter;
      const says =
        example ??
        (isDocumentObject(schema) ? (schema["example"] ?? schema["default"]) : undefined);
      if (isMissing(description) || (says === undefined && parameter["name"] !== "cursor")) {
        undescribed.push(`${method} ${path}: ${String(parameter["name"])}`);
      }
    }
  }
  expect(undescribed).toEqual([]);
});

test("every operation has a name, a section, words, and answers with examples and a Request-Id", () => {
  expect(operations.length).toBeGreaterThan(40);
  const names = new Set(operations.map(({ operation }) => operation["operationId"]));
  expect(names.size).toBe(operations.length);
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`;
    expect(operation, where).toMatchObject({
      operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
      tags: [expect.stringMatching(/./)],
      summary: expect.stringMatching(/[^.]$/),
      description: expect.stringMatching(/\.$/),
    });
    const answers = isDocumentObject(operation["responses"]) ? operation["responses"] : {};
    expect(Object.keys(answers), where).toEqual(
      expect.arrayContaining(["400", "401", "403", "500", "503"]),
    );
    for (const [status, given] of Object.entries(answers)) {
      const answer = isDocumentObject(given) ? resolve(given) : {};
      expect(answer["headers"], `${where} ${status}`).toHaveProperty("Request-Id");
      const { content = {} } = answer;
      for (const media of Object.values(isDocumentObject(content) ? content : {})) {
        expect(media, `${where} ${status}`).toHaveProperty(
          path.endsWith("/stream") && status === "200" ? "schema" : "example",
        );
      }
    }
  }
});

test("every refusal belongs to its status, and every code is told by some operation", () => {
  const told = new Set<string>();
  for (const { path, method, operation } of operations) {
    const answers = isDocumentObject(operation["responses"]) ? operation["responses"] : {};
    for (const [status, given] of Object.entries(answers)) {
      if (Number(status) < 400 || !isDocumentObject(given)) continue;
      const [, codes] =
        [...walk(resolve(given)["content"])].find(([at]) => at.endsWith("/properties/code")) ?? [];
      const list = codes?.["enum"];
      expect(Array.isArray(list) && list.length > 0, `${method} ${path} ${status}`).toBe(true);
      for (const code of Array.isArray(list) ? list : []) {
        if (!isProblemCode(code)) throw new Error(`${code} is no code`);
        expect(PROBLEM_KINDS[code].status, `${method} ${path} ${code}`).toBe(Number(status));
        told.add(code);
      }
    }
  }
  // A path has its methods, and no operation is another method.
  const elsewhere = ["method_not_allowed"];
  expect(Object.keys(PROBLEM_KINDS).filter((code) => !told.has(code))).toEqual(elsewhere);
});

test("every type of event is among the webhooks, with the schema of its own event", () => {
  const webhooks = find("webhooks");
  expect(Object.keys(webhooks)).toEqual([...EVENT_TYPES]);
  for (const type of EVENT_TYPES) {
    const body = find("webhooks", type, "post", "requestBody", "content", "application/json");
    const schema = isDocumentObject(body["schema"]) ? resolve(body["schema"]) : {};
    expect(schema["properties"]).toMatchObject({ type: { enum: [type] } });
    expect(body["example"]).toMatchObject({ object: "event", type });
  }
});
