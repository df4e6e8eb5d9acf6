// What a user's program does with the SDK, on whatever runtime runs this file: `smoke.mjs <url>`.
// It asserts by throwing, and has to end by itself when all is done.
import process from "node:process";
import {
  createClient,
  isQuittanceError,
  QuittanceConnectionError,
  QuittanceWaitTimeoutError,
  verifyWebhook,
} from "@quittance/client";
import { honoWebhook } from "@quittance/client/hono";

const [, , url] = process.argv;
const quittance = createClient({ url, apiKey: "qt_test_x", retryBudget: { burst: 10 } });

function expect(what, isSo) {
  if (!isSo) throw new Error(`It is not so: ${what}`);
}

async function caught(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}

const payment = { amount: "25.00", currency: "USD", source: "acct_a", destination: "acct_b" };
const answers = [];
const intent = await quittance.paymentIntents.create(payment, {
  waitSeconds: 1,
  onAnswer: (answer) => answers.push(answer),
});
expect("a payment is retried", intent.id === "pi_1" && answers.length === 1);
expect("rate limits are told", answers[0].rateLimit.remaining === 9);

const page = await quittance.paymentIntents.list({ limit: 2 });
expect("a list that is awaited is a page", page.data.length === 2 && page.has_more);
const ids = [];
for await (const { id } of quittance.paymentIntents.list({ limit: 2 })) ids.push(id);
expect("a list that is iterated is all of it", ids.join() === "pi_3,pi_2,pi_1");

const refusal = await caught(quittance.accounts.get("external:nobody"));
expect("a refusal has its code", isQuittanceError(refusal, "not_found"));
expect("a refusal has its request id", refusal.requestId === "req_1");

const impatient = createClient({ url, apiKey: "qt_test_x", tryTimeoutMs: 50, maxRetries: 0 });
const silence = await caught(impatient.refunds.get("re_silent"));
expect("a try ends in time", silence instanceof QuittanceConnectionError);
const waited = await caught(quittance.refunds.wait("re_silent", { timeoutMs: 100 }));
expect("waiting ends in time", waited instanceof QuittanceWaitTimeoutError);
const reason = new Error("the user left");
const aborting = new AbortController();
setTimeout(() => aborting.abort(reason), 50);
const aborted = await caught(quittance.refunds.get("re_silent", { signal: aborting.signal }));
expect("an abort ends a call with its reason", aborted === reason);

for await (const event of quittance.events.stream()) {
  expect("events are streamed", event.id === "evt_1");
  break;
}

const { body, headers, secrets } = await (await fetch(`${url}/webhook`)).json();
for (const secret of secrets) {
  expect("a webhook is verified", verifyWebhook(body, headers, secret).id === "evt_1");
}
const forged = await caught(
  (async () => verifyWebhook(body.replace("evt_1", "evt_2"), headers, secrets))(),
);
expect("a forged webhook is refused", forged.name !== "TypeError");
const handled = [];
const handle = honoWebhook({
  secret: secrets,
  onEvent: (event) => {
    handled.push(event.id);
  },
});
const request = () => ({
  req: { raw: new Request(`${url}/hook`, { method: "POST", headers, body }) },
});
const statuses = [(await handle(request())).status, (await handle(request())).status];
expect("a webhook is handled once", statuses.join() === "200,200" && handled.length === 1);

console.log("all is so");
