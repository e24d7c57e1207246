import { describe, expect, it } from "vitest";
import { createVirtualClock } from "./clock.ts";
import {
  contentDigest,
  createMemoryNonces,
  hmac,
  type ReceivedRequest,
  type SignableRequest,
  serviceKey,
  signatureBase,
  signRequest,
  verifyRequest,
} from "./service-identity.ts";
import { versionOf } from "./service-root.ts";

const serviceRoot = Buffer.alloc(32, 7);
const request: SignableRequest = {
  method: "POST",
  authority: "127.0.0.1:4101",
  path: "/graphql",
  query: "?a=1&b=2",
  body: '{"query":"{viewer{aal}}"}',
  organization: "o-1",
  requestId: "request-1",
};
const clock = createVirtualClock();
const keyid = `gateway:identity:${versionOf(serviceRoot)}`;

const valid = (): ReceivedRequest => ({
  ...request,
  headers: { ...signRequest({ serviceRoot, from: "gateway", to: "identity", clock }, request) },
});
const verifier = (over: object = {}) => ({
  serviceRoot,
  to: "identity",
  callers: ["gateway"],
  clock,
  nonces: createMemoryNonces(clock),
  ...over,
});
const withHeader = (received: ReceivedRequest, name: string, change: (value: string) => string | undefined): ReceivedRequest => ({
  ...received,
  headers: { ...received.headers, [name]: change(String(received.headers[name])) },
});
const uncover = (name: string) => (received: ReceivedRequest) =>
  withHeader(received, "signature-input", (value) =>
    value.replace(`"${name}"`, "").replace(/ {2}/, " ").replace("( ", "(").replace(" )", ")"),
  );

describe("service identity", () => {
  it("[VA23] the valid request passes and says who speaks, for which organization", async () => {
    expect(await verifyRequest(verifier(), valid())).toEqual({ ok: true, from: "gateway", organization: "o-1", requestId: "request-1" });
  });

  const mutations: Record<string, (received: ReceivedRequest) => ReceivedRequest> = {
    unsigned: (r) =>
      withHeader(
        withHeader(r, "signature", () => undefined),
        "signature-input",
        () => undefined,
      ),
    "without signature": (r) => withHeader(r, "signature", () => undefined),
    "another method": (r) => ({ ...r, method: "PUT" }),
    "another host": (r) => ({ ...r, authority: "127.0.0.1:4102" }),
    "another path": (r) => ({ ...r, path: "/graphql/" }),
    "another query order": (r) => ({ ...r, query: "?b=2&a=1" }),
    "no query": (r) => ({ ...r, query: "" }),
    "another body": (r) => ({ ...r, body: `${String(r.body)} ` }),
    "another body with its own digest": (r) => ({ ...withHeader(r, "content-digest", () => contentDigest("x")), body: "x" }),
    "another organization": (r) => withHeader(r, "wn-organization", () => "o-2"),
    "no organization": (r) => withHeader(r, "wn-organization", () => undefined),
    "another request id": (r) => withHeader(r, "wn-request-id", () => "request-2"),
    "one byte of the signature": (r) =>
      withHeader(r, "signature", (value) => value.replace(/:(.)/, (_, first: string) => `:${first === "A" ? "B" : "A"}`)),
    "a short signature": (r) => withHeader(r, "signature", () => "webnova=:AAAA:"),
    "an extra signature only": (r) =>
      withHeader(
        withHeader(r, "signature", (value) => value.replace("webnova", "other")),
        "signature-input",
        (value) => value.replace("webnova", "other"),
      ),
    "another tag": (r) => withHeader(r, "signature-input", (value) => value.replace('tag="webnova"', 'tag="nova"')),
    "another nonce": (r) =>
      withHeader(r, "signature-input", (value) => value.replace(/nonce="(.)/, (_, first: string) => `nonce="${first === "A" ? "B" : "A"}`)),
    "a later expiry": (r) =>
      withHeader(r, "signature-input", (value) => value.replace(/expires=(\d+)/, (_, at: string) => `expires=${Number(at) + 600}`)),
    "another key id": (r) => withHeader(r, "signature-input", (value) => value.replace("gateway:identity:", "gateway:vault:")),
    "an unknown caller": (r) => withHeader(r, "signature-input", (value) => value.replace("gateway:identity:", "stranger:identity:")),
    "a dead key version": (r) => withHeader(r, "signature-input", (value) => value.replace(keyid, "gateway:identity:00000000")),
    "another algorithm": (r) => withHeader(r, "signature-input", (value) => `${value};alg="rsa-v1_5-sha256"`),
    "a repeated parameter": (r) => withHeader(r, "signature-input", (value) => `${value};created=1`),
    ...Object.fromEntries(
      ["@method", "@authority", "@path", "@query", "content-digest", "wn-organization", "wn-request-id"].map((name) => [
        `${name} not covered`,
        uncover(name),
      ]),
    ),
  };
  it.each(Object.entries(mutations))("[VA23] refused: %s", async (_name, mutate) => {
    expect(await verifyRequest(verifier(), mutate(valid()))).toMatchObject({ ok: false });
  });

  it.each(["@method", "@authority", "@path", "@query", "content-digest", "wn-organization", "wn-request-id"])(
    "[VA23] refused: truly signed, but %s left out",
    async (left) => {
      const fields = { "content-digest": contentDigest(request.body), "wn-organization": "o-1", "wn-request-id": "request-1" };
      const all = [
        ["@method", "POST"],
        ["@authority", request.authority],
        ["@path", request.path],
        ["@query", request.query],
        ...Object.entries(fields),
      ] as [string, string][];
      const seconds = Math.floor(clock.now().getTime() / 1000);
      const send = (components: [string, string][]): ReceivedRequest => {
        const params = `(${components.map(([name]) => `"${name}"`).join(" ")});created=${seconds};expires=${seconds + 60};nonce="0123456789abcdef";keyid="${keyid}";tag="webnova"`;
        const mac = hmac(serviceKey(serviceRoot, "gateway", "identity"), signatureBase(components, params)).toString("base64");
        return { ...request, headers: { ...fields, "signature-input": `webnova=${params}`, signature: `webnova=:${mac}:` } };
      };
      expect((await verifyRequest(verifier(), send(all))).ok).toBe(true);
      expect(await verifyRequest(verifier(), send(all.filter(([name]) => name !== left)))).toEqual({
        ok: false,
        reason: `not covered: ${left}`,
      });
    },
  );

  it("[VA23] refused: signed with another root, or by a key of another pair", async () => {
    const foreign = {
      ...request,
      headers: { ...signRequest({ serviceRoot: Buffer.alloc(32, 8), from: "gateway", to: "identity", clock }, request) },
    };
    expect(await verifyRequest(verifier(), foreign)).toEqual({ ok: false, reason: "key version not live" });
    const named = withHeader(foreign, "signature-input", (value) => value.replace(/keyid="[^"]*"/, `keyid="${keyid}"`));
    expect(await verifyRequest(verifier(), named)).toEqual({ ok: false, reason: "signature does not match" });
    expect(serviceKey(serviceRoot, "gateway", "identity")).not.toEqual(serviceKey(serviceRoot, "identity", "gateway"));
  });

  it("[VA23] refused: older than 60 s, more than 5 s ahead", async () => {
    const received = valid();
    const at = (seconds: number) => createVirtualClock(new Date(clock.now().getTime() + seconds * 1000));
    for (const [seconds, ok] of [
      [60, true],
      [61, false],
      [-5, true],
      [-6, false],
    ] as const) {
      const moment = at(seconds);
      expect((await verifyRequest(verifier({ clock: moment, nonces: createMemoryNonces(moment) }), received)).ok, `${seconds} s`).toBe(ok);
    }
  });

  it("[VA23] a nonce is good once, and a bad request does not use it up", async () => {
    const shared = verifier();
    const received = valid();
    expect((await verifyRequest(shared, { ...received, body: "changed" })).ok).toBe(false);
    expect((await verifyRequest(shared, received)).ok).toBe(true);
    expect(await verifyRequest(shared, received)).toEqual({ ok: false, reason: "nonce was used" });
  });

  it("[VA24] reproduces the example of RFC 9421 B.2.5", () => {
    const key = Buffer.from("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==", "base64");
    const base = signatureBase(
      [
        ["date", "Tue, 20 Apr 2021 02:07:55 GMT"],
        ["@authority", "example.com"],
        ["content-type", "application/json"],
      ],
      '("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    );
    expect(hmac(key, base).toString("base64")).toBe("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
  });
});
