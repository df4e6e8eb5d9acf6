import { expect, test } from "vitest";
import { createListing } from "./listing.ts";

test("a list whose next page is the page itself is not walked for ever", async () => {
  const page = { object: "list" as const, data: [1], has_more: true, next_cursor: "again" };
  const seen: number[] = [];
  const walk = async () => {
    for await (const item of createListing(async () => page, {})) seen.push(item);
  };
  await expect(walk()).rejects.toThrow("The next page of a list is the page itself.");
  expect(seen).toEqual([1]);
});
