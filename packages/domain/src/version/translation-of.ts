import { API_CHANGES } from "./api-change.ts";
import { API_VERSIONS, type ApiVersion } from "./api-version.ts";
import { type Translation, translate } from "./translate.ts";

const TRANSLATIONS: ReadonlyMap<ApiVersion, Translation | undefined> = new Map(
  API_VERSIONS.map((version) => [version, translate(version, API_CHANGES)]),
);

/** What stands between a version of the public API and the newest; undefined for the newest itself. */
export const translationOf = (version: ApiVersion): Translation | undefined =>
  TRANSLATIONS.get(version);
