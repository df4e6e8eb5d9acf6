import { describe, expect, it } from "vitest";
import { findClosedFolder, findObstacle, type Permissions } from "./find-obstacle.ts";

const nobody = { uid: 65534, gid: 65534 };
const root = (mode: number): Permissions => ({ uid: 0, gid: 0, mode });

const look =
  (modes: Record<string, Permissions>) =>
  (file: string): Permissions =>
    modes[file] ?? root(0o755);

describe("whether an unprivileged user gets to a folder", () => {
  it("finds none where every folder is open", () => {
    expect(findObstacle("/srv/app/data", nobody, look({}))).toBeNull();
  });

  it("finds a folder above that others can not enter", () => {
    const permissions = look({ "/srv/app": root(0o700) });
    expect(findObstacle("/srv/app/data", nobody, permissions)).toBe("/srv/app");
  });

  it("needs to read the folder itself, but only to pass through those above", () => {
    expect(findObstacle("/srv/app", nobody, look({ "/srv": root(0o711) }))).toBeNull();
    expect(findObstacle("/srv/app", nobody, look({ "/srv/app": root(0o711) }))).toBe("/srv/app");
  });

  it("need not read the folder in which its own folder is made", () => {
    const permissions = look({ "/srv/app": root(0o711) });
    expect(findClosedFolder("/srv/app", nobody, permissions)).toBeNull();
  });

  it("judges the owner and the group by their own bits, even when others have more", () => {
    const owned = look({ "/data": { uid: 65534, gid: 0, mode: 0o077 } });
    expect(findObstacle("/data", nobody, owned)).toBe("/data");
    const inGroup = look({ "/data": { uid: 0, gid: 65534, mode: 0o750 } });
    expect(findObstacle("/data", nobody, inGroup)).toBeNull();
  });
});
