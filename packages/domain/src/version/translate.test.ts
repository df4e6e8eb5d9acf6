import { describe, expect, test } from "vitest";
import { API_CHANGES, type ApiChange, type JsonObject } from "./api-change.ts";
import { API_VERSIONS, NEWEST_API_VERSION, parseApiVersion } from "./api-version.ts";
import { translate, translateBody } from "./translate.ts";
import { translationOf } from "./translation-of.ts";

/** Invented: accounts got an `owner` in place of `name`, and later owners became objects. */
const CHANGES: readonly ApiChange<string>[] = [
  {
    version: "2027-02-01",
    answers: {
      account: ({ owner, ...rest }) => ({ ...rest, name: owner }),
    },
    requests: {
      "POST /v1/accounts": ({ name, ...rest }) => ({ ...rest, owner: name }),
    },
  },
  {
    version: "2027-06-01",
    answers: {
      account: ({ owner, ...rest }) => ({ ...rest, owner: (owner as JsonObject)["name"] }),
    },
    requests: {
      "POST /v1/accounts": ({ owner, ...rest }) => ({ ...rest, owner: { name: owner } }),
    },
  },
];

const account = { id: "acct_1", object: "account", owner: { name: "Ada" } };

describe("an answer is written as it was in an older version", () => {
  test.each([
    ["2026-11-01", { id: "acct_1", object: "account", name: "Ada" }],
    ["2027-02-01", { id: "acct_1", object: "account", owner: "Ada" }],
    ["2027-03-15", { id: "acct_1", object: "account", owner: "Ada" }],
  ])("%s", (version, expected) => {
    expect(translate(version, CHANGES)?.answer(account)).toEqual(expected);
  });

  test("wherever in it a resource stands: in a list, in an event", () => {
    const answer = translate("2027-02-01", CHANGES)?.answer({
      object: "list",
      data: [{ object: "event", data: { object: account } }],
      has_more: false,
      next_cursor: null,
    });
    expect(answer).toEqual({
      object: "list",
      data: [{ object: "event", data: { object: { ...account, owner: "Ada" } } }],
      has_more: false,
      next_cursor: null,
    });
  });

  test("and what clients wrote themselves is left alone, whatever it looks like", () => {
    const metadata = { object: "account", owner: "nobody" };
    const answer = translate("2026-11-01", CHANGES)?.answer({ object: "refund", metadata });
    expect(answer).toEqual({ object: "refund", metadata });
  });

  test("what is called like something that every object has is no resource", () => {
    const answer = translate("2026-11-01", CHANGES)?.answer({ object: "constructor", id: 1 });
    expect(answer).toEqual({ object: "constructor", id: 1 });
  });
});

describe("a request is read as what it means now", () => {
  test("by every change since its version, the oldest first", () => {
    const body = { currency: "USD", name: "Ada" };
    expect(translate("2026-11-01", CHANGES)?.request("POST /v1/accounts", body)).toEqual({
      currency: "USD",
      owner: { name: "Ada" },
    });
  });

  test.each([
    ["of a route that never changed", "POST /v1/refunds", { name: "Ada" }],
    ["that is no object", "POST /v1/accounts", ["Ada"]],
    ["of a route called like something that every object has", "constructor", { name: "Ada" }],
  ])("but one %s is left as it is", (_what, route, body) => {
    expect(translate("2026-11-01", CHANGES)?.request(route, body)).toBe(body);
  });
});

test("the newest version needs no translation, and its bodies are the very same text", () => {
  expect(translate("2027-06-01", CHANGES)).toBeUndefined();
  expect(translateBody(undefined, '{"a" : 1}')).toBe('{"a" : 1}');
  expect(translateBody(translate("2027-02-01", CHANGES), JSON.stringify(account))).toBe(
    '{"id":"acct_1","object":"account","owner":"Ada"}',
  );
});

describe("the versions that there are", () => {
  test("are days, and stand in their order", () => {
    const days = API_VERSIONS.map((version) => new Date(version).toISOString().slice(0, 10));
    expect(API_VERSIONS).toEqual(days.sort());
    expect(API_VERSIONS.at(-1)).toBe(NEWEST_API_VERSION);
  });

  test("are told by their exact date", () => {
    expect(parseApiVersion(NEWEST_API_VERSION)).toBe(NEWEST_API_VERSION);
    expect(parseApiVersion("2026-11-02")).toBeUndefined();
  });

  test("each but the first came with changes, which stand in the same order", () => {
    expect([...new Set(API_CHANGES.map(({ version }) => version))]).toEqual(API_VERSIONS.slice(1));
    expect(translationOf(NEWEST_API_VERSION)).toBeUndefined();
  });
});
