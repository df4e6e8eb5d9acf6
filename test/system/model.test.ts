import { readTenant } from "@quittance/db";
import type { TenantId } from "@quittance/domain";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAs } from "../database/as-role.ts";
import { findBrokenRules } from "../harness/find-broken-rules.ts";
import { tenantOf } from "../harness/open-tenant.ts";
import { startStack } from "../harness/start-stack.ts";
import { untilDoorsListen } from "../harness/until-doors-listen.ts";
import type { Stage } from "./model/play.ts";
import { playProgram } from "./model/play-program.ts";
import { plainStories, program } from "./model/program.ts";
import { countReached } from "./model/reached.ts";

/** Programs that chance makes, besides the plain stories. */
const RUNS = 60;

let stage: Stage;

beforeAll(async () => {
  const stack = await startStack();
  await untilDoorsListen(stack.sql);
  const tenantId = await tenantOf(stack.sql, stack.apiKey);
  const worker = openAs(stack.database.url, "quittance_worker", 2);
  const tenant = await readTenant(worker, tenantId as TenantId);
  if (tenant === undefined) throw new Error("the stack's key has no tenant");
  stage = { stack, worker, tenant };
});
afterAll(async () => {
  await stage.worker.close();
  await stage.stack.close();
});

test("any program of steps comes to the same states, codes and balances in the pure domain and in the system", {
  timeout: 180_000,
}, async () => {
  const reached = countReached();
  // On failure fast-check prints the seed, the path and the smallest program that it found.
  await fc.assert(
    fc.asyncProperty(program, (steps) => playProgram(stage, steps, reached)),
    {
      numRuns: plainStories.length + RUNS,
      examples: plainStories.map((one) => [one] as const),
      interruptAfterTimeLimit: 150_000,
      markInterruptAsFailure: true,
    },
  );
  expect(reached.missing(), JSON.stringify(reached.counts())).toEqual([]);
  expect(await findBrokenRules(stage.stack.sql)).toEqual({});
});
