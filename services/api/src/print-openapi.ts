// Prints docs/openapi.json: the document that the running api serves at /openapi.json.
import { openDatabase } from "@quittance/db";
import { createLog, createMetrics } from "@quittance/process";
import { openKeyRing } from "@quittance/secrets";
import { createApp } from "./app.ts";
import { createAccountDirectory } from "./intake/account-directory.ts";
import { createBacklog } from "./intake/backlog.ts";
import { createCurrencyDirectory } from "./intake/currency-directory.ts";
import { createIntake } from "./intake/intake.ts";
import { createKeys } from "./keys/keys.ts";
import { NO_LIMITS } from "./limits/open-limits.ts";
import { createApiMetrics } from "./metrics.ts";
import { openApiDocument } from "./openapi-document.ts";
import { createEventFeed } from "./stream/event-feed.ts";
import { createWaitRegistry } from "./waiting/wait-registry.ts";

// The app of production, of which only the routes are asked. A database connects when it is first
// used, which here is never; bells that no queue takes are a case the app knows.
const log = createLog({ name: "print-openapi", level: "silent" });
const metrics = createApiMetrics(createMetrics("print-openapi"));
const db = openDatabase({
  url: "postgres://nowhere.invalid/quittance",
  name: "print-openapi",
  connectionsMax: 1,
  lockTimeoutMs: 1,
  statementTimeoutMs: 1,
});
const queue = { ring: async () => false };
const backlog = createBacklog(db, 1);
const keys = createKeys(db, log);
const app = createApp({
  db,
  keys,
  queue,
  accounts: createAccountDirectory(db),
  currencies: createCurrencyDirectory(db),
  intake: createIntake({ db, queue, metrics, backlog }),
  waiting: createWaitRegistry(db, log, keys),
  feed: createEventFeed({ db, log, metrics }),
  backlog,
  metrics,
  allowedNetworks: [],
  limits: NO_LIMITS,
  keyRing: openKeyRing([]),
  readiness: { isReady: async () => ({ ready: false, missing: ["postgresql"] }) },
  log,
});

process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`);
