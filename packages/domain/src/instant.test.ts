import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf, parseInstant } from "./instant.ts";

describe("an RFC 3339 date and time is read as UTC with milliseconds", () => {
  test.each([
    ["2026-11-22T14:00:00Z", "2026-11-22T14:00:00.000Z"],
    ["2026-11-22t14:00:00z", "2026-11-22T14:00:00.000Z"],
    ["2026-11-22T14:00:00.5Z", "2026-11-22T14:00:00.500Z"],
    ["2026-11-22T14:00:00.123456789Z", "2026-11-22T14:00:00.123Z"],
    ["2026-11-22T14:00:00.999999Z", "2026-11-22T14:00:00.999Z"],
    ["2026-11-22T14:00:00+05:30", "2026-11-22T08:30:00.000Z"],
    ["2026-11-22T14:00:00-08:00", "2026-11-22T22:00:00.000Z"],
    ["2026-11-22T00:30:00+01:00", "2026-11-21T23:30:00.000Z"],
    ["2026-12-31T23:59:59-00:01", "2027-01-01T00:00:59.000Z"],
    ["2026-11-22T14:00:00-00:00", "2026-11-22T14:00:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"],
    ["0100-01-01T00:00:00Z", "0100-01-01T00:00:00.000Z"],
    ["1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("%s is %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });
});

describe("what is no moment of the calendar is not read", () => {
  test.each([
    ["31 April", "2026-04-31T00:00:00Z"],
    ["29 February of a common year", "2026-02-29T00:00:00Z"],
    ["29 February of a century that is no leap year", "1900-02-29T00:00:00Z"],
    ["30 February", "2024-02-30T00:00:00Z"],
    ["a day that only its offset would save", "2026-04-31T00:00:00+23:59"],
    ["month 13", "2026-13-01T00:00:00Z"],
    ["month 0", "2026-00-01T00:00:00Z"],
    ["day 0", "2026-01-00T00:00:00Z"],
    ["hour 24", "2026-01-01T24:00:00Z"],
    ["minute 60", "2026-01-01T00:60:00Z"],
    ["a leap second, which no clock of ours counts", "2016-12-31T23:59:60Z"],
    ["the year before the first", "0000-12-31T23:59:59Z"],
    ["the first year, moved before itself", "0100-01-01T00:00:00+00:01"],
    ["a year that is read as one of our time", "0099-12-31T23:59:59.999Z"],
    ["the last year, moved past itself", "9999-12-31T23:59:59-00:01"],
    ["an offset of a day", "2026-01-01T00:00:00+24:00"],
    ["an offset without its colon", "2026-01-01T00:00:00+0100"],
    ["no offset", "2026-01-01T00:00:00"],
    ["a date alone", "2026-01-01"],
    ["a space in the middle", "2026-01-01 00:00:00Z"],
    ["no seconds", "2026-01-01T00:00Z"],
    ["a point without digits", "2026-01-01T00:00:00.Z"],
    ["ten fraction digits", "2026-01-01T00:00:00.1234567890Z"],
    ["a comma", "2026-01-01T00:00:00,5Z"],
    ["a year of six digits", "+002026-01-01T00:00:00Z"],
    ["full-width digits", "２０２６-01-01T00:00:00Z"],
    ["a line break at the end", "2026-01-01T00:00:00Z\n"],
    ["a number", "1767225600000"],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

test("comparing the text of two instants compares their times", () => {
  const moment = fc.date({
    min: new Date("0100-01-01T00:00:00.000Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      expect(instantOf(a) < instantOf(b)).toBe(a.valueOf() < b.valueOf());
      expect(parseInstant(instantOf(a))).toBe(instantOf(a));
    }),
  );
});
