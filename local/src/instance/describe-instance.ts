import type { Instance } from "./instance.ts";

/** What `npm start` prints when everything is ready. */
export function describeInstance(instance: Instance): string {
  const lines = [
    "",
    "Quittance is ready.",
    "",
    `  API       ${instance.url}`,
    `  Try it    ${instance.url}/docs   (to read: /redoc, for programs: /openapi.json)`,
    `  Key       ${instance.apiKey}`,
    `  Operators ${instance.opsUrl}   (user ${instance.opsUser}, password ${instance.opsPassword})`,
    `  Logs      ${instance.logFolder}`,
  ];
  if (instance.webhookNetworksOpened !== null) {
    lines.push(`  Webhooks  may reach this machine (${instance.webhookNetworksOpened})`);
  }
  lines.push(
    "",
    "Open an account:",
    "",
    `  curl -sS ${instance.url}/v1/accounts -H "Authorization: Bearer ${instance.apiKey}" -H "Content-Type: application/json" -d '{"currency":"USD"}'`,
    "",
    "Ctrl-C stops everything.",
    "",
  );
  return lines.join("\n");
}
