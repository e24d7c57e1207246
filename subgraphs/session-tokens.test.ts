import { createHmac, createPrivateKey, hkdfSync, sign } from "node:crypto";
import { UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { makeApiKey, parseApiKey } from "./api-keys.ts";
import { createVirtualClock } from "./clock.ts";
import { createTokenKeys } from "./session-tokens.ts";

const clock = createVirtualClock();
const root = Buffer.alloc(32, 5);
const keys = createTokenKeys(root, clock);
const claims = { sub: "user-1", org: "org-1", sid: "session-1", authTime: clock.now(), amr: ["pwd"], aal: 1 as const };
const codeOf = async (token: string, audience?: "webnova.collab") =>
  keys.verifyAccess(token, audience).then(
    () => "ok",
    (error: { code?: string }) => error.code ?? String(error),
  );
const { token } = await keys.signAccess(claims);
const [header = "", payload = "", signature = ""] = token.split(".");
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const decoded = JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string };
const body = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
const { kid } = decoded;
const publicKey = String(keys.jwks().keys[0]?.x);

describe("access tokens", () => {
  it("[ID23] the good one passes, points to a session and carries no right", async () => {
    expect(await codeOf(token)).toBe("ok");
    expect(decoded).toEqual({ alg: "EdDSA", typ: "at+jwt", kid });
    expect(Object.keys(body).sort()).toEqual(["aal", "amr", "aud", "auth_time", "exp", "iat", "iss", "jti", "org", "sid", "sub"]);
    expect(Number(body.exp) - Number(body.iat)).toBe(600);
  });

  // Signed with the true key, so that only the changed claim or header itself can be the reason of a refusal.
  const seed = Buffer.from(hkdfSync("sha256", root, Buffer.alloc(0), `identity.access|${kid.split("-")[1]}`, 32));
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]),
    format: "der",
    type: "pkcs8",
  });
  const trulySigned = (text: string) => `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
  const signed = (changes: Record<string, unknown>, head: Record<string, unknown> = {}) =>
    trulySigned(`${b64({ ...decoded, ...head })}.${b64({ ...body, ...changes })}`);
  const foreign = (changes: Record<string, unknown>) => signed(changes);

  // RFC 8725 and what met us: each line is one way in that must stay closed.
  const bad: Record<string, () => string | Promise<string>> = {
    empty: () => "",
    "not a token": () => "hello",
    "alg none": () => new UnsecuredJWT({ ...body }).encode(),
    "alg none with a signature": () => `${b64({ alg: "none", typ: "at+jwt", kid })}.${payload}.${signature}`,
    "HS256 with the public key as secret": () => {
      const text = `${b64({ alg: "HS256", typ: "at+jwt", kid })}.${payload}`;
      return `${text}.${createHmac("sha256", Buffer.from(publicKey, "base64url")).update(text).digest("base64url")}`;
    },
    "a jku header": () => signed({}, { jku: "https://evil.example/jwks" }),
    "an embedded jwk": () => signed({}, { jwk: keys.jwks().keys[0] }),
    "a crit header": () => signed({}, { crit: ["exp"] }),
    "another typ": () => signed({}, { typ: "JWT" }),
    "no typ": () => trulySigned(`${b64({ alg: "EdDSA", kid })}.${payload}`),
    "no kid": () => trulySigned(`${b64({ alg: "EdDSA", typ: "at+jwt" })}.${payload}`),
    "an unknown kid": () => signed({}, { kid: "access-1" }),
    "a numeric kid": () => signed({}, { kid: 1 }),
    "a trailing newline": () => `${token}\n`,
    "a leading space": () => ` ${token}`,
    "spaces inside base64": () => `${header}.${payload.slice(0, 8)} ${payload.slice(8)}.${signature}`,
    padding: () => `${header}.${payload}=.${signature}`,
    "standard base64 letters": () => `${header}.${payload}.${signature.replace(/[-_]/g, "+")}${/[-_]/.test(signature) ? "" : "+"}`,
    "four parts": () => `${token}.x`,
    "a changed subject": () => `${header}.${b64({ ...body, sub: "user-2" })}.${signature}`,
    "a changed organization": () => `${header}.${b64({ ...body, org: "org-2" })}.${signature}`,
    "an empty signature": () => `${header}.${payload}.`,
    "another key": async () => (await createTokenKeys(Buffer.alloc(32, 6), clock).signAccess(claims)).token,
    "a loose last letter": () => {
      const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      const last = alphabet.indexOf(signature.at(-1) ?? "A");
      return `${header}.${payload}.${signature.slice(0, -1)}${alphabet[last ^ 1]}`;
    },
    "a wrong issuer": () => foreign({ iss: "evil" }),
    "a list of audiences": () => foreign({ aud: ["webnova.control", "webnova.collab"] }),
    "no session": () => foreign({ sid: undefined }),
    "an expiry far away": () =>
      foreign({ iat: Math.floor(clock.now().getTime() / 1000) - 3_600, exp: Math.floor(clock.now().getTime() / 1000) + 36_000 }),
    "of a clock that is more than five seconds ahead": () => foreign({ iat: Math.floor(clock.now().getTime() / 1000) + 6 }),
    "not good yet": () => foreign({ nbf: Math.floor(clock.now().getTime() / 1000) + 6 }),
    "issued in the future": () =>
      foreign({ iat: Math.floor(clock.now().getTime() / 1000) + 3_600, exp: Math.floor(clock.now().getTime() / 1000) + 4_000 }),
    "no expiry": () => foreign({ exp: undefined }),
    "an unknown assurance": () => foreign({ aal: 3 }),
    "five thousand characters": () => `${header}.${payload}.${"A".repeat(5_000)}`,
  };
  it("[ID23] the true key with true claims passes, so the refusals below have one reason each", async () => {
    expect(await codeOf(foreign({}))).toBe("ok");
  });
  it.each(Object.entries(bad))("[ID23] refused without detail: %s", async (_name, make) => {
    expect(await codeOf(await make())).toBe("UNAUTHENTICATED");
  });

  it("[ID23] expires after ten minutes, and a second key version lives on", async () => {
    const moving = createVirtualClock();
    const own = createTokenKeys(root, moving);
    const made = (await own.signAccess(claims)).token;
    moving.advance(599_000);
    await expect(own.verifyAccess(made)).resolves.toMatchObject({ sid: "session-1" });
    moving.advance(1_000);
    await expect(own.verifyAccess(made)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const period = 30 * 86_400_000;
    const justBefore = createVirtualClock(new Date(Math.ceil(moving.now().getTime() / period) * period - 60_000));
    const rotating = createTokenKeys(root, justBefore);
    const before = (await rotating.signAccess(claims)).token;
    justBefore.advance(120_000);
    await expect(rotating.verifyAccess(before)).resolves.toMatchObject({ sid: "session-1" });
    expect((await rotating.signAccess(claims)).token.split(".")[0]).not.toBe(before.split(".")[0]);
  });

  it("[ID23] a machine whose clock is a little ahead gives tokens that are good here at once, and no second longer", async () => {
    const [here, ahead] = [createVirtualClock(), createVirtualClock()];
    const [ours, theirs] = [createTokenKeys(root, here), createTokenKeys(root, ahead)];
    const codeHere = (made: string) =>
      ours.verifyAccess(made).then(
        () => "ok",
        ({ code }: { code: string }) => code,
      );
    ahead.advance(5_000);
    const made = (await theirs.signAccess(claims)).token;
    expect(await codeHere(made)).toBe("ok");
    here.advance(604_000);
    expect(await codeHere(made)).toBe("ok");
    here.advance(1_000);
    expect(await codeHere(made)).toBe("UNAUTHENTICATED");
    const short = (await ours.signAccess(claims, { seconds: 60 })).token;
    here.advance(60_000);
    expect(await codeHere(short)).toBe("UNAUTHENTICATED");
    // The next period of the keys has begun there, and not here.
    const begins = Math.ceil(here.now().getTime() / (30 * 86_400_000)) * 30 * 86_400_000;
    ahead.set(new Date(begins));
    here.set(new Date(begins - 5_000));
    const ofNext = (await theirs.signAccess(claims)).token;
    expect(await codeHere(ofNext)).toBe("ok");
    here.set(new Date(begins - 6_000));
    expect(await codeHere(ofNext)).toBe("UNAUTHENTICATED");
  });

  it("[ID24] a token for one audience is refused by every other", async () => {
    expect(await codeOf(token, "webnova.collab")).toBe("UNAUTHENTICATED");
    const collab = (await keys.signAccess(claims, { audience: "webnova.collab" })).token;
    expect(await codeOf(collab)).toBe("UNAUTHENTICATED");
    expect(await codeOf(collab, "webnova.collab")).toBe("ok");
  });
});

describe("API keys", () => {
  it("[ID37] have the agreed form; a damaged one is refused by its checksum", () => {
    const { text, prefix, secret } = makeApiKey();
    expect(text).toMatch(/^wn_live_[0-9A-Za-z]{12}_[\w-]{43}[0-9a-z]{6}$/);
    expect(parseApiKey(text)).toEqual({ prefix, secret });
    for (let at = 8; at < text.length; at += 1) {
      const letter = text[at] === "a" ? "b" : "a";
      expect(parseApiKey(`${text.slice(0, at)}${letter}${text.slice(at + 1)}`), String(at)).toBeNull();
    }
  });
});
