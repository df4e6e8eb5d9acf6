import { listEvents, newId, type Tenant, toUuid } from "@quittance/db";
import { type AccountId, ZERO } from "@quittance/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimPayment, type LedgerSetting, openLedgerSetting } from "./ledger-setting.ts";
import { writeEventRows } from "./webhook-setting.ts";

let setting: LedgerSetting;
let tenant: Tenant;
let bank: AccountId;
let ada: AccountId;
/** The events of the accounts' opening, which are not what the tests below are about. */
let opened: ReadonlySet<string>;

beforeAll(async () => {
  setting = await openLedgerSetting();
});
afterAll(() => setting.close());
beforeEach(async () => {
  tenant = await setting.newTenant();
  bank = await setting.openAccount(tenant);
  ada = await setting.openAccount(tenant, { overdraftLimit: ZERO });
  const rows = await setting.sql<{ id: string }[]>`
    select id from events where tenant_id = ${tenant.id}`;
  opened = new Set(rows.map(({ id }) => id));
});

type Filter = Parameters<typeof listEvents>[2];

/**
 * Resolves when nothing runs any more that could still put an event before those that are there. The
 * server may be busy with other databases, and their transactions count.
 */
async function untilAllIsShown(): Promise<void> {
  await expect
    .poll(
      async () => {
        const [row] = await setting.sql<{ hidden: number }[]>`
        select count(*)::integer as hidden from events
          where tenant_id = ${tenant.id} and xid >= pg_snapshot_xmin(pg_current_snapshot())`;
        return row?.hidden;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
}

/** The ids of all events since the accounts were opened, newest first, read in pages. */
async function walk(filter: Filter = {}, limit = 100): Promise<readonly string[]> {
  const ids: string[] = [];
  let before: Parameters<typeof listEvents>[3]["before"];
  for (;;) {
    const page = await listEvents(setting.api, tenant.id, filter, { before, limit });
    ids.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (page.length < limit || last === undefined) return ids.filter((id) => !opened.has(id));
    before = { xid: last.xid, id: eventId(last.body) };
  }
}

const eventId = (body: string): ReturnType<typeof newId<"evt">> => JSON.parse(body).id;

const postOne = async (amount = 1n) =>
  setting.post(tenant, await setting.accept(tenant, claimPayment(bank, ada, amount)));

describe("the list of events", () => {
  test("is newest first, and pages neither repeat nor leave out an event", async () => {
    const written: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const { events } = await postOne();
      written.push(...events.map(({ id }) => toUuid(id)));
    }
    await untilAllIsShown();
    expect(await walk()).toEqual(written.toReversed());
    expect(await walk({}, 3)).toEqual(written.toReversed());
  });

  test("lists the events of one transaction in the order of their ids", async () => {
    const claims = Array.from({ length: 5 }, () => claimPayment(bank, ada, 1n));
    const { events } = await setting.post(tenant, await setting.accept(tenant, ...claims));
    const ids = events.map(({ id }) => toUuid(id));
    await untilAllIsShown();
    expect(ids).toEqual(ids.toSorted());
    expect(await walk({}, 2)).toEqual(ids.toReversed());
  });

  test("can be narrowed to a type and to a resource", async () => {
    const { events: paid } = await postOne();
    const failing = claimPayment(ada, bank, 1_000n);
    const { events: failed } = await setting.post(tenant, await setting.accept(tenant, failing));
    await untilAllIsShown();
    expect(await walk({ type: "payment_intent.failed" })).toEqual(
      failed.map(({ id }) => toUuid(id)),
    );
    const [resource] = paid.map((event) => toUuid(event.resource));
    expect(await walk({ resource })).toEqual(paid.map(({ id }) => toUuid(id)));
  });

  test("is a tenant's own", async () => {
    await postOne();
    await untilAllIsShown();
    const elsewhere = await setting.newTenant();
    const page = { before: undefined, limit: 10 };
    expect(await listEvents(setting.api, elsewhere.id, {}, page)).toEqual([]);
  });
});

test("an event is not shown while a transaction runs that may still put one before it", async () => {
  const written = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const early = newId("evt");
  const slow = setting.worker.about(tenant).begin(async (tx) => {
    await writeEventRows(tx, tenant.id, [early], "account.created");
    written.resolve();
    await mayCommit.promise;
  });
  await written.promise;
  const { events } = await postOne();
  const late = events.map(({ id }) => toUuid(id));
  // Whoever walked past the late one now would never see the early one.
  expect(await walk()).toEqual([]);
  mayCommit.resolve();
  await slow;
  await untilAllIsShown();
  expect(await walk()).toEqual([...late, toUuid(early)]);
});
