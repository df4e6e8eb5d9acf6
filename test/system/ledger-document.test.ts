import { readFileSync } from "node:fs";
import path from "node:path";
import { INTENT_STATUSES, INTENT_TRANSITIONS } from "@quittance/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { playLedgerExample } from "../harness/play-ledger-example.ts";
import { type Stack, startStack } from "../harness/start-stack.ts";

const DOCUMENT = readFileSync(path.resolve(import.meta.dirname, "../../docs/ledger.md"), "utf8");

const blocksOf = (kind: string): readonly string[] =>
  [...DOCUMENT.matchAll(new RegExp(`^\`\`\`${kind}\n(.*?)\n\`\`\`$`, "gms"))].map(
    ([, block = ""]) => block,
  );

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

describe("docs/ledger.md", () => {
  const examples = blocksOf("ledger");

  test("has examples", () => expect(examples.length).toBeGreaterThan(5));

  test.each(examples.map((example) => [example.split("\n").at(-2) ?? "", example] as const))(
    "tells what the books really say (%s)",
    async (_line, example) => {
      expect(await playLedgerExample(stack, example)).toBe(example);
    },
  );

  test("draws the state machine as the code has it", () => {
    const [drawing = ""] = blocksOf("mermaid");
    const drawn = drawing
      .split("\n")
      .flatMap((line) => /^ {2}(\w+) --> (\w+)/.exec(line)?.slice(1).join(" to ") ?? []);
    const edges = INTENT_STATUSES.flatMap((from) =>
      INTENT_TRANSITIONS[from].map((to) => `${from} to ${to}`),
    );
    expect(drawn.toSorted()).toEqual(edges.toSorted());
  });
});
