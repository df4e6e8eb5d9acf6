// Prints the variables of this process as JSON; `.env.example` is made from what every service prints.
import { describeEnvironment } from "@quittance/process";
import { environmentSchema } from "./config.ts";

console.log(JSON.stringify(describeEnvironment(environmentSchema)));
