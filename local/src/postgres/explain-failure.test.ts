import { expect, it } from "vitest";
import { explainFailure } from "./explain-failure.ts";

it("a full disk is one sentence that names the place", () => {
  const output = 'FATAL:  could not write to file "pg_wal/x": No space left on device';
  expect(explainFailure("PostgreSQL did not start", output, "/data").message).toBe(
    "PostgreSQL did not start in /data: the disk is full.",
  );
});

it("a failure that nobody foresaw shows the server's last lines", () => {
  const output = Array.from({ length: 20 }, (_, line) => `line ${line}`).join("\n");
  const { message } = explainFailure("PostgreSQL did not start", output, "/data");
  expect(message).toContain("line 19");
  expect(message).not.toContain("line 9\n");
});
