// Holds money, captures a part of it, and gives a part of that back.
import { createClient, isQuittanceError } from "@quittance/client";

const quittance = createClient();

const ada = await quittance.accounts.create({ currency: "USD", overdraft_limit: "100.00" });
const shop = await quittance.accounts.create({ currency: "USD" });

const held = await quittance.paymentIntents.create(
  {
    amount: "50.00",
    currency: "USD",
    source: ada.id,
    destination: shop.id,
    capture_method: "manual",
  },
  { waitSeconds: 10 },
);
console.log(`hold: ${held.status}, ${held.amount_capturable} to capture`);

const capture = await quittance.paymentIntents.capture(held.id, { amount: "30.00" });
console.log(`capture: ${(await quittance.captures.wait(capture.id)).status}`);

const refund = await quittance.refunds.create({ payment_intent: held.id, amount: "12.50" });
console.log(`refund: ${(await quittance.refunds.wait(refund.id)).status}`);

try {
  await quittance.refunds.create({ payment_intent: held.id, amount: "20.00" });
} catch (error) {
  if (!isQuittanceError(error, "amount_exceeds_captured")) throw error;
  console.log(`refused: ${error.code}`);
}

const { amount_captured, amount_refunded } = await quittance.paymentIntents.get(held.id);
console.log(`captured ${amount_captured}, refunded ${amount_refunded}`);
console.log(`the shop has ${(await quittance.accounts.balance(shop.id)).posted} USD`);
