// Prints migrations/schema.sql: migrates a throw-away database and reads its catalog.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureDatabase, printSchema } from "@quittance/db";
import { migrate } from "@quittance/db/migrate";
import { findEmbeddedBinaries } from "./postgres/find-binaries.ts";
import { removeDataFolder } from "./postgres/place-cluster.ts";
import { startPostgres } from "./postgres/start-postgres.ts";
import { openGuard } from "./processes/open-guard.ts";
import { runMain } from "./sentence.ts";

runMain(async () => {
  const guard = openGuard();
  const folder = mkdtempSync(path.join(tmpdir(), "quittance-schema-"));
  // As root, PostgreSQL runs as somebody else, who must get through this folder.
  chmodSync(folder, 0o711);
  const dataFolder = path.join(folder, "postgres");
  try {
    const server = await startPostgres({ binaries: findEmbeddedBinaries(), dataFolder, guard });
    const url = server.url("quittance");
    await ensureDatabase(url);
    await migrate(url);
    process.stdout.write(await printSchema(url));
    await server.stop("immediate");
  } finally {
    await guard.close();
    removeDataFolder(dataFolder);
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});
