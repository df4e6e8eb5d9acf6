/** What a text of JSON is like, as far as the value that is parsed from it does not tell. */
export interface JsonShape {
  /** How many arrays and objects lie inside one another, at the deepest place. */
  readonly depth: number;
  /** How many members all objects have together, as they are written. */
  readonly members: number;
  /** How many values come after another one, in the same array or object. */
  readonly commas: number;
  /** Whether an escape may stand for half a surrogate pair. */
  readonly hasSurrogateEscapes: boolean;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
/** `[` and `{`, `]` and `}` differ from each other in this bit. */
const CURLY_BIT = 0x20;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Whether the escape at `at`, a backslash, begins with \uD8 to \uDF, in either case. */
function escapesSurrogate(text: string, at: number): boolean {
  return (
    text.charCodeAt(at + 1) === LETTER_U &&
    (text.charCodeAt(at + 2) | 0x20) === 0x64 &&
    !/[0-7]/.test(text.charAt(at + 3))
  );
}

/**
 * Measures JSON in one pass, without keeping anything of it.
 *
 * @param text JSON; of anything else what is said means nothing, but for the commas: it would not be
 *   parsed further than to as many
 */
export function measureJson(text: string): JsonShape {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let commas = 0;
  let hasSurrogateEscapes = false;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      for (at += 1; at < length; at += 1) {
        const inside = text.charCodeAt(at);
        if (inside === QUOTE) break;
        if (inside !== BACKSLASH) continue;
        hasSurrogateEscapes ||= escapesSurrogate(text, at);
        at += 1;
      }
    } else if (unit === COLON) {
      members += 1;
    } else if (unit === COMMA) {
      commas += 1;
    } else if ((unit & ~CURLY_BIT) === OPEN) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if ((unit & ~CURLY_BIT) === CLOSE) {
      depth -= 1;
    }
  }
  return { depth: deepest, members, commas, hasSurrogateEscapes };
}
