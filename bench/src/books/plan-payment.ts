import type { Books } from "./open-books.ts";

/** What the payments of a load have in common. */
export type PaymentKind = "spread" | "hot" | "refused" | "fee";

/** One movement: UUIDs of accounts, and an amount in minor units. */
export interface PlannedLeg {
  readonly source: string;
  readonly destination: string;
  readonly amount: number;
}

/** Every fifth payment of the kind `refused` has no funds. */
const REFUSED_EVERY = 5;
const FEE = 30;

/** The nth payment of a kind. The same number is the same payment in every run. */
export function planPayment(books: Books, kind: PaymentKind, n: number): readonly PlannedLeg[] {
  const { customers, penniless, merchant, house } = books;
  const draw = (salt: number, among: readonly string[]) =>
    among[scramble(n * 4 + salt) % among.length] ?? house;
  const source = draw(0, customers);
  const amount = 100 + (scramble(n * 4 + 1) % 9_900);
  const other = draw(2, customers);
  const destination = other === source ? merchant : other;
  switch (kind) {
    case "spread":
      return [{ source, destination, amount }];
    case "hot":
      return [{ source, destination: merchant, amount }];
    case "refused":
      return n % REFUSED_EVERY === 0
        ? [{ source: draw(3, penniless), destination, amount }]
        : [{ source, destination, amount }];
    case "fee":
      return [
        { source, destination, amount },
        { source, destination: house, amount: FEE },
      ];
  }
}

/** Spreads consecutive numbers over 32 bits (the finaliser of MurmurHash3). */
function scramble(n: number): number {
  let h = n + 0x9e3779b9;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
