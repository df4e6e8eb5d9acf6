import type { Scenario } from "./measure/measurable.ts";
import { batches } from "./scenarios/batch.ts";
import { fleet } from "./scenarios/fleet.ts";
import { growth } from "./scenarios/growth.ts";
import { lonely } from "./scenarios/lonely.ts";
import { overloads } from "./scenarios/overload.ts";
import { post } from "./scenarios/post.ts";
import { singles } from "./scenarios/single.ts";
import { soak } from "./scenarios/soak.ts";
import { waiters } from "./scenarios/waiters.ts";
import { webhooks } from "./scenarios/webhooks.ts";

/** What is measured when nothing is named, in this order. */
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

/** What takes minutes by itself, and is measured only when it is named. */
export const LONG_SCENARIOS: readonly Scenario[] = [soak, overloads];
