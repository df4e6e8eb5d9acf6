// Moves 25.00 USD from a bank account of yours to a customer, and waits until it is decided.
import { createClient } from "@quittance/client";

const quittance = createClient();

const bank = await quittance.accounts.create({
  currency: "USD",
  normal_balance: "debit", // what you own grows by debits
  overdraft_limit: null, // money comes in from outside: no limit
});
const ada = await quittance.accounts.create({ currency: "USD", name: "Ada" });

const accepted = await quittance.paymentIntents.create({
  amount: "25.00",
  currency: "USD",
  source: bank.id,
  destination: ada.id,
});
const paid = await quittance.paymentIntents.wait(accepted.id);
console.log(`deposit: ${paid.status}`);

// More than there is: no error of the program, but an outcome to look at.
const tooMuch = await quittance.paymentIntents.create(
  { amount: "99.00", currency: "USD", source: ada.id, destination: bank.id },
  { waitSeconds: 10 }, // in one call: the answer comes when it is decided
);
console.log(`withdrawal: ${tooMuch.status}, ${tooMuch.failure?.code}`);

const { available } = await quittance.accounts.balance(ada.id);
console.log(`available: ${available} USD`);
