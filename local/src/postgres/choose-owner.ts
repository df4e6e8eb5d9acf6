import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { Sentence } from "../sentence.ts";

/** The OS user that runs a PostgreSQL server. */
export type OsUser = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * Whom PostgreSQL runs as: null means as ourselves. It refuses to run as root, so root hands it to the
 * user that the data folder belongs to already, else to `postgres`, else to `nobody`. No user is made.
 */
export function chooseOwner(dataFolder: string): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  const user = lookUp("postgres") ?? lookUp("nobody");
  if (user === null) {
    throw new Sentence(
      "PostgreSQL does not run as root, and there is no user postgres or nobody to run it: start as an ordinary user, or set DATABASE_URL.",
    );
  }
  return user;
}

function lookUp(name: string): OsUser | null {
  try {
    const [uid = 0, gid = 0] = ["-u", "-g"].map((flag) =>
      Number.parseInt(
        execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
        10,
      ),
    );
    return { name, uid, gid };
  } catch {
    return null;
  }
}
