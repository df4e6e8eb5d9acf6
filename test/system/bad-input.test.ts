import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange, type RawAnswer } from "../bad-input/exchange.ts";
import { expandDeeply, type LookUp } from "../bad-input/expand.ts";
import { expectAnswer } from "../bad-input/expect-answer.ts";
import { openSetting, type Setting } from "../bad-input/open-setting.ts";
import { type BadCase, readCorpus } from "../bad-input/read-corpus.ts";
import { changedBodyOf, goodBodyOf, writeRequest } from "../bad-input/write-request.ts";
import { expectProblem } from "../harness/expect-problem.ts";
import type { Answer } from "../harness/start-stack.ts";
import { takeImprint } from "../harness/take-imprint.ts";

const AT_A_TIME = 16;

const INTENTS = "/v1/payment_intents";
const PAY = `POST ${INTENTS}`;

const written = readCorpus();

/** What is no payment is none for a preview either. */
const previews = written
  .filter(({ send, answer, headers }) => send === PAY && answer.startsWith("422") && !headers)
  .map((bad) => ({ ...bad, send: `${PAY}/preview`, title: `${bad.title} (preview)` }));

const corpus = [...written, ...previews];

let setting: Setting;
let lookUp: LookUp;
let before: Readonly<Record<string, string>>;
let after: Readonly<Record<string, string>>;
const answers = new Map<BadCase, RawAnswer | Error>();

beforeAll(async () => {
  setting = await openSetting();
  lookUp = (name) => setting.names.get(name);
  before = await takeImprint(setting.stack.sql);
  const left = [...corpus];
  await Promise.all(Array.from({ length: AT_A_TIME }, () => sendAll(left)));
  after = await takeImprint(setting.stack.sql);
});

afterAll(() => setting.stack.close());

async function sendAll(left: BadCase[]): Promise<void> {
  for (let bad = left.pop(); bad !== undefined; bad = left.pop()) answers.set(bad, await send(bad));
}

const send = (bad: BadCase): Promise<RawAnswer | Error> =>
  exchange(setting.stack.api.port, writeRequest(bad, lookUp)).catch((error: Error) => error);

const post = (path: string, body: unknown): Promise<Answer> =>
  setting.stack.request("POST", path, { body, headers: { "Idempotency-Key": randomUUID() } });

test("the corpus has hundreds of cases, and no two of them are the same", () => {
  expect(written.length).toBeGreaterThan(300);
  const requests = written.map((bad) =>
    JSON.stringify(
      Object.entries({ ...bad, title: "", name: "" }).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
  expect(requests.filter((request, index) => requests.indexOf(request) !== index)).toEqual([]);
});

describe("what must not be taken is refused, and tells nothing of our inside", () => {
  test.each(corpus.map((bad) => [bad.title, bad.answer, bad] as const))("%s: %s", (_, __, bad) => {
    const answer = answers.get(bad);
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("not sent");
    expectAnswer(bad, answer, lookUp);
  });
});

test("no case left or changed a row of any table", async () => {
  const guilty: string[] = [];
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    for (const bad of corpus) {
      const sooner = await takeImprint(setting.stack.sql);
      await send(bad);
      const later = await takeImprint(setting.stack.sql);
      if (JSON.stringify(later) !== JSON.stringify(sooner)) guilty.push(bad.title);
    }
  }
  expect(guilty).toEqual([]);
  expect(after).toEqual(before);
});

test("no case was an error to the door, and it serves the next one", async () => {
  const levels = setting.lines.map((line) => JSON.parse(line).level);
  expect(levels.length).toBeGreaterThan(corpus.length / 2);
  expect(setting.lines.filter((_, index) => levels[index] === "error")).toEqual([]);
  expect((await post(INTENTS, goodBodyOf(PAY))).status).toBe(202);
});

test("an item of a batch is refused as a single request is, alone, and leaves no intent", async () => {
  const { sql } = setting.stack;
  const cases = written.filter(isItem);
  const items = cases.map((bad) => expandDeeply(changedBodyOf(bad), lookUp));
  expect(items.length).toBeGreaterThan(200);
  const count = () => sql`select count(*)::int from payment_intents`;
  const [sooner] = await count();
  const answer = await post(`${INTENTS}/batch`, {
    payment_intents: [...items, goodBodyOf(PAY)],
  });
  const refusals = cases.map(({ answer: expected }) => ({
    status: 422,
    problem: { code: expected.slice(4) },
  }));
  expect(answer).toMatchObject({
    status: 202,
    body: { data: [...refusals, { status: 202, payment_intent: { status: "pending" } }] },
  });
  expect(await count()).toEqual([{ count: sooner?.["count"] + 1 }]);
});

/** Whether a case is about one payment and not about the whole body; an item may have a key of its own. */
const isItem = ({ send: line, answer, headers, change, without }: BadCase): boolean =>
  line === PAY &&
  headers === undefined &&
  (change ?? without) !== undefined &&
  !/ (lone_surrogate|duplicate_key|too_deep|number_out_of_range)$/.test(answer) &&
  !Object.hasOwn(change ?? {}, "idempotency_key");

test("every fault of a body is told, the most basic one first", async () => {
  const body = { ...goodBodyOf(PAY), amount: 1, metadata: { a: 1 }, colour: "red" };
  const problem = expectProblem(await post(INTENTS, body), 422, "unknown_field");
  expect(problem.errors).toMatchObject([
    { pointer: "/colour", code: "unknown_field" },
    { pointer: "/amount", code: "amount_must_be_string" },
    { pointer: "/metadata/a", code: "validation_failed" },
  ]);
});

test("an answer lists fifty faults and no more", async () => {
  const fields = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`f${index}`, 1]));
  const problem = expectProblem(await post(INTENTS, fields), 422, "unknown_field");
  expect(problem.errors).toHaveLength(50);
});

test("a body that is too large ends its connection, so that no other request is cut off with it", async () => {
  for (const size of [256 * 1024 + 1, 20 * 1024 * 1024]) {
    const raw = "x".repeat(size);
    const answer = await setting.stack.request("POST", "/v1/accounts", { raw });
    expectProblem(answer, 413, "payload_too_large");
    expect(answer.headers.get("connection")).toBe("close");
  }
});

test("the type of every problem leads to a page about its code", async () => {
  const { request } = setting.stack;
  const problem = expectProblem(
    await request("GET", "/v1/accounts?limit=0"),
    422,
    "parameter_invalid",
  );
  const page = await request("GET", problem.type, { apiKey: null });
  expect(page.status).toBe(200);
  expect(page.text).toContain("parameter_invalid");
});

test("a wrong method is told which ones there are", async () => {
  const answer = await setting.stack.request("DELETE", INTENTS);
  expectProblem(answer, 405, "method_not_allowed");
  const allowed = answer.headers.get("allow")?.split(", ").sort();
  expect(allowed).toEqual(["GET", "HEAD", "POST"]);
});

test("texts that look like code are stored as they are", async () => {
  const texts = ["'; drop table legs --", "${7*7}", "<script>", "=1+1", "👩‍👩‍👧 \u202eRTL é\u0301"];
  for (const text of texts) {
    const marks = { description: text, external_id: text, metadata: { [text]: text } };
    const answer = await post(INTENTS, { ...goodBodyOf(PAY), ...marks });
    expect(answer).toMatchObject({ status: 202, body: marks });
    const location = answer.headers.get("location") ?? "";
    expect(await setting.stack.request("GET", location)).toMatchObject({
      status: 200,
      body: marks,
    });
  }
});

test("lengths are counted in characters: the longest text is taken whole, of whatever it is made", async () => {
  const marks = {
    description: "👩".repeat(500),
    external_id: "👩".repeat(255),
    metadata: { ["👩".repeat(40)]: "👩".repeat(500) },
  };
  const answer = await post(INTENTS, { ...goodBodyOf(PAY), ...marks });
  expect(answer).toMatchObject({ status: 202, body: marks });
});
