/** A request that is refused, whole: everything that is sent, and how it is answered. */
export interface BadRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly status: number;
  readonly code: string;
  /** No Idempotency-Key of its own is added. */
  readonly keyless?: true;
}

const INTENTS = "/v1/payment_intents";
const ACCOUNTS = "/v1/accounts";
const good =
  '{"amount":"1.00","currency":"USD","source":"external:ada","destination":"external:bob"}';

type Refusal = readonly [status: number, code: string];
const malformed: Refusal = [400, "malformed_json"];
const mediaType: Refusal = [415, "unsupported_media_type"];
const keyInvalid: Refusal = [400, "idempotency_key_invalid"];
const cursorInvalid: Refusal = [400, "cursor_invalid"];
const parameter: Refusal = [422, "parameter_invalid"];
const unknownParameter: Refusal = [422, "unknown_parameter"];
const notFound: Refusal = [404, "not_found"];
const validation: Refusal = [422, "validation_failed"];
const methodNotAllowed: Refusal = [405, "method_not_allowed"];

const bodies: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, Refusal])[] = [
  ["an empty body", "", malformed],
  ["blanks", "  \n", malformed],
  ["text", "amount=1", malformed],
  ["a truncated object", good.slice(0, -1), malformed],
  ["an object with something after it", `${good}x`, malformed],
  ["two objects", good + good, malformed],
  ["single quotes", good.replaceAll('"', "'"), malformed],
  ["a trailing comma", `${good.slice(0, -1)},}`, malformed],
  ["a comment", `/* */${good}`, malformed],
  ["NaN", good.replace('"1.00"', "NaN"), malformed],
  ["Infinity", good.replace('"1.00"', "Infinity"), malformed],
  ["a number with a leading zero", good.replace('"1.00"', "01"), malformed],
  ["a raw newline in a string", good.replace("ada", "a\nda"), malformed],
  ["a number beyond doubles", good.replace('"1.00"', "1e400"), [422, "number_out_of_range"]],
  ["null", "null", validation],
  ["a string", '"x"', validation],
  ["a number", "1", validation],
  ["true", "true", validation],
  ["an array", `[${good}]`, validation],
  ["an empty object", "{}", validation],
  ["nesting a hundred thousand deep", "[".repeat(100_000) + "]".repeat(100_000), [422, "too_deep"]],
  ["a name that comes twice", good.replace('"currency"', '"amount"'), [422, "duplicate_key"]],
  ["half a surrogate pair", good.replace("ada", "\\ud83d"), [422, "lone_surrogate"]],
  ["a byte order mark", `\ufeff${good}`, malformed],
  [
    "UTF-8 that is overlong",
    bytes(good.replace("ada", "\u0001\u0001"), 0xc0),
    [400, "invalid_utf8"],
  ],
  ["a lone continuation byte", bytes(good.replace("ada", "\u0001"), 0x80), [400, "invalid_utf8"]],
  ["UTF-16", new Uint8Array(Buffer.from(good, "utf16le")), malformed],
  ["one byte more than 256 KiB", good.padEnd(256 * 1024 + 1), [413, "payload_too_large"]],
];

const contentTypes = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=latin1",
  "application/json; charset=utf-16",
  "application/jsonp",
  "application/vnd.api+json",
  "text/json",
];

const keys: readonly (readonly [string, string])[] = [
  ["is empty", ""],
  ["is an empty quoted string", '""'],
  ["has 256 characters", "k".repeat(256)],
  ["has 256 characters between quotes", `"${"k".repeat(256)}"`],
  ["has a blank inside", "a b"],
  ["has a blank inside quotes", '"a b"'],
  ["has a tab inside", "a\tb"],
  ["has a letter that is not ASCII", "schl\u00fcssel"],
  ["comes twice", "a, a"],
];

const queries: readonly (readonly [string, string, Refusal])[] = [
  ...["0", "-1", "101", "1e2", "abc", "", "01", "1.0", "%20", "٣"].map(
    (limit) => [ACCOUNTS, `limit=${limit}`, parameter] as const,
  ),
  [ACCOUNTS, "limit=1&limit=2", parameter],
  [ACCOUNTS, "limit[]=10", unknownParameter],
  [ACCOUNTS, "Limit=10", unknownParameter],
  [ACCOUNTS, "sort=amount;drop+table", unknownParameter],
  [ACCOUNTS, "__proto__=x", unknownParameter],
  ...["", "x", "%00", "bm90aGluZw", "YWNjb3VudHM", "YWNjb3VudHN8eA", "a".repeat(5_000)].map(
    (cursor) => [ACCOUNTS, `cursor=${cursor}`, cursorInvalid] as const,
  ),
  [INTENTS, "status=foo", parameter],
  [INTENTS, "status=succeeded,failed", parameter],
  [INTENTS, "status=succeeded&status=failed", parameter],
  [INTENTS, "created[gte]=yesterday", parameter],
  [INTENTS, "created[lt]=2026-02-30T00:00:00Z", parameter],
  [INTENTS, "created[gt]=2026-02-03T00:00:00Z", unknownParameter],
  [INTENTS, "amount[gte]=1.5", unknownParameter],
  [INTENTS, "metadata=x", unknownParameter],
  [INTENTS, "metadata[]=x", unknownParameter],
  [INTENTS, `metadata[${"k".repeat(41)}]=x`, unknownParameter],
  [INTENTS, "toString=x", unknownParameter],
  [INTENTS, "constructor=x", unknownParameter],
  [INTENTS, "external_id=%00", parameter],
  [INTENTS, "currency=%00", parameter],
  [INTENTS, "account=external:%00", parameter],
  [INTENTS, "metadata[a]=%00", parameter],
  [INTENTS, "metadata[%00]=a", parameter],
  [INTENTS, "cursor=YWNjb3VudHN8YWNjdF8wMWpkMm0zbjRwNXE2cjdzOHQ5djB3MXgyeQ", cursorInvalid],
  ["/v1/events", "type=payment_intent.exploded", parameter],
  ["/v1/events", "resource=%00", parameter],
  ["/v1/events", "since=2026-01-01T00:00:00Z", unknownParameter],
  ["/v1/events", "cursor=ZXZlbnRzfC0xfHg", cursorInvalid],
  ["/v1/accounts/external:ada/entries", "limit=0", parameter],
  ["/v1/accounts/external:ada/entries", "cursor=ZW50cmllc3wtMQ", cursorInvalid],
  ["/v1/accounts/external:ada/entries", "from=x", unknownParameter],
  ["/v1/accounts/external:ada/balance", "when=now", unknownParameter],
  ["/v1/currencies", "code=USD", unknownParameter],
  ["/v1/currencies", "limit=101", parameter],
  // "currencies|DEM", "currencies|US\0" and "currencies|USD|x".
  ["/v1/currencies", "cursor=Y3VycmVuY2llc3xERU0", cursorInvalid],
  ["/v1/currencies", "cursor=Y3VycmVuY2llc3xVUwA", cursorInvalid],
  ["/v1/currencies", "cursor=Y3VycmVuY2llc3xVU0R8eA", cursorInvalid],
  ["/v1/trial_balance", "currency=USD", unknownParameter],
];

const paths: readonly (readonly [string, Refusal])[] = [
  ["/", notFound],
  ["/v1", notFound],
  ["/v1/", notFound],
  ["/v1/payments", notFound],
  ["/v2/accounts", notFound],
  [`${ACCOUNTS}/`, notFound],
  [`${ACCOUNTS}/1`, notFound],
  [`${ACCOUNTS}/acct_`, notFound],
  [`${ACCOUNTS}/acct_01jd2m3n4p5q6r7s8t9v0w1x2y`, notFound],
  [`${ACCOUNTS}/acct_zzzzzzzzzzzzzzzzzzzzzzzzzz`, notFound],
  [`${ACCOUNTS}/pi_01jd2m3n4p5q6r7s8t9v0w1x2y`, notFound],
  [`${ACCOUNTS}/external:nobody`, notFound],
  [`${ACCOUNTS}/external:%00`, notFound],
  [`${ACCOUNTS}/external:ada%00`, notFound],
  [`${ACCOUNTS}/%00`, notFound],
  [`${ACCOUNTS}/external:%ff`, notFound],
  [`${ACCOUNTS}/%zz`, notFound],
  [`${ACCOUNTS}/${"x".repeat(3_000)}`, notFound],
  [`${ACCOUNTS}/external:nobody/balance`, notFound],
  [`${ACCOUNTS}/external:nobody/entries`, notFound],
  [`${ACCOUNTS}/external:ada/nothing`, notFound],
  [`${INTENTS}/1`, notFound],
  [`${INTENTS}/'; drop table legs --`, notFound],
  [`${INTENTS}/pi_01jd2m3n4p5q6r7s8t9v0w1x2y`, notFound],
  [`${INTENTS}/acct_01jd2m3n4p5q6r7s8t9v0w1x2y`, notFound],
  [`${INTENTS}/%2e%2e%2faccounts`, notFound],
  ["/v1/ledger_transactions/txn_01jd2m3n4p5q6r7s8t9v0w1x2y", notFound],
  ["/v1/ledger_transactions/%00", notFound],
  ["/v1/events/evt_01jd2m3n4p5q6r7s8t9v0w1x2y", notFound],
  ["/v1/events/nonsense", notFound],
  ["/errors/nonsense", notFound],
  ["/errors/constructor", notFound],
  ["/metrics", notFound],
  ["/.git/config", notFound],
  ["/queues", notFound],
];

/** Changing, closing and registering, as they must not be asked for. */
const commands: readonly (readonly [string, string, string | undefined, Refusal])[] = [
  ["PATCH", `${ACCOUNTS}/external:ada`, "", malformed],
  ["PATCH", `${ACCOUNTS}/external:ada`, "[]", validation],
  ["PATCH", `${ACCOUNTS}/external:ada`, "null", validation],
  ["PATCH", `${ACCOUNTS}/external:nobody`, '{"name":"x"}', notFound],
  ["PATCH", `${ACCOUNTS}/external:%00`, '{"name":"x"}', notFound],
  ["PATCH", `${ACCOUNTS}/acct_01jd2m3n4p5q6r7s8t9v0w1x2y`, '{"name":"x"}', notFound],
  ["POST", `${ACCOUNTS}/external:nobody/close`, undefined, notFound],
  ["POST", `${ACCOUNTS}/acct_01jd2m3n4p5q6r7s8t9v0w1x2y/close`, "{}", notFound],
  ["POST", `${ACCOUNTS}/external:ada/close`, "[]", validation],
  ["POST", `${ACCOUNTS}/external:ada/close`, "x", malformed],
  ["POST", `${ACCOUNTS}/external:ada/close`, '{"force":true}', [422, "unknown_field"]],
  ["POST", "/v1/currencies", "{}", validation],
  ["POST", "/v1/currencies", "[]", validation],
];

const methods: readonly (readonly [string, string])[] = [
  ["DELETE", ACCOUNTS],
  ["PUT", ACCOUNTS],
  ["PATCH", INTENTS],
  ["DELETE", `${INTENTS}/pi_01jd2m3n4p5q6r7s8t9v0w1x2y`],
  ["DELETE", `${ACCOUNTS}/external:ada`],
  ["GET", `${ACCOUNTS}/external:ada/close`],
  ["DELETE", "/v1/currencies"],
  ["POST", "/v1/trial_balance"],
  ["POST", "/v1/events"],
  ["PUT", `${INTENTS}/batch`],
];

/** The neighbours of every rule of the door, as data. */
export const BAD_REQUESTS: readonly BadRequest[] = [
  ...bodies.flatMap(([name, raw, refusal]) =>
    [INTENTS, ACCOUNTS].flatMap((path) => {
      // An account has no amount; there the number is a field that does not belong.
      if (path === ACCOUNTS && refusal[1] === "amount_must_be_string") return [];
      return [post(`${name} to ${path}`, path, { raw }, refusal)];
    }),
  ),
  post(
    "a batch of one byte more than 16 MiB",
    `${INTENTS}/batch`,
    { raw: `{"payment_intents":[${good}]}`.padEnd(16 * 1024 * 1024 + 1) },
    [413, "payload_too_large"],
  ),
  ...contentTypes.map((type) =>
    post(`content type ${type}`, INTENTS, { headers: { "Content-Type": type } }, mediaType),
  ),
  ...["gzip", "br", "deflate", "zstd, gzip"].map((coding) =>
    post(`a body coded ${coding}`, INTENTS, { headers: { "Content-Encoding": coding } }, mediaType),
  ),
  ...keys.flatMap(([name, key]) =>
    [INTENTS, `${INTENTS}/batch`, ACCOUNTS].map((path) =>
      post(
        `a key to ${path} that ${name}`,
        path,
        { raw: bodyFor(path), headers: { "Idempotency-Key": key } },
        keyInvalid,
      ),
    ),
  ),
  ...[INTENTS, `${INTENTS}/batch`].map((path) =>
    post(`no key to ${path}`, path, { raw: bodyFor(path), keyless: true }, [
      400,
      "idempotency_key_missing",
    ]),
  ),
  ...queries.map(([path, query, [status, code]]) => ({
    name: `GET ${path}?${query.slice(0, 60)}`,
    method: "GET",
    path: `${path}?${query}`,
    status,
    code,
  })),
  ...paths.map(([path, [status, code]]) => ({
    name: `GET ${path.slice(0, 60)}`,
    method: "GET",
    path,
    status,
    code,
  })),
  ...commands.map(([method, path, raw, [status, code]]) => ({
    name: `${method} ${path} ${raw?.slice(0, 20)}`,
    method,
    path,
    ...(raw === undefined ? {} : { raw }),
    status,
    code,
  })),
  ...methods.map(([method, path]) => ({
    name: `${method} ${path}`,
    method,
    path,
    ...(["DELETE", "GET"].includes(method) ? {} : { raw: "{}" }),
    status: methodNotAllowed[0],
    code: methodNotAllowed[1],
  })),
];

function bodyFor(path: string): string {
  if (path === ACCOUNTS) return '{"currency":"USD"}';
  return path === INTENTS ? good : `{"payment_intents":[${good}]}`;
}

function post(
  name: string,
  path: string,
  options: Pick<BadRequest, "headers" | "raw" | "keyless">,
  [status, code]: Refusal,
): BadRequest {
  return { name, method: "POST", path, raw: good, ...options, status, code };
}

/** The text with every U+0001 replaced by a byte that UTF-8 does not have there. */
function bytes(text: string, byte: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text)).map((value) => (value === 1 ? byte : value));
}
