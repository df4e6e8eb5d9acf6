import type { Fragment, Sql } from "./database.ts";
import type { Query } from "./flight.ts";

/** A part of a statement: a write, or what several writes read. */
export interface Part {
  /** By which later parts read what this one returns. No table's name, which it would hide from them. */
  readonly name: string;
  readonly sql: Fragment;
  /** How many rows it must return. */
  readonly rows?: number;
}

/**
 * Makes one statement of several parts, because each statement costs both sides some tenths of a millisecond,
 * whatever is in it. No part sees what another one writes, unless that returns it.
 *
 * It fails when a part does not return as many rows as it must, and nothing of it stands then.
 */
export function oneStatement(sql: Sql, parts: readonly Part[]): Query {
  const named = parts.map(({ name, sql: part }, index) => {
    return sql`${index === 0 ? sql`with` : sql`,`} ${sql(name)} as (${part})`;
  });
  const counted = parts
    .filter(({ rows }) => rows !== undefined)
    .map(({ name, rows = 0 }, index) => {
      return sql`${index === 0 ? sql`` : sql`,`} require_count(
        ${name.replaceAll("_", " ")}, (select count(*) from ${sql(name)}), ${rows})`;
    });
  return sql`${named} select ${counted.length === 0 ? sql`` : counted}`;
}
