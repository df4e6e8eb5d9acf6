/** The sections of the document, in the order in which they are read. */
export const TAGS = [
  {
    name: "Accounts",
    description: "Balances that have a name and one currency, and everything that moved them.",
  },
  { name: "Currencies", description: "ISO 4217, and currencies of your own." },
  {
    name: "Payment intents",
    description:
      "Requests to move money. What was accepted comes to exactly one end: `succeeded`, `failed` or `canceled`.",
  },
  { name: "Captures", description: "The taking of what a payment intent holds." },
  { name: "Refunds", description: "The giving back of what was captured." },
  { name: "Ledger", description: "The books: written once, never changed, always in balance." },
  { name: "Events", description: "What happened to your resources, in order." },
  {
    name: "Webhook endpoints",
    description: "Where events are sent, signed by Standard Webhooks 1.0.",
  },
  {
    name: "Webhook deliveries",
    description: "What was sent where, what the receivers answered, and how to send it again.",
  },
  { name: "API keys", description: "Who may ask for what. A key is shown once, when it is made." },
  { name: "Audit log", description: "Who did what to keys, accounts, endpoints and currencies." },
] as const;
