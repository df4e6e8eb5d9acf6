/**
 * A step of a JSON pointer (RFC 6901), and never more of the client's own text than a line can hold,
 * nor any that can not be stored.
 */
export const escapePointer = (segment: PropertyKey): string =>
  `/${String(segment)
    .slice(0, 64)
    .toWellFormed()
    .replaceAll("\0", "\ufffd")
    .replaceAll("~", "~0")
    .replaceAll("/", "~1")}`;
