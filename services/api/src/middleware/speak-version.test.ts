import type { Principal } from "@quittance/db";
import { newId } from "@quittance/db";
import { type ApiChange, NEWEST_API_VERSION, translate } from "@quittance/domain";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import type { AppEnv } from "../app-env.ts";
import { answerProblem, Problem } from "../problem/problem.ts";
import { problemOfError } from "../problem/problem-of-error.ts";
import { readBody } from "./read-body.ts";
import { speakVersion } from "./speak-version.ts";

const principal = {
  keyId: newId("key"),
  apiVersion: NEWEST_API_VERSION,
} as Principal;

/** Invented, and after today's: accounts have an `owner`, where they had a `name`. */
const CHANGES: readonly ApiChange<string>[] = [
  {
    version: "9999-01-01",
    answers: { account: ({ owner, ...rest }) => ({ ...rest, name: owner }) },
    requests: { "POST /v1/accounts/:id": ({ name, ...rest }) => ({ ...rest, owner: name }) },
  },
];

/** A door in front of a handler that answers an account of whom the body says. */
function openDoor(changes: readonly ApiChange<string>[]) {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set("principal", principal);
    await next();
  });
  app.use(
    "/v1/*",
    speakVersion((version) => translate<string>(version, changes)),
    readBody,
  );
  app.post("/v1/accounts/search", async (c) => c.json(await c.req.json()));
  app.post("/v1/accounts/:id", async (c) => {
    const { owner } = await c.req.json<{ owner: string }>();
    return c.json({ object: "account", owner }, 201, { Location: "/v1/accounts/1" });
  });
  app.post("/v1/refused", () => {
    throw new Problem("account_closed");
  });
  app.onError((error, c) => answerProblem(c, problemOfError(error), "req_1"));
  return (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    app.request(path, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", ...headers },
    });
}

describe("a key that is pinned to the newest version", () => {
  const ask = openDoor([]);

  test("is answered in it, and told so", async () => {
    const answer = await ask("/v1/accounts/1", '{"owner":"Ada"}');
    expect(answer.headers.get("Api-Version")).toBe(NEWEST_API_VERSION);
    expect(await answer.json()).toEqual({ object: "account", owner: "Ada" });
  });

  test("may name the version itself", async () => {
    const headers = { "Api-Version": NEWEST_API_VERSION };
    const answer = await ask("/v1/accounts/1", '{"owner":"Ada"}', headers);
    expect(answer.status).toBe(201);
  });

  test.each(["2026-11-02", "latest", "", "2026-11-01, 2026-11-01", "1"])(
    "and may name no other: %j",
    async (version) => {
      const answer = await ask("/v1/accounts/1", "{}", { "Api-Version": version });
      expect(answer.status).toBe(400);
      expect(answer.headers.get("Api-Version")).toBe(NEWEST_API_VERSION);
      expect(await answer.json()).toMatchObject({
        code: "api_version_invalid",
        detail: expect.stringContaining(NEWEST_API_VERSION),
      });
    },
  );
});

describe("a key that is pinned to an older version", () => {
  const ask = openDoor(CHANGES);

  test("writes and reads as it always did", async () => {
    const answer = await ask("/v1/accounts/1", '{"name":"Ada"}');
    expect(answer.status).toBe(201);
    expect(answer.headers.get("Location")).toBe("/v1/accounts/1");
    expect(answer.headers.get("Api-Version")).toBe(NEWEST_API_VERSION);
    expect(await answer.json()).toEqual({ object: "account", name: "Ada" });
  });

  test("is read by the changes of the route that answers, not of another that could", async () => {
    const answer = await ask("/v1/accounts/search", '{"name":"Ada"}');
    expect(await answer.json()).toEqual({ name: "Ada" });
  });

  test("is refused like any other", async () => {
    const refused = await ask("/v1/refused", "{}");
    expect(refused.status).toBe(409);
    expect(refused.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({ code: "account_closed" });
  });
});
