// Sends a payment twice under one name: it is made once. That is how a program that was started again
// goes on, and how the SDK itself repeats what got no answer.
import { createClient, isQuittanceError, QuittanceConnectionError } from "@quittance/client";

const quittance = createClient();

const bank = await quittance.accounts.create({ currency: "USD", overdraft_limit: null });
const ada = await quittance.accounts.create({ currency: "USD" });

/** Names the intention, not the try: the same order never pays twice. */
const idempotencyKey = `order-${ada.id}`;

async function pay(amount: string): Promise<void> {
  let replayed = false;
  try {
    const intent = await quittance.paymentIntents.create(
      { amount, currency: "USD", source: bank.id, destination: ada.id },
      {
        idempotencyKey,
        waitSeconds: 10,
        onAnswer: (answer) => {
          replayed = answer.idempotentReplayed;
        },
      },
    );
    console.log(`${amount}: ${intent.status}, ${replayed ? "known before" : "new"}`);
  } catch (error) {
    if (isQuittanceError(error, "idempotency_key_reused")) {
      console.log(`${amount}: refused, the key belongs to another payment`);
    } else if (error instanceof QuittanceConnectionError) {
      console.log(`${amount}: nobody knows yet; call again with the same key`);
    } else {
      throw error;
    }
  }
}

await pay("10.00");
await pay("10.00");
await pay("20.00");
console.log(`posted: ${(await quittance.accounts.balance(ada.id)).posted} USD`);
