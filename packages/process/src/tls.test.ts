import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect as connectPlainly } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type PeerCertificate } from "node:tls";
import { generate } from "selfsigned";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import { createLog } from "./log.ts";
import type { Patience } from "./open-server.ts";
import { type HttpDoor, serveHttp } from "./serve.ts";

let folder: string;
let lines: string[];
let doors: HttpDoor[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quittance-tls-"));
  lines = [];
  doors = [];
});
afterEach(async () => {
  await Promise.all(doors.map((door) => door.close(0)));
  rmSync(folder, { recursive: true });
});

const files = () => ({
  certFile: path.join(folder, "cert.pem"),
  keyFile: path.join(folder, "key.pem"),
});

async function makePair(name: string, days = 90) {
  const notAfterDate = new Date(Date.now() + days * 86_400_000);
  const notBeforeDate = new Date(Date.now() - 100 * 86_400_000);
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    notBeforeDate,
    notAfterDate,
  });
  return { cert, key };
}

function place({ cert, key }: { cert: string; key: string }): void {
  writeFileSync(files().certFile, cert);
  writeFileSync(files().keyFile, key);
}

async function openDoor(patience: Partial<Patience> = {}): Promise<HttpDoor> {
  const log = createLog({
    name: "test",
    level: "info",
    destination: { write: (line) => lines.push(line) },
  });
  const door = await serveHttp({
    app: { fetch: () => new Response("done") },
    port: 0,
    host: "127.0.0.1",
    variable: "PORT",
    tls: { ...files(), log, lookIntervalMs: 10 },
    patience,
  });
  doors.push(door);
  return door;
}

/** Connects and says how it was received. */
function shakeHands(port: number, options: object = {}): Promise<PeerCertificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false, ...options });
    socket.on("error", reject);
    socket.on("secureConnect", () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
  });
}

const nameAt = async (port: number) => (await shakeHands(port)).subject.CN;

describe("a door with a certificate", () => {
  test("speaks TLS 1.2 and 1.3, nothing older, and tells browsers to come back with TLS", async () => {
    const pair = await makePair("first");
    place(pair);
    const { port } = await openDoor();
    for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
      await shakeHands(port, { minVersion: version, maxVersion: version });
    }
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
    await expect(shakeHands(port, old)).rejects.toThrow(/protocol version/i);

    const answer = await new Promise<{ status?: number | undefined; hsts: unknown }>(
      (resolve, reject) => {
        request(
          { port, host: "127.0.0.1", ca: pair.cert, checkServerIdentity: () => undefined },
          (incoming) => {
            incoming.resume();
            resolve({
              status: incoming.statusCode,
              hsts: incoming.headers["strict-transport-security"],
            });
          },
        )
          .on("error", reject)
          .end();
      },
    );
    expect(answer).toEqual({ status: 200, hsts: "max-age=31536000" });
  });

  test("uses a renewed one without a restart, and keeps the old one while the files do not fit together", async () => {
    place(await makePair("first"));
    const { port } = await openDoor();
    expect(await nameAt(port)).toBe("first");

    const next = await makePair("second");
    writeFileSync(files().certFile, next.cert);
    await expect.poll(() => lines.join("")).toContain("can not be used; the old one stays");
    expect(await nameAt(port)).toBe("first");

    writeFileSync(files().keyFile, next.key);
    await expect.poll(() => nameAt(port)).toBe("second");
    expect(lines.join("")).toContain("the renewed certificate is in use");
  });

  test.each([
    ["nothing", ""],
    ["half a greeting", "\x16\x03\x01\x02\x00"],
    ["plain HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ])("lets go of who says %s in place of a handshake", async (_, bytes) => {
    place(await makePair("first"));
    const { port } = await openDoor({ handshakeMs: 1_000 });
    const socket = connectPlainly(port, "127.0.0.1");
    socket.resume().write(bytes, "latin1");
    await new Promise<void>((resolve, reject) => {
      socket.on("close", () => resolve()).on("error", reject);
    });
    expect(await nameAt(port)).toBe("first");
  });

  test.each([
    [-1, "has expired"],
    [5, "expires soon"],
  ])("that is good for %i days more says so at the start", async (days, words) => {
    place(await makePair("old", days));
    await openDoor();
    expect(lines.join("")).toContain(`the certificate of TLS_CERT_FILE ${words}`);
  });
});

describe("a door does not open, and the sentence says why, when", () => {
  const refusal = async () => {
    const error: unknown = await openDoor().catch((reason: unknown) => reason);
    return error instanceof ConfigurationError ? error.sentences : error;
  };

  test("a file is not there", async () => {
    expect(await refusal()).toEqual(["TLS_CERT_FILE is wrong: the file can not be read (ENOENT)."]);
  });

  test("a file is something else", async () => {
    const pair = await makePair("first");
    place({ cert: pair.cert, key: "hush" });
    expect(await refusal()).toEqual([
      "TLS_KEY_FILE is wrong: a private key in PEM without a passphrase is expected.",
    ]);
    place({ cert: pair.key, key: pair.key });
    expect(await refusal()).toEqual(["TLS_CERT_FILE is wrong: a certificate in PEM is expected."]);
  });

  test("a certificate is not PEM, or its key is too short for TLS", async () => {
    const sentence =
      "TLS_CERT_FILE is wrong: a certificate in PEM with a key that is long enough is expected.";
    const pair = await makePair("first");
    place(pair);
    writeFileSync(files().certFile, new X509Certificate(pair.cert).raw);
    expect(await refusal()).toEqual([sentence]);

    const short = await generate([{ name: "commonName", value: "short" }], { keySize: 1_024 });
    place({ cert: short.cert, key: short.private });
    expect(await refusal()).toEqual([sentence]);
  });

  test("the key is another certificate's", async () => {
    place({ cert: (await makePair("first")).cert, key: (await makePair("second")).key });
    expect(await refusal()).toEqual([
      "TLS_KEY_FILE is wrong: the key does not belong to the certificate of TLS_CERT_FILE.",
    ]);
  });
});
