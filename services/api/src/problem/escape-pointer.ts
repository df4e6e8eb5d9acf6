import { hideSecrets } from "@quittance/process";

/**
 * A name that a client made up, as an answer may repeat it: no more than a line can hold, nothing that
 * can not be stored, and no secret that was sent in the wrong place.
 */
export const repeatName = (name: PropertyKey): string =>
  hideSecrets(String(name).slice(0, 64)).toWellFormed().replaceAll("\0", "\ufffd");

/** A step of a JSON pointer (RFC 6901). */
export const escapePointer = (segment: PropertyKey): string =>
  `/${repeatName(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`;
