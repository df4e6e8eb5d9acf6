// Every action that changes something other than by a payment, and what the audit log keeps of it.
import { AUDIT_ACTIONS, type AuditAction, parseId, toUuid } from "@quittance/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "../harness/expect-problem.ts";
import { type Bank, idOf, openBank } from "../harness/open-bank.ts";
import { addKey, openTenant, tenantOf } from "../harness/open-tenant.ts";
import { type OpsDoor, startOpsDoor } from "../harness/start-ops-door.ts";
import { type Answer, type Stack, startStack } from "../harness/start-stack.ts";
import type { Entry, List } from "./audit-log-answer.ts";

let stack: Stack;
let ops: OpsDoor;
let bank: Bank;
let tenantId: string;
let keyId: string;

beforeAll(async () => {
  stack = await startStack({ worker: null });
  bank = await openBank(stack);
  tenantId = await tenantOf(stack.sql, stack.apiKey);
  ops = await startOpsDoor(stack.database.url);
  const [bootstrap] = await list("action=api_key.created");
  keyId = bootstrap?.resource ?? "";
});
afterAll(async () => {
  await ops?.close();
  await stack?.close();
});

async function page(query: string, apiKey = stack.apiKey): Promise<List> {
  const answer = await stack.request("GET", `/v1/audit_log?limit=100&${query}`, { apiKey });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as List;
}

const list = async (query = "", apiKey?: string): Promise<readonly Entry[]> =>
  (await page(query, apiKey)).data;

/** The entries of one request, oldest first. */
async function entriesOf({ headers }: Answer): Promise<readonly Entry[]> {
  const id = headers.get("request-id");
  return (await list()).filter(({ request_id }) => request_id === id).reverse();
}

const openEndpoint = (): Promise<Answer> =>
  stack.request("POST", "/v1/webhook_endpoints", { body: { url: "http://127.0.0.1:9/hook" } });

const makeKey = (): Promise<Answer> =>
  stack.request("POST", "/v1/api_keys", { body: { scopes: ["events:read"] } });

/** What one request does: the action, and what it was done to. */
type Deed = readonly [action: AuditAction, resource: string | null];

interface Scene {
  readonly answer: Answer;
  readonly deeds: readonly Deed[];
}

/** Every route of the api that changes something other than by a payment, and a request that does. */
const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  "POST /v1/accounts": async () => {
    const answer = await stack.request("POST", "/v1/accounts", { body: { currency: "USD" } });
    return { answer, deeds: [["account.created", idOf(answer)]] };
  },
  "PATCH /v1/accounts/{id}": async () => {
    const { id } = await bank.openAccount();
    const body = { status: "frozen", overdraft_limit: "5.00", name: "Ada" };
    const answer = await stack.request("PATCH", `/v1/accounts/${id}`, { body });
    await stack.request("PATCH", `/v1/accounts/${id}`, { body: { status: "active" } });
    expect((await list(`resource=${id}`))[0]).toMatchObject({ action: "account.unfrozen" });
    return {
      answer,
      deeds: [
        ["account.frozen", id],
        ["account.limit_changed", id],
        ["account.updated", id],
      ],
    };
  },
  "POST /v1/accounts/{id}/close": async () => {
    const { id } = await bank.openAccount();
    const answer = await stack.request("POST", `/v1/accounts/${id}/close`);
    return { answer, deeds: [["account.closed", id]] };
  },
  "POST /v1/currencies": async () => {
    const body = { code: "GEMS", exponent: 2 };
    const answer = await stack.request("POST", "/v1/currencies", { body });
    return { answer, deeds: [["currency.registered", "GEMS"]] };
  },
  "POST /v1/webhook_endpoints": async () => {
    const answer = await openEndpoint();
    return { answer, deeds: [["webhook_endpoint.created", idOf(answer)]] };
  },
  "PATCH /v1/webhook_endpoints/{id}": async () => {
    const id = idOf(await openEndpoint());
    const path = `/v1/webhook_endpoints/${id}`;
    const body = { status: "disabled", rate_limit: 5 };
    const answer = await stack.request("PATCH", path, { body });
    await stack.request("PATCH", path, { body: { status: "enabled" } });
    expect((await list(`resource=${id}`))[0]).toMatchObject({ action: "webhook_endpoint.enabled" });
    return {
      answer,
      deeds: [
        ["webhook_endpoint.disabled", id],
        ["webhook_endpoint.updated", id],
      ],
    };
  },
  "DELETE /v1/webhook_endpoints/{id}": async () => {
    const id = idOf(await openEndpoint());
    const answer = await stack.request("DELETE", `/v1/webhook_endpoints/${id}`);
    return { answer, deeds: [["webhook_endpoint.deleted", id]] };
  },
  "POST /v1/webhook_endpoints/{id}/rotate_secret": async () => {
    const id = idOf(await openEndpoint());
    const answer = await stack.request("POST", `/v1/webhook_endpoints/${id}/rotate_secret`);
    return { answer, deeds: [["webhook_endpoint.secret_rotated", id]] };
  },
  "POST /v1/webhook_endpoints/{id}/test": async () => {
    const id = idOf(await openEndpoint());
    const answer = await stack.request("POST", `/v1/webhook_endpoints/${id}/test`);
    return { answer, deeds: [["webhook_endpoint.tested", id]] };
  },
  "POST /v1/webhook_deliveries/{id}/retry": async () => {
    const endpoint = idOf(await openEndpoint());
    const delivery = idOf(await stack.request("POST", `/v1/webhook_endpoints/${endpoint}/test`));
    const answer = await stack.request("POST", `/v1/webhook_deliveries/${delivery}/retry`);
    return { answer, deeds: [["webhook_delivery.retried", delivery]] };
  },
  "POST /v1/webhook_endpoints/{id}/recover": async () => {
    const id = idOf(await openEndpoint());
    const body = { since: "2026-01-01T00:00:00Z" };
    const answer = await stack.request("POST", `/v1/webhook_endpoints/${id}/recover`, { body });
    return { answer, deeds: [["webhook_endpoint.recovered", id]] };
  },
  "POST /v1/webhook_endpoints/{id}/replay": async () => {
    const id = idOf(await openEndpoint());
    const body = { since: "2026-01-01T00:00:00Z" };
    const answer = await stack.request("POST", `/v1/webhook_endpoints/${id}/replay`, { body });
    return { answer, deeds: [["webhook_endpoint.replayed", id]] };
  },
  "POST /v1/api_keys": async () => {
    const answer = await makeKey();
    return { answer, deeds: [["api_key.created", idOf(answer)]] };
  },
  "POST /v1/api_keys/{id}/rotate": async () => {
    const id = idOf(await makeKey());
    const answer = await stack.request("POST", `/v1/api_keys/${id}/rotate`);
    return {
      answer,
      deeds: [
        ["api_key.created", idOf(answer)],
        ["api_key.rotated", id],
      ],
    };
  },
  "DELETE /v1/api_keys/{id}": async () => {
    const id = idOf(await makeKey());
    const answer = await stack.request("DELETE", `/v1/api_keys/${id}`);
    return { answer, deeds: [["api_key.revoked", id]] };
  },
};

/** Payments are the ledger's to tell. */
const isOfPayments = (path: string): boolean =>
  path.startsWith("/v1/payment_intents") || path.startsWith("/v1/refunds");

/** Accepts an intent and sets it aside, as a worker does with one that it can not decide. */
async function quarantine(): Promise<string> {
  const { id } = await bank.openAccount();
  const intent = parseId("pi", idOf(await bank.submit(bank.paymentTo(id))));
  if (intent === undefined) throw new Error("no intent was accepted");
  await stack.sql`
    update payment_intents set quarantined_at = now(), quarantine_error = 'Error: /srv/inside'
      where id = ${toUuid(intent)}`;
  return intent;
}

describe("whatever is done leaves an entry", () => {
  test("every route that changes something, and is no payment, is tried here", async () => {
    const answer = await stack.request("GET", "/openapi.json", { apiKey: null });
    const { paths } = answer.body as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths)
      .filter(([path]) => path.startsWith("/v1/") && !isOfPayments(path))
      .flatMap(([path, methods]) =>
        Object.keys(methods)
          .filter((method) => method !== "get")
          .map((method) => `${method.toUpperCase()} ${path}`),
      );
    expect(Object.keys(SCENES).sort()).toEqual(routes.sort());
  });

  test.each(Object.entries(SCENES))(
    "%s: what was done, to what, by which key, with which request and from where",
    async (_route, play) => {
      const { answer, deeds } = await play();
      expect(answer.status, answer.text).toBeLessThan(300);
      expect(await entriesOf(answer)).toEqual(
        deeds.map(([action, resource]) => ({
          id: expect.stringMatching(/^alog_[0-9a-hjkmnp-tv-z]{26}$/),
          object: "audit_log_entry",
          livemode: false,
          action,
          actor: { type: "api_key", id: keyId },
          resource,
          changes: expect.any(Object),
          request_id: answer.headers.get("request-id"),
          address: "127.0.0.1",
          created_at: expect.stringMatching(/Z$/),
        })),
      );
    },
  );

  test("an operator who releases an intent, whose name its tenant does not learn", async () => {
    const id = await quarantine();
    const form = { tenant: tenantId };
    expect((await ops.send("POST", `/intents/${id}/release`, { form })).status).toBe(303);
    const [entry] = await list(`resource=${id}`);
    expect(entry).toMatchObject({
      action: "quarantine.released",
      actor: { type: "operator", id: null },
      changes: { quarantined_at: { before: expect.any(String), after: null } },
      request_id: null,
      address: null,
    });
    expect(JSON.stringify(entry)).not.toContain("inside");
    const text = await (await ops.send("GET", `/audit?resource=${id}`)).text();
    expect(text).toContain("nightshift");
  });

  test("the system itself, which made the first tenant and its key", async () => {
    const actor = { type: "system", id: null };
    expect((await list("actor=system")).map((entry) => [entry.action, entry.actor])).toEqual([
      ["api_key.created", actor],
      ["tenant.created", actor],
    ]);
  });

  test("and every action of the closed list was seen", async () => {
    const rows = await stack.sql<{ action: string }[]>`select distinct action from audit_log`;
    expect(rows.map(({ action }) => action).sort()).toEqual([...AUDIT_ACTIONS].sort());
  });
});

describe("an entry tells", () => {
  test("the fields that changed, each with what it was", async () => {
    const { id } = await bank.openAccount();
    const body = { name: "Ada", metadata: { tier: "gold" }, overdraft_limit: null };
    await entriesOf(await stack.request("PATCH", `/v1/accounts/${id}`, { body }));
    const [updated, limit] = await list(`resource=${id}`);
    expect([updated?.changes, limit?.changes]).toEqual([
      {
        name: { before: null, after: "Ada" },
        metadata: { before: {}, after: { tier: "gold" } },
      },
      { overdraft_limit: { before: "0.00", after: null } },
    ]);
  });

  test("no secret, not even of an endpoint whose secret was rotated", async () => {
    const endpoint = await openEndpoint();
    const path = `/v1/webhook_endpoints/${idOf(endpoint)}/rotate_secret`;
    const rotated = await stack.request("POST", path);
    const [row] = await stack.sql<{ log: string }[]>`
      select string_agg(to_jsonb(l)::text, '') as log from audit_log l`;
    expect(row?.log).toContain(idOf(endpoint));
    for (const { body } of [endpoint, rotated]) {
      expect(row?.log).not.toContain((body as { secret: string }).secret.slice("whsec_".length));
    }
    expect(row?.log).not.toContain(stack.apiKey);
  });
});

describe("what changes nothing leaves no entry", () => {
  test.each([
    ["a change to what is so already", "PATCH", { status: "active", name: null }, 200],
    ["a change that is refused", "PATCH", { overdraft_limit: "-1" }, 422],
  ] as const)("%s", async (_what, method, body, status) => {
    const { id } = await bank.openAccount();
    const answer = await stack.request(method, `/v1/accounts/${id}`, { body });
    expect(answer.status).toBe(status);
    expect(await list(`resource=${id}`)).toHaveLength(1);
  });

  test("a request that is sent again with its key", async () => {
    const open = () =>
      stack.request("POST", "/v1/accounts", {
        body: { currency: "USD" },
        headers: { "Idempotency-Key": "audit-once" },
      });
    const [first, again] = [await open(), await open()];
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await list(`resource=${idOf(first)}`)).toHaveLength(1);
  });

  test("closing what is closed, and releasing what is not in quarantine", async () => {
    const { id } = await bank.openAccount();
    const close = () => stack.request("POST", `/v1/accounts/${id}/close`);
    await close();
    expect((await close()).status).toBe(200);
    expect(await list(`resource=${id}&action=account.closed`)).toHaveLength(1);
    const intent = idOf(await bank.submit(bank.paymentTo(bank.vault.id, { source: id })));
    await ops.send("POST", `/intents/${intent}/release`, { form: { tenant: tenantId } });
    expect(await list(`resource=${intent}`)).toEqual([]);
  });
});

describe("the list", () => {
  test("is walked page by page, newest first, and each entry comes once", async () => {
    const all = await list();
    const seen: Entry[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const answer = await stack.request("GET", `/v1/audit_log?limit=7${query}`);
      const { data, next_cursor } = answer.body as List;
      seen.push(...data);
      cursor = next_cursor;
    }
    expect(seen.slice(0, all.length)).toEqual(all);
    expect(seen.map(({ id }) => id)).toEqual(
      seen
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });

  test("is filtered by action, resource, actor and time", async () => {
    const account = await bank.openAccount({ external_id: "in-the-log" });
    const [own] = await list("resource=external:in-the-log");
    expect(own?.resource).toBe(account.id);
    const opened = await list("action=account.created&actor=api_key");
    expect(new Set(opened.map(({ action }) => action))).toEqual(new Set(["account.created"]));
    expect(await list(`actor=${keyId}&resource=${account.id}`)).toEqual([own]);
    const at = own?.created_at ?? "";
    expect((await list(`created[gte]=${at}`)).at(-1)?.id).toBe(own?.id);
    expect(await list(`created[lt]=${at}&resource=${account.id}`)).toEqual([]);
  });

  test("needs keys:write, and is the tenant's own", async () => {
    const reader = await addKey(stack.sql, tenantId, { scopes: ["accounts:read", "events:read"] });
    const answer = await stack.request("GET", "/v1/audit_log", { apiKey: reader });
    expectProblem(answer, 403, "insufficient_scope");
    expect(await list("", await openTenant(stack.sql))).toEqual([]);
  });
});

describe("the operators' page", () => {
  const ask = async (query: string) => (await ops.send("GET", `/audit?${query}`)).text();

  test("shows all tenants, or one, with who did it and from where", async () => {
    const stranger = await openTenant(stack.sql, "test");
    const body = { currency: "EUR", name: "<b>Stranger</b>" };
    const answer = await stack.request("POST", "/v1/accounts", { apiKey: stranger, body });
    const everywhere = await ask("");
    expect(everywhere).toContain(idOf(answer));
    expect(everywhere).toContain("&lt;b&gt;Stranger");
    expect(everywhere).toContain("127.0.0.1");
    expect(everywhere).toContain(tenantId);
    const other = await ask(`tenant=${await tenantOf(stack.sql, stranger)}&action=account.created`);
    expect(other).toContain(idOf(answer));
    expect(other).not.toContain(tenantId);
  });

  test("leads to what is older, and says which field it can not read", async () => {
    for (let n = 0; n < 51; n += 1) await bank.openAccount();
    const newest = await ask("");
    const older = /href="\?([^"]*before=[^"]+)"/.exec(newest)?.[1] ?? "";
    const first = (text: string) => /alog_\w+/.exec(text)?.[0];
    expect(first(await ask(older.replaceAll("&amp;", "&")))).not.toBe(first(newest));
    expect(await ask("from=yesterday&tenant=me")).toContain("can not be read: tenant, from");
    expect(await ask("resource=%00&actor=%00")).toContain("can not be read: resource, actor");
  });

  test("wants the operators' credentials", async () => {
    expect((await ops.send("GET", "/audit", { credentials: null })).status).toBe(401);
  });
});
