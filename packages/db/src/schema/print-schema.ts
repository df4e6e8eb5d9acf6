import { openDatabase } from "../database.ts";
import { readFunctions } from "./read-functions.ts";
import { readGrants } from "./read-grants.ts";
import { readTables, type TableDefinition } from "./read-tables.ts";
import { readViews } from "./read-views.ts";

const HEADER = `-- The schema as the migrations leave it, read from the catalog of a migrated database.
-- For reading, not for running: \`npm run generate\` writes this file. The roles are in 0001.`;

/**
 * Describes a migrated database: functions, tables with columns, constraints, indexes and triggers,
 * and grants. The same migrations give the same text on every supported version of PostgreSQL.
 */
export async function printSchema(url: string): Promise<string> {
  const db = openDatabase({
    url,
    name: "quittance-print-schema",
    connectionsMax: 1,
    lockTimeoutMs: 5_000,
    statementTimeoutMs: 30_000,
  });
  try {
    const functions = await db.use(readFunctions);
    const tables = await db.use(readTables);
    const views = await db.use(readViews);
    const grants = await db.use(readGrants);
    const parts = [
      HEADER,
      ...functions.map((definition) => `${definition};`),
      ...tables.map(describeTable),
      ...views,
      grants.join("\n"),
    ];
    return `${parts.join("\n\n")}\n`;
  } finally {
    await db.close();
  }
}

function describeTable(table: TableDefinition): string {
  const lines = [...table.columns, ...table.constraints].map((line) => `  ${line}`);
  const options = table.options.length > 0 ? ` with (${table.options.join(", ")})` : "";
  return [
    `create table ${table.name} (\n${lines.join(",\n")}\n)${options};`,
    ...[...table.indexes, ...table.triggers, ...table.walls].map((statement) => `${statement};`),
  ].join("\n");
}
