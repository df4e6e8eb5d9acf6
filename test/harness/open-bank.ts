import { randomUUID } from "node:crypto";
import type { Account, PaymentIntent } from "@quittance/client";
import type { Answer, RequestOptions, Stack } from "./start-stack.ts";

/** A bank with money to give, and short words for what tests do with it all day. */
export interface Bank {
  /** Debit-normal and without limit: what it pays out comes from nowhere. */
  readonly vault: Account;
  /** Opens a customer's account, with money in it if told so. */
  openAccount(terms?: { funds?: string; external_id?: string }): Promise<Account>;
  /** The body of a payment of 1.00 from the vault, unless told otherwise. */
  paymentTo(destination: string, change?: Readonly<Record<string, unknown>>): PaymentBody;
  /** One POST of a payment intent, with a new key unless `key` is given; null sends none. */
  submit(body: unknown, options?: SubmitOptions): Promise<Answer>;
  /** Pays and waits until it is decided. */
  pay(body: unknown): Promise<PaymentIntent>;
}

export type PaymentBody = Readonly<Record<string, unknown>>;

export interface SubmitOptions extends RequestOptions {
  readonly key?: string | null;
}

/** Opens a bank of one currency for a stack's tenant. */
export async function openBank(stack: Stack, currency = "USD"): Promise<Bank> {
  const { client } = stack;
  const vault = await client.accounts.create({
    currency,
    normal_balance: "debit",
    overdraft_limit: null,
    name: "Vault",
  });

  const paymentTo = (destination: string, change: Readonly<Record<string, unknown>> = {}) => ({
    amount: "1.00",
    currency,
    source: vault.id,
    destination,
    ...change,
  });

  const submit = (body: unknown, { key = randomUUID(), headers, ...rest }: SubmitOptions = {}) =>
    stack.request("POST", "/v1/payment_intents", {
      body,
      ...rest,
      headers: { ...(key === null ? {} : { "Idempotency-Key": key }), ...headers },
    });

  async function pay(body: unknown): Promise<PaymentIntent> {
    const answer = await submit(body);
    if (answer.status !== 202) throw new Error(`a payment was refused: ${answer.text}`);
    return client.paymentIntents.wait(idOf(answer));
  }

  return {
    vault,
    paymentTo,
    submit,
    pay,
    async openAccount({ funds, external_id } = {}) {
      const account = await client.accounts.create({
        currency,
        ...(external_id === undefined ? {} : { external_id }),
      });
      if (funds !== undefined) await pay(paymentTo(account.id, { amount: funds }));
      return account;
    },
  };
}

/** The id of the resource that an answer carries. */
export function idOf(answer: Answer): string {
  return (answer.body as { id: string }).id;
}
