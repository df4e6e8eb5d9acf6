import type { Entry, LedgerTransaction } from "@quittance/client";
import type { Stack } from "./start-stack.ts";

/** What a line of an example asks for. */
type Command = (stage: Stage, words: RegExpExecArray) => Promise<readonly string[]>;

interface Stage {
  readonly stack: Stack;
  readonly accounts: Map<string, string>;
  /** The intent that captures, refunds and cancellations are about: the last one. */
  intent: string;
  /** How many of its ledger transactions were printed. */
  printed: number;
}

const COMMANDS: readonly (readonly [RegExp, Command])[] = [
  [/^account (\w+) (credit|debit)( unlimited)?$/, openAccount],
  [/^(\w+) holds ([\d.]+) for (\w+)$/, placeHold],
  [/^capture(?: ([\d.]+))?( and keep the rest)?$/, capture],
  [/^refund(?: ([\d.]+))?$/, refund],
  [/^cancel$/, cancel],
  [/^balance (\w+)$/, tellBalance],
  [/^(\w+ pays \w+ [\d.]+)((?:, \w+ pays \w+ [\d.]+)*)$/, pay],
];

/**
 * Plays an example of `docs/ledger.md`: each line that begins with `$` is done to the system, and what
 * the books say then is written under it. The answer is the example as it should stand in the document.
 */
export async function playLedgerExample(stack: Stack, example: string): Promise<string> {
  const stage: Stage = { stack, accounts: new Map(), intent: "", printed: 0 };
  const lines: string[] = [];
  for (const line of example.split("\n").filter((text) => text.startsWith("$ "))) {
    lines.push(line, ...(await perform(stage, line.slice(2))));
  }
  return lines.join("\n");
}

async function perform(stage: Stage, line: string): Promise<readonly string[]> {
  for (const [pattern, command] of COMMANDS) {
    const words = pattern.exec(line);
    if (words !== null) return command(stage, words);
  }
  throw new Error(`an example says what nobody understands: ${line}`);
}

async function openAccount(
  { stack, accounts }: Stage,
  [, name = "", side, limit]: RegExpExecArray,
) {
  const account = await stack.client.accounts.create({
    currency: "USD",
    normal_balance: side === "debit" ? "debit" : "credit",
    ...(limit === undefined ? {} : { overdraft_limit: null }),
  });
  accounts.set(name, account.id);
  return [];
}

async function pay(stage: Stage, [line]: RegExpExecArray) {
  const legs = line.split(", ").map((leg) => {
    const [source = "", , destination = "", amount = ""] = leg.split(" ");
    return { source: idOf(stage, source), destination: idOf(stage, destination), amount };
  });
  return submit(stage, { legs: legs.map((leg) => ({ ...leg, currency: "USD" })) });
}

async function placeHold(
  stage: Stage,
  [, source = "", amount = "", destination = ""]: RegExpExecArray,
) {
  const sides = { source: idOf(stage, source), destination: idOf(stage, destination) };
  return submit(stage, { ...sides, amount, currency: "USD", capture_method: "manual" });
}

async function submit(
  stage: Stage,
  body: Parameters<Stack["client"]["paymentIntents"]["create"]>[0],
): Promise<readonly string[]> {
  const { paymentIntents } = stage.stack.client;
  stage.intent = (await paymentIntents.create(body)).id;
  stage.printed = 0;
  await paymentIntents.wait(stage.intent);
  return tellNews(stage);
}

async function capture(stage: Stage, [, amount, keep]: RegExpExecArray) {
  const { paymentIntents, captures } = stage.stack.client;
  const terms = { ...(amount === undefined ? {} : { amount }), final: keep === undefined };
  const { id } = await paymentIntents.capture(stage.intent, terms);
  const { failure } = await captures.wait(id);
  return failure === null ? tellNews(stage) : [`  failed: ${failure.code}`];
}

async function refund(stage: Stage, [, amount]: RegExpExecArray) {
  const { refunds } = stage.stack.client;
  const { id } = await refunds.create({
    payment_intent: stage.intent,
    ...(amount === undefined ? {} : { amount }),
  });
  const { failure } = await refunds.wait(id);
  return failure === null ? tellNews(stage) : [`  failed: ${failure.code}`];
}

async function cancel(stage: Stage) {
  await stage.stack.client.paymentIntents.cancel(stage.intent);
  return tellNews(stage);
}

async function tellBalance(stage: Stage, [, name = ""]: RegExpExecArray) {
  const { balance } = await stage.stack.client.accounts.get(idOf(stage, name));
  const { posted, pending_in: comes, pending_out: goes, available } = balance;
  return [`  posted ${posted}, pending in ${comes}, pending out ${goes}, available ${available}`];
}

/** The intent's ledger transactions that were not told yet, and its status. */
async function tellNews(stage: Stage): Promise<readonly string[]> {
  const { client } = stage.stack;
  const intent = await client.paymentIntents.get(stage.intent);
  const ids = intent.ledger_transactions.slice(stage.printed);
  stage.printed = intent.ledger_transactions.length;
  const books = await Promise.all(ids.map((id) => client.ledgerTransactions.get(id)));
  const status = intent.failure === null ? intent.status : `failed: ${intent.failure.code}`;
  return [...books.flatMap((each) => layOut(stage, each)), `  ${status}`];
}

function layOut({ accounts }: Stage, { kind, entries }: LedgerTransaction): readonly string[] {
  const nameOf = ({ account }: Entry): string =>
    [...accounts].find(([, id]) => id === account)?.[0] ?? account;
  return entries.map((entry, index) =>
    [
      `  ${(index === 0 ? kind : "").padEnd(8)}`,
      nameOf(entry).padEnd(6),
      entry.direction.padEnd(6),
      entry.amount.padStart(7),
      entry.layer.padEnd(7),
      "balance",
      entry.balance_after.padStart(7),
    ].join("  "),
  );
}

function idOf({ accounts }: Stage, name: string): string {
  const id = accounts.get(name);
  if (id === undefined) throw new Error(`an example names ${name} without opening an account`);
  return id;
}
