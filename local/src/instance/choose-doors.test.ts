import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { findFreePort } from "../find-free-port.ts";
import { chooseDoors } from "./choose-doors.ts";

it("doors of which the port does not matter have five different ones", async () => {
  const doors = await chooseDoors(readConfig({ PORT: "0", OPS_PORT: "0", METRICS_PORT: "0" }));
  const ports = [doors.api, doors.ops, ...Object.values(doors.metrics)];
  expect(new Set(ports).size).toBe(5);
});

it("two doors on one port are refused, and both variables named", async () => {
  const port = await findFreePort();
  const chosen = chooseDoors(
    readConfig({ PORT: String(port), OPS_PORT: "0", METRICS_PORT: String(port - 1) }),
  );
  await expect(chosen).rejects.toThrow(
    `PORT and METRICS_PORT both lead to port ${port}: each door needs one of its own.`,
  );
});

it("a METRICS_PORT without two ports above it is refused", () => {
  expect(() => readConfig({ METRICS_PORT: "65534" })).toThrow(/^METRICS_PORT is wrong: .*65533/);
});
