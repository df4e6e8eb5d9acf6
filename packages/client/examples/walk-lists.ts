// Hands five payments in at once, then walks the lists of what became of them.
import { createClient } from "@quittance/client";

const quittance = createClient();

const bank = await quittance.accounts.create({ currency: "USD", overdraft_limit: null });
const ada = await quittance.accounts.create({ currency: "USD" });

const batch = await quittance.paymentIntents.createBatch({
  payment_intents: ["1.00", "2.00", "3.00", "4.00", "5.00"].map((amount) => ({
    amount,
    currency: "USD",
    source: bank.id,
    destination: ada.id,
  })),
});
const last = batch.data.at(-1)?.payment_intent;
if (last) await quittance.paymentIntents.wait(last.id); // decided in the order given

// `await` gives one page …
const page = await quittance.paymentIntents.list({ account: ada.id, limit: 2 });
console.log(`a page: ${page.data.length} payments, more: ${page.has_more}`);

// … and `for await` all of them, newest first, a page at a time.
const amounts: (string | null)[] = [];
for await (const intent of quittance.paymentIntents.list({ account: ada.id, limit: 2 })) {
  amounts.push(intent.amount);
}
console.log(`all: ${amounts.join(", ")}`);

for await (const entry of quittance.accounts.entries(ada.id)) {
  console.log(`newest entry: ${entry.direction} ${entry.amount}, then ${entry.balance_after}`);
  break; // nothing more is asked for
}
