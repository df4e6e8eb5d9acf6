import { statSync } from "node:fs";
import path from "node:path";

/** What `stat` says about who may use a file. */
export type Permissions = { readonly uid: number; readonly gid: number; readonly mode: number };

const READ_AND_SEARCH = 0o5;
const SEARCH = 0o1;

type User = { readonly uid: number; readonly gid: number };
type Look = (file: string) => Permissions;

/**
 * What keeps `user` from reading `target`: the first folder on the way that is closed to it, or `target`
 * itself. Null when it can be read. Looks at owner, group and mode only.
 */
export function findObstacle(target: string, user: User, look: Look = statSync): string | null {
  const absolute = path.resolve(target);
  if (!mayDo(READ_AND_SEARCH, look(absolute), user)) return absolute;
  return findClosedFolder(path.dirname(absolute), user, look);
}

/** The folder nearest to `folder`, itself included, that `user` can not pass through; null when it gets there. */
export function findClosedFolder(folder: string, user: User, look: Look = statSync): string | null {
  const absolute = path.resolve(folder);
  if (!mayDo(SEARCH, look(absolute), user)) return absolute;
  const above = path.dirname(absolute);
  return above === absolute ? null : findClosedFolder(above, user, look);
}

/** True when `user` has all of `wanted` (bits of one octal digit of a mode). */
function mayDo(wanted: number, permissions: Permissions, user: User): boolean {
  const shift = permissions.uid === user.uid ? 6 : permissions.gid === user.gid ? 3 : 0;
  return ((permissions.mode >> shift) & wanted) === wanted;
}
