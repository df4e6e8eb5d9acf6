import {
  createClient,
  QuittanceConfigurationError,
  QuittanceConnectionError,
  QuittanceError,
  QuittanceWaitTimeoutError,
} from "@quittance/client";
import { runExample } from "./run-example.ts";

/** Their messages say all; anything else is a mistake of this program and shows where. */
const EXPECTED = [
  QuittanceConfigurationError,
  QuittanceConnectionError,
  QuittanceError,
  QuittanceWaitTimeoutError,
];

try {
  process.exitCode = (await runExample(createClient, console.log)) ? 0 : 1;
} catch (error) {
  const isExpected = error instanceof Error && EXPECTED.some((kind) => error instanceof kind);
  console.error(isExpected ? error.message : error);
  console.error("The example did not finish. Run it again: it goes on where it stopped.");
  process.exitCode = 1;
}
