/**
 * Tokens that point to a session. Access: a JWT (EdDSA, 10 minutes) that names the session and carries no right. Refresh, links, tickets:
 * opaque random values of which only a hash is stored. All keys come from the service root by HKDF, so nothing has to be kept and people
 * can sign in while the vault is sealed. A key's version is the 30-day period it belongs to, of one service root; two periods live, of every
 * root that is accepted.
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { decodeJwt, jwtVerify, SignJWT } from "jose";
import type { Clock } from "./clock.ts";
import { doorErrors } from "./errors.ts";
import { deriveKey, rootsOf, type ServiceRoot, versionOf } from "./service-root.ts";

/** Who a token is for. A token for one audience is refused by every other (ID24). */
export type Audience = "webnova.control" | "webnova.collab" | "webnova.platform";

interface AccessClaims {
  /** The person, or the API key. */
  readonly sub: string;
  readonly org: string;
  /** Session id; for an API key the key's id. */
  readonly sid: string;
  readonly authTime: Date;
  readonly amr: readonly string[];
  readonly aal: 1 | 2;
}

export interface TokenKeys {
  /** Signs an access token; lives `seconds` (600 unless told otherwise). */
  signAccess(
    claims: AccessClaims,
    options?: { readonly audience?: Audience; readonly seconds?: number },
  ): Promise<{ token: string; expiresAt: Date }>;
  /** Checks form, signature, issuer, audience, type and age; throws `UNAUTHENTICATED` without detail. */
  verifyAccess(token: string, audience?: Audience): Promise<AccessClaims & { readonly expiresAt: Date }>;
  /** The successor of a refresh token: the same for every retry, and never stored. The first is the one to give; a retry may be due one that an older root gave. */
  successorsOf(refreshToken: string): readonly [string, ...string[]];
  /** Keyed hashes for values with little entropy of their own (e-mail buckets, API keys): the first is the one to store, each is accepted. */
  macs(purpose: string, text: string): readonly [Buffer, ...Buffer[]];
  /** Public keys that verify access tokens (`/.well-known/jwks.json`). */
  jwks(): { keys: readonly Record<string, string>[] };
}

const issuer = "webnova";
const period = 30 * 24 * 60 * 60;
const lifetime = 10 * 60;
/** Clocks of two machines differ: a token may seem to be given this many seconds in the future. It ends when it says. */
const leeway = 5;
const headerKeys = ["alg", "kid", "typ"];
// Ed25519 private keys are 32 bytes behind this fixed PKCS #8 prefix (RFC 8410).
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Derives the keys of an installation from its service root. */
export const createTokenKeys = (serviceRoot: ServiceRoot, clock: Clock): TokenKeys => {
  const [newest, ...others] = rootsOf(serviceRoot);
  const ofEach = <Value>(make: (root: Buffer) => Value): readonly [Value, ...Value[]] => [make(newest), ...others.map(make)];
  const pairs = new Map<string, KeyPair>();
  const pairOf = (root: Buffer, version: number): KeyPair => {
    const kid = kidOf(root, version);
    let pair = pairs.get(kid);
    if (!pair) {
      const privateKey = createPrivateKey({
        key: Buffer.concat([pkcs8, deriveKey(root, `identity.access|${version}`)]),
        format: "der",
        type: "pkcs8",
      });
      pair = { kid, privateKey, publicKey: createPublicKey(privateKey) };
      pairs.set(kid, pair);
    }
    return pair;
  };
  const current = () => Math.floor(clock.now().getTime() / 1000 / period);
  const live = () => ofEach((root) => [pairOf(root, current()), pairOf(root, current() - 1)]).flat();
  /** A machine that is ahead may have begun the next period already. */
  const accepted = () => {
    const soon = Math.floor((clock.now().getTime() / 1000 + leeway) / period);
    return soon === current() ? live() : [...live(), ...ofEach((root) => pairOf(root, soon))];
  };
  const peppers = ofEach((root) => deriveKey(root, "identity.refresh|1"));

  return {
    signAccess: async (claims, { audience = "webnova.control", seconds = lifetime } = {}) => {
      const { kid, privateKey } = pairOf(newest, current());
      const issued = Math.floor(clock.now().getTime() / 1000);
      const token = await new SignJWT({
        org: claims.org,
        sid: claims.sid,
        auth_time: Math.floor(claims.authTime.getTime() / 1000),
        amr: [...claims.amr],
        aal: claims.aal,
      })
        .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(claims.sub)
        .setJti(randomBytes(16).toString("base64url"))
        .setIssuedAt(issued)
        .setExpirationTime(issued + seconds)
        .sign(privateKey);
      return { token, expiresAt: new Date((issued + seconds) * 1000) };
    },
    verifyAccess: async (token, audience = "webnova.control") => {
      const kid = strictHeader(token);
      const pair = accepted().find((one) => one.kid === kid);
      if (!pair) throw doorErrors("UNAUTHENTICATED");
      const now = clock.now();
      try {
        const { payload } = await jwtVerify(token, pair.publicKey, {
          algorithms: ["EdDSA"],
          issuer,
          audience,
          typ: "at+jwt",
          requiredClaims: ["sub", "org", "sid", "jti", "iat", "exp", "auth_time", "amr", "aal"],
          maxTokenAge: lifetime,
          clockTolerance: leeway,
          currentDate: now,
        });
        const { sub, org, sid, auth_time: authTime, amr, aal, exp } = payload;
        if (
          typeof payload.aud !== "string" ||
          typeof sub !== "string" ||
          typeof org !== "string" ||
          typeof sid !== "string" ||
          typeof authTime !== "number"
        )
          throw doorErrors("UNAUTHENTICATED");
        if (typeof exp !== "number" || exp * 1000 <= now.getTime()) throw doorErrors("UNAUTHENTICATED");
        if (!Array.isArray(amr) || !amr.every((one) => typeof one === "string") || (aal !== 1 && aal !== 2))
          throw doorErrors("UNAUTHENTICATED");
        return { sub, org, sid, authTime: new Date(authTime * 1000), amr, aal, expiresAt: new Date(exp * 1000) };
      } catch {
        throw doorErrors("UNAUTHENTICATED");
      }
    },
    successorsOf: (refreshToken) => {
      const [first, ...rest] = peppers.map((pepper) => createHmac("sha256", pepper).update(refreshToken).digest("base64url"));
      return [first as string, ...rest];
    },
    macs: (purpose, text) =>
      ofEach((root) =>
        createHmac("sha256", deriveKey(root, `identity.${purpose}|1`))
          .update(text, "utf8")
          .digest(),
      ),
    jwks: () => ({
      keys: live().map(({ kid, publicKey }) => ({
        ...(publicKey.export({ format: "jwk" }) as Record<string, string>),
        use: "sig",
        alg: "EdDSA",
        kid,
      })),
    }),
  };
};

/** When an access token ends; for one that was verified already. */
export const expiryOf = (verified: string): Date => new Date((decodeJwt(verified).exp ?? 0) * 1000);

/** Makes a 256-bit value for a link, a ticket or a first refresh token. */
export const opaqueToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of an opaque token. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token, "utf8").digest();

interface KeyPair {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const kidOf = (root: Buffer, version: number) => `access-${version}-${versionOf(root)}`;

// The library forgives a trailing newline, spaces and padding inside base64, and ignores `jku`. We look first (ID23).
const strictHeader = (token: string): string => {
  if (token.length > 4096 || !/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}$/.test(token)) throw doorErrors("UNAUTHENTICATED");
  const parts = token.split(".");
  if (parts.some((part) => Buffer.from(part, "base64url").toString("base64url") !== part)) throw doorErrors("UNAUTHENTICATED");
  try {
    const header: unknown = JSON.parse(Buffer.from(parts[0] ?? "", "base64url").toString("utf8"));
    if (typeof header === "object" && header !== null && Object.keys(header).sort().join() === headerKeys.join()) {
      const { alg, typ, kid } = header as Record<string, unknown>;
      if (alg === "EdDSA" && typ === "at+jwt" && typeof kid === "string") return kid;
    }
  } catch {
    // falls through
  }
  throw doorErrors("UNAUTHENTICATED");
};
