const HIDDEN = "[hidden]";

/** Each pattern keeps its first group and hides what follows it. */
const SECRET_PATTERNS: readonly RegExp[] = [
  // The credentials of a URL, up to the last @ before its path: scheme://user:password@host. Schemes
  // are short; without a bound a text like a.a.a.a… would be gone through once for each dot.
  /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s"'\\/]*(?=@)/gi,
  // password=…, in a query string or in a list of connection settings.
  /(\b(?:password|passwd|pwd|secret|token|api_key)=)[^\s"'\\&;]+/gi,
  // The keys that clients send, the secrets that sign webhooks, and the private keys that do.
  /(\bqt_(?:test|live)_)[0-9A-Za-z]+/g,
  /(\bwhs(?:ec|k)_)[0-9A-Za-z+/=_-]+/g,
  // A master key as its variable holds it: behind a name, 32 bytes in base64.
  /([\w-]:)[0-9A-Za-z+/]{43}=/g,
  // An authorization header in a text, and a bearer token without one. Words have no digits.
  /(\bauthorization\\?["']?\s*[:=]\s*\\?["']?)[^"'\\\r\n]+/gi,
  /(\bBearer )(?=[^\s"'\\]*\d)[^\s"'\\]+/g,
];

/** Replaces every secret that can be recognised in a text. Used on each line of the log. */
export function hideSecrets(text: string): string {
  return SECRET_PATTERNS.reduce((line, pattern) => line.replace(pattern, `$1${HIDDEN}`), text);
}
