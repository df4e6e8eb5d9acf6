import { OpenAPIHono } from "@hono/zod-openapi";
import { FAILURE_CODES, OPERATION_FAILURE_CODES } from "@quittance/domain";
import { expect, test } from "vitest";
import type { AppEnv } from "../app-env.ts";
import { answerProblem } from "../problem/problem.ts";
import { PROBLEM_KINDS } from "../problem/problem-codes.ts";
import { problemOfError } from "../problem/problem-of-error.ts";
import { errorRoutes } from "./errors.ts";
import { eventTypeRoutes } from "./event-types.ts";
import { pageRoutes } from "./pages.ts";

const app = new OpenAPIHono<AppEnv>();
app.get("/livez", (c) => c.text("live"));
pageRoutes(app);
errorRoutes(app);
eventTypeRoutes(app);
app.onError((error, c) => answerProblem(c, problemOfError(error), "req_test"));

const BROWSER = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
const open = async (path: string, headers: Record<string, string> = BROWSER) => {
  const answer = await app.request(path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

const PAGES = ["/", "/errors", "/errors/amount_invalid", "/docs", "/redoc"];

/** Everything that a page loads or leads to. */
const targetsOf = (html: string) =>
  [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, target = ""]) => target);

test("pages load and lead to nothing but what this door answers", async () => {
  for (const page of PAGES) {
    const { status, headers, text } = await open(page);
    expect(status, page).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=UTF-8");
    for (const target of new Set(targetsOf(text))) {
      if (target === "data:,") continue;
      expect(target, page).toMatch(/^\/[^/]?/);
      expect((await open(target)).status, `${page} → ${target}`).toBe(200);
    }
  }
});

test("no page lets a script run that is not a file of this door", async () => {
  for (const page of PAGES) {
    const { headers, text } = await open(page);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:|\sstyle=/);
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
});

test("what is on the page in its own style is what its policy allows", async () => {
  const { headers, text } = await open("/errors");
  const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(text) ?? [];
  const hash = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(style)));
  expect(headers.get("content-security-policy")).toContain(`'sha256-${hash.toString("base64")}'`);
});

test("files, the document and the schemas are asked about each time, and sent again only when they have changed", async () => {
  for (const path of [
    "/openapi.json",
    "/event-types.json",
    "/event-types/account.created.json",
    "/docs/swagger-ui-bundle.js",
    "/docs/swagger-ui.css",
    "/docs/start.js",
    "/redoc/redoc.standalone.js",
    "/redoc/start.js",
  ]) {
    const first = await open(path);
    const etag = first.headers.get("etag") ?? "";
    expect(etag, path).toMatch(/^"[\w-]{22}"$/);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const again = await open(path, { "If-None-Match": etag });
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
    expect((await open(path, { "If-None-Match": '"other"' })).status).toBe(200);
  }
});

test("ReDoc and Swagger UI are told to ask nobody else", async () => {
  const redoc = await open("/redoc/redoc.standalone.js");
  expect(redoc.text).toContain('"data:,"'.replaceAll('"', "`"));
  expect(redoc.text).not.toContain("cdn.redoc.ly/redoc/logo");
  expect((await open("/redoc/start.js")).text).toContain("disableTelemetry: true");
  expect((await open("/docs/start.js")).text).toContain("validatorUrl: null");
});

test("every code has a page that says what happened, what to do, and whether retrying helps", async () => {
  for (const [code, { status, title }] of Object.entries(PROBLEM_KINDS)) {
    const page = await open(`/errors/${code}`);
    expect(page.status, code).toBe(200);
    for (const part of [code, `HTTP ${status}`, "What to do", "Does it help to retry?"]) {
      expect(page.text, code).toContain(part);
    }
    const program = await open(`/errors/${code}`, { Accept: "application/json" });
    expect(JSON.parse(program.text)).toMatchObject({
      code,
      refusal: { status, title, example: { type: `/errors/${code}`, code, status } },
    });
    const terminal = await open(`/errors/${code}`, { Accept: "*/*" });
    expect(terminal.headers.get("content-type")).toContain("text/plain");
    expect(terminal.text).toContain(`What happened: ${title}.`);
  }
  for (const code of [...FAILURE_CODES, ...OPERATION_FAILURE_CODES]) {
    expect((await open(`/errors/${code}`)).text).toContain("Failed after it was accepted");
  }
});

test("the list of codes names every one, and what is no code has no page", async () => {
  const { text } = await open("/errors");
  for (const code of Object.keys(PROBLEM_KINDS)) expect(text).toContain(`href="/errors/${code}"`);
  for (const code of ["nonsense", "constructor", "__proto__", "toString"]) {
    expect((await open(`/errors/${code}`)).status).toBe(404);
  }
});

test("a browser that asks for an icon gets none, and no refusal", async () => {
  expect((await open("/favicon.ico")).status).toBe(204);
});
