import { expect, test } from "vitest";
import { topFunctions } from "./top-functions.ts";

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 9 },
});

test("time is told of the function that spent it, as a part of the busy time", () => {
  const profile = {
    nodes: [
      node(1, "(idle)", ""),
      node(2, "toID", "file:///x/packages/db/src/posting/save.ts"),
      node(3, "parse", "file:///x/node_modules/.pnpm/zod@4/node_modules/zod/v4/core.js"),
      node(4, "(garbage collector)", ""),
    ],
    samples: [1, 2, 3, 3, 4],
    timeDeltas: [6e6, 1e6, 1e6, 1e6, 1e6],
  };
  expect(topFunctions(profile, 2)).toEqual({
    busySeconds: 4,
    idleSeconds: 6,
    places: [
      { name: "zod", percent: 50 },
      { name: "db/src/posting", percent: 25 },
    ],
    functions: [
      { name: "parse zod/v4/core.js:10", percent: 50 },
      { name: "toID src/posting/save.ts:10", percent: 25 },
    ],
  });
});
