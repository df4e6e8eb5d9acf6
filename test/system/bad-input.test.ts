import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exchange, type RawAnswer } from "../bad-input/exchange.ts";
import { type LookUp } from "../bad-input/expand.ts";
import { expectAnswer } from "../bad-input/expect-answer.ts";
import { takeImprint } from "../bad-input/imprint.ts";
import { openSetting, type Setting } from "../bad-input/open-setting.ts";
import { type BadCase, readCorpus } from "../bad-input/read-corpus.ts";
import { writeRequest } from "../bad-input/write-request.ts";

const AT_A_TIME = 16;

const written = readCorpus();
const PAY = "POST /v1/payment_intents";

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

test("the corpus has hundreds of cases, and no two of the same name", () => {
  expect(written.length).toBeGreaterThan(300);
  expect(new Set(corpus.map(({ title }) => title)).size).toBe(corpus.length);
});

describe("what must not be taken is refused, and tells nothing of our inside", () => {
  test.each(corpus)("$title: $answer", (bad) => {
    const answer = answers.get(bad);
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("not sent");
    expectAnswer(bad, answer, lookUp);
  });
});

test("no case left anything in any table", async () => {
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
