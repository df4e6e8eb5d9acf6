import { z } from "zod";
import { isNetwork } from "./networks.ts";

/** A list of networks, such as 10.0.0.0/8,fd00::/8. */
export const networkListVariable = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((network) => network.trim())
      .filter(Boolean),
  )
  .refine(
    (networks) => networks.every(isNetwork),
    "CIDRs such as 10.0.0.0/8, separated by commas, are expected",
  );

/** WEBHOOK_ALLOWED_NETWORKS, as every process that calls out or judges a URL reads it. */
export const networksVariable = networkListVariable.meta({
  description:
    "CIDRs, separated by commas, that webhooks may reach although they are not public (and then over http too). With any set, names of every kind are accepted for a webhook, and judged at each attempt by the addresses they lead to.",
});
