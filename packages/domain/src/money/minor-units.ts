import type { Brand } from "../brand.ts";

/** An integer count of the currency's smallest unit: cents for USD, yen for JPY, fils for KWD. */
export type MinorUnits = Brand<bigint, "MinorUnits">;

export const minorUnits = (count: bigint): MinorUnits => count as MinorUnits;

export const ZERO = minorUnits(0n);

export const add = (a: MinorUnits, b: MinorUnits): MinorUnits => minorUnits(a + b);

export const subtract = (a: MinorUnits, b: MinorUnits): MinorUnits => minorUnits(a - b);
