import type { Scenario } from "./measure/measurable.ts";
import { batches } from "./scenarios/batch.ts";
import { fleet } from "./scenarios/fleet.ts";
import { growth } from "./scenarios/growth.ts";
import { lonely } from "./scenarios/lonely.ts";
import { post } from "./scenarios/post.ts";
import { singles } from "./scenarios/single.ts";
import { waiters } from "./scenarios/waiters.ts";
import { webhooks } from "./scenarios/webhooks.ts";

/** All scenarios, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  post,
  singles,
  batches,
  waiters,
  webhooks,
  growth,
  fleet,
  lonely,
];
