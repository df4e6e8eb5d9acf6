// @ts-check

import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

// npm gives every setting it runs with to its scripts as npm_config_*, also those that concern only the
// outer command (--prefix, --omit, --ignore-scripts, --workspace, --dry-run …) and would turn the
// install into something else. Only what says how the registry is reached is handed on.
const SETTINGS_KEPT = new Set([
  "npm_config_registry",
  "npm_config_cache",
  "npm_config_cafile",
  "npm_config_ca",
  "npm_config_strict_ssl",
  "npm_config_proxy",
  "npm_config_https_proxy",
  "npm_config_noproxy",
  "npm_config_userconfig",
  "npm_config_globalconfig",
  "npm_config_offline",
  "npm_config_prefer_offline",
]);

/**
 * The environment in which packages are installed.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {Record<string, string | undefined>}
 */
export function cleanEnvironment(environment) {
  const entries = Object.entries(environment).filter(([name]) => {
    // NODE_ENV=production would leave out the development dependencies.
    if (name === "NODE_ENV" || name === "INIT_CWD") return false;
    return !/^npm_/i.test(name) || SETTINGS_KEPT.has(name.toLowerCase());
  });
  return Object.fromEntries(entries);
}

/**
 * Where npm and pnpm may keep their caches: nothing to say when the home folder can be written, else
 * folders inside `.data/` of the repository.
 *
 * @param {string} root folder of the repository
 * @param {string} [home]
 * @returns {{ environment: Record<string, string>, args: string[] }}
 */
export function cachesOutsideHome(root, home = homedir()) {
  if (isWritable(home)) return { environment: {}, args: [] };
  const caches = path.join(root, ".data", "caches");
  return {
    environment: {
      npm_config_cache: path.join(caches, "npm"),
      npm_config_update_notifier: "false",
      XDG_CACHE_HOME: path.join(caches, "xdg-cache"),
      XDG_STATE_HOME: path.join(caches, "xdg-state"),
      XDG_DATA_HOME: path.join(caches, "xdg-data"),
    },
    args: ["--store-dir", path.join(caches, "pnpm-store")],
  };
}

/** @param {string} folder */
function isWritable(folder) {
  if (!existsSync(folder)) return false;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
