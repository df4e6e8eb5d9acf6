import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openGuard, type Postgres, readBinaries, startPostgres } from "../../local/src/index.ts";
import { requireVariable } from "../system/queue-under-test.ts";

/** A PostgreSQL of a test's own, which it may stop and start again on the same port and data. */
export interface OwnPostgres extends Postgres {
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), "quittance-fault-"));
  // As root, PostgreSQL runs as somebody else, who must get through this folder.
  chmodSync(folder, 0o711);
  const guard = openGuard();
  const binaries = readBinaries(requireVariable("QT_TEST_PG18_BINARIES"));
  const dataFolder = path.join(folder, "postgres");
  const postgres = await startPostgres({ binaries, dataFolder, guard });
  return {
    ...postgres,
    async close() {
      await postgres.stop("immediate");
      await guard.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
