#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createClient } from "../client.ts";
import { QuittanceConfigurationError, QuittanceError } from "../errors.ts";
import { listen } from "./listen.ts";

const USAGE = `Usage: quittance listen --forward-to <url> [options]

Brings the events of a Quittance instance to a program on this machine, as signed webhooks.

  --forward-to <url>       for example localhost:4000/hook
  --events <types>         only these types, separated by commas
  --secret <whsec_…>       signs with this secret; one is made up otherwise
  --last-event-id <evt_…>  goes on after this event; from the present on otherwise

QUITTANCE_URL and QUITTANCE_API_KEY say which instance it is.`;

/** Answers with the exit code: 2 when the command was not understood. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stopping.abort());
  try {
    await listen(createClient(), {
      ...options,
      signal: stopping.signal,
      print: (line) => console.log(line),
    });
    return 0;
  } catch (error) {
    const isClear = error instanceof QuittanceError || error instanceof QuittanceConfigurationError;
    console.error(isClear ? error.message : error);
    return 1;
  }
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "forward-to": { type: "string" },
        events: { type: "string" },
        secret: { type: "string" },
        "last-event-id": { type: "string" },
      },
    });
    const to = values["forward-to"];
    if (positionals.join() !== "listen" || to === undefined) return undefined;
    return {
      forwardTo: new URL(/^https?:\/\//.test(to) ? to : `http://${to}`),
      types: (values.events ?? "").split(",").filter(Boolean),
      secret: values.secret,
      lastEventId: values["last-event-id"],
    };
  } catch {
    return undefined;
  }
}

process.exitCode = await main(process.argv.slice(2));
