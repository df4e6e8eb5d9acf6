// Prints docs/event-types.json: the JSON Schema of each type of event.
import { eventTypeSchemas } from "./schemas/event-types.ts";

process.stdout.write(`${JSON.stringify(eventTypeSchemas(), null, 2)}\n`);
