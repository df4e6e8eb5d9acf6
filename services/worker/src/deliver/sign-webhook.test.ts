import { generateKeyPairSync, type KeyObject, randomBytes, verify } from "node:crypto";
import { expect, test } from "vitest";
import { type SigningSecret, signWebhook } from "./sign-webhook.ts";

const example = {
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: 1_614_265_330,
  body: Buffer.from('{"test": 2432232314}'),
};
const known: SigningSecret = { scheme: "v1", secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
const newSecret = (): SigningSecret => ({
  scheme: "v1",
  secret: `whsec_${randomBytes(32).toString("base64")}`,
});

function newPair(form: "seed" | "seed and public key"): {
  readonly secret: SigningSecret;
  readonly publicKey: KeyObject;
} {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { d = "", x = "" } = privateKey.export({ format: "jwk" });
  const parts = [d, ...(form === "seed" ? [] : [x])].map((part) => Buffer.from(part, "base64url"));
  const text = Buffer.concat(parts).toString("base64");
  return { secret: { scheme: "v1a", secret: `whsk_${text}` }, publicKey };
}

test("signs the example of Standard Webhooks as the standard does", () => {
  expect(signWebhook(example, [known])).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("another secret, another time and another byte each give another signature", () => {
  const signatures = [
    signWebhook(example, [known]),
    signWebhook(example, [newSecret()]),
    signWebhook({ ...example, timestamp: example.timestamp + 1 }, [known]),
    signWebhook({ ...example, body: Buffer.from("{ }") }, [known]),
  ].map((headers) => headers["webhook-signature"]);
  expect(new Set(signatures).size).toBe(4);
});

test("every secret gives a signature of its own, in one header", () => {
  const secrets = [newSecret(), newSecret(), known];
  const [first, second, third] = signWebhook(example, secrets)["webhook-signature"].split(" ");
  expect(first).toBe(signWebhook(example, secrets.slice(0, 1))["webhook-signature"]);
  expect(second).toBe(signWebhook(example, secrets.slice(1, 2))["webhook-signature"]);
  expect(third).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test.each(["seed", "seed and public key"] as const)(
  "v1a is an ed25519 signature of the same content, made with a secret key that is %s",
  (form) => {
    const { secret, publicKey } = newPair(form);
    const header = signWebhook(example, [known, secret])["webhook-signature"];
    const [, signature = ""] = /^v1,\S+ v1a,(\S+)$/.exec(header) ?? [];
    const content = Buffer.from(`${example.id}.${example.timestamp}.${example.body.toString()}`);
    expect(verify(null, content, publicKey, Buffer.from(signature, "base64"))).toBe(true);
    expect(
      verify(
        null,
        Buffer.from(`${content.toString()}x`),
        publicKey,
        Buffer.from(signature, "base64"),
      ),
    ).toBe(false);
  },
);
