import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@quittance/db";
import { afterAll, expect, test } from "vitest";
import { findEmbeddedBinaries, openGuard, startPostgres } from "../../local/src/index.ts";
import { withLocalDatabase } from "../../local/src/instance/with-local-database.ts";
import { removeDataFolder } from "../../local/src/postgres/place-cluster.ts";

const dataFolder = mkdtempSync(path.join(tmpdir(), "quittance-local-"));
const guard = openGuard();

afterAll(async () => {
  await guard.close();
  removeDataFolder(path.join(dataFolder, "postgres"));
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The port of the server and what it answers, seen from inside. */
const look = () =>
  withLocalDatabase({ dataFolder, guard }, async (url) => {
    const db = openDatabase({
      url,
      name: "test-local-database",
      connectionsMax: 1,
      lockTimeoutMs: 5_000,
      statementTimeoutMs: 5_000,
    });
    const [row] = await db.use((sql) => sql<{ name: string }[]>`select current_database() as name`);
    await db.close();
    return { port: Number(new URL(url).port), name: row?.name };
  });

test("the books of the local instance are found while it runs, and started for a moment when it does not", async () => {
  await expect(look()).rejects.toThrow("There are no books in");
  const server = await startPostgres({
    binaries: findEmbeddedBinaries(),
    dataFolder: path.join(dataFolder, "postgres"),
    databases: ["quittance"],
    guard,
  });
  expect(await look()).toEqual({ port: server.port, name: "quittance" });
  expect(server.pid()).not.toBeNull();
  await server.stop("fast");
  expect((await look()).name).toBe("quittance");
  // It was stopped again: somebody else can have the folder.
  await server.start();
  await server.stop("fast");
});
