/**
 * Which process is speaking: HTTP message signatures (RFC 9421) with `hmac-sha256`. Every internal request covers
 * `@method @authority @path @query content-digest wn-organization wn-request-id` and carries `created expires nonce keyid tag="webnova"`.
 * There is one key per pair and direction, HKDF(service root, `svc|from|to|version`), so the gateway's key for `vault` says nothing to `identity`. The
 * version names the root, so that during a rotation the receiver knows which of its roots to look with (VA25).
 * The person travels as their own token inside the request; a service never claims to be a person.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "./clock.ts";
import { deriveKey, remembered, rootsOf, type ServiceRoot, versionOf } from "./service-root.ts";

/** A signed request is good for this long after `created`, and at most this much before it. */
const window = { back: 60, ahead: 5 } as const;
const covered = ["@method", "@authority", "@path", "@query", "content-digest", "wn-organization", "wn-request-id"] as const;
const label = "webnova";

/** Derives the key one service signs with when it speaks to another. */
export const serviceKey = (root: Buffer, from: string, to: string): Buffer => {
  const pairs = remembered(keys, root, () => new Map<string, Buffer>());
  const pair = `svc|${from}|${to}|${versionOf(root)}`;
  const key = pairs.get(pair) ?? deriveKey(root, pair);
  pairs.set(pair, key);
  return key;
};
const keys = new WeakMap<Buffer, Map<string, Buffer>>();

/** A request as far as its signature is concerned. */
export interface SignableRequest {
  readonly method: string;
  /** Host and port as the receiver sees them in `Host`. */
  readonly authority: string;
  readonly path: string;
  /** With its leading `?`; `""` when there is none. */
  readonly query: string;
  readonly body: string | Buffer;
  /** The organization the request is for; `none` before anybody is signed in. */
  readonly organization: string;
  readonly requestId: string;
}

export interface SigningIdentity {
  readonly serviceRoot: ServiceRoot;
  readonly from: string;
  readonly to: string;
  readonly clock: Clock;
}

export type SignatureHeaders = Readonly<
  Record<"content-digest" | "wn-organization" | "wn-request-id" | "signature-input" | "signature", string>
>;

/** Signs a request: returns the headers to send with it. */
export const signRequest = (identity: SigningIdentity, request: SignableRequest): SignatureHeaders => {
  const [root] = rootsOf(identity.serviceRoot);
  const created = Math.floor(identity.clock.now().getTime() / 1000);
  const fields = {
    "content-digest": contentDigest(request.body),
    "wn-organization": request.organization,
    "wn-request-id": request.requestId,
  };
  const keyid = `${identity.from}:${identity.to}:${versionOf(root)}`;
  const params = `(${covered.map((name) => `"${name}"`).join(" ")});created=${created};expires=${created + window.back};nonce="${randomBytes(16).toString("base64url")}";keyid="${keyid}";tag="${label}"`;
  const mac = hmac(serviceKey(root, identity.from, identity.to), signatureBase(componentsOf(request, fields), params));
  return { ...fields, "signature-input": `${label}=${params}`, signature: `${label}=:${mac.toString("base64")}:` };
};

/** Remembers nonces of requests whose MAC was good. */
export interface NonceStore {
  /** True the first time a nonce is seen; it is kept until `until`. */
  once(nonce: string, until: Date): Promise<boolean>;
}

/** Keeps nonces in memory, at most `limit` of them: one receiving process needs no more, since a key names its receiver. */
export const createMemoryNonces = (clock: Clock, limit = 200_000): NonceStore => {
  const seen = new Map<string, number>();
  return {
    once: async (nonce, until) => {
      const now = clock.now().getTime();
      for (const [old, end] of seen) {
        if (end > now && seen.size < limit) break;
        seen.delete(old);
      }
      if ((seen.get(nonce) ?? 0) > now) return false;
      seen.set(nonce, until.getTime());
      return true;
    },
  };
};

export interface VerifyingIdentity {
  readonly serviceRoot: ServiceRoot;
  /** The service that receives. */
  readonly to: string;
  /** Who may speak to it. */
  readonly callers: readonly string[];
  readonly clock: Clock;
  readonly nonces: NonceStore;
}

export interface ReceivedRequest extends Pick<SignableRequest, "method" | "authority" | "path" | "query" | "body"> {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export type Verdict =
  | { readonly ok: true; readonly from: string; readonly organization: string; readonly requestId: string }
  | { readonly ok: false; readonly reason: string };

/** Checks a request's signature. The reason of a refusal is for the log only: the caller is told one 401 without detail. */
export const verifyRequest = async (identity: VerifyingIdentity, request: ReceivedRequest): Promise<Verdict> => {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === "string" ? value : undefined;
  };
  const refused = (reason: string): Verdict => ({ ok: false, reason });
  const input = header("signature-input");
  const signature = header("signature");
  if (input === undefined || signature === undefined) return refused("unsigned");
  const parsed = parseInput(input);
  if (!parsed) return refused("signature-input malformed or not ours");
  const sent = /^webnova=:([A-Za-z0-9+/]{43}=):$/.exec(signature)?.[1];
  if (sent === undefined) return refused("signature malformed or not ours");
  const { names, params } = parsed;
  for (const name of covered) if (!names.includes(name)) return refused(`not covered: ${name}`);
  if (names.some((name) => !(covered as readonly string[]).includes(name)) || new Set(names).size !== names.length)
    return refused("unknown or repeated component");

  const [from, to, version, ...rest] = (params.get("keyid") ?? "").split(":");
  if (from === undefined || to !== identity.to || rest.length > 0 || !identity.callers.includes(from)) return refused("unknown key");
  const root = rootsOf(identity.serviceRoot).find((live) => versionOf(live) === version);
  if (!root) return refused("key version not live");
  if (params.get("tag") !== label || (params.has("alg") && params.get("alg") !== "hmac-sha256")) return refused("wrong tag or algorithm");

  const now = identity.clock.now().getTime() / 1000;
  const created = Number(params.get("created"));
  const expires = Number(params.get("expires"));
  if (!Number.isInteger(created) || !Number.isInteger(expires)) return refused("created or expires missing");
  if (created > now + window.ahead) return refused("created ahead of time");
  if (now - created > window.back || now > expires) return refused("too old");
  const nonce = params.get("nonce");
  if (nonce === undefined || !/^[\w-]{16,64}$/.test(nonce)) return refused("nonce missing");

  const fields: Record<string, string> = {};
  for (const name of ["content-digest", "wn-organization", "wn-request-id"] as const) {
    const value = header(name);
    if (value === undefined) return refused(`missing: ${name}`);
    fields[name] = value.trim();
  }
  const components = componentsOf(request, fields);
  const ordered = names.map((name) => [name, components.find(([known]) => known === name)?.[1] ?? ""] as const);
  const expected = hmac(serviceKey(root, from, identity.to), signatureBase(ordered, parsed.raw));
  const given = Buffer.from(sent, "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused("signature does not match");
  const digest = Buffer.from(contentDigest(request.body));
  const claimed = Buffer.from(fields["content-digest"] ?? "");
  if (digest.length !== claimed.length || !timingSafeEqual(digest, claimed)) return refused("content-digest does not match the body");
  // Only now: a stranger's nonces must not fill the store.
  if (!(await identity.nonces.once(`${from}:${nonce}`, new Date((created + 2 * window.back) * 1000)))) return refused("nonce was used");
  return { ok: true, from, organization: fields["wn-organization"] ?? "", requestId: fields["wn-request-id"] ?? "" };
};

/** The text that is signed (RFC 9421 §2.5): one line per component, then the parameters. */
export const signatureBase = (components: readonly (readonly [name: string, value: string])[], params: string): string =>
  [...components.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${params}`].join("\n");

/** HMAC-SHA-256 of a signature base (RFC 9421 §3.3.3). */
export const hmac = (key: Buffer, base: string): Buffer => createHmac("sha256", key).update(base, "utf8").digest();

/** The `content-digest` header (RFC 9530) of a body. */
export const contentDigest = (body: string | Buffer): string => `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;

const componentsOf = (
  request: Pick<SignableRequest, "method" | "authority" | "path" | "query">,
  fields: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] => [
  ["@method", request.method],
  ["@authority", request.authority.toLowerCase()],
  ["@path", request.path === "" ? "/" : request.path],
  ["@query", request.query === "" ? "?" : request.query],
  ...Object.entries(fields),
];

const inputForm = /^webnova=(\(((?:"[@a-z0-9-]+")(?: "[@a-z0-9-]+")*)\)((?:;[a-z]+=(?:\d{1,12}|"[\x20-\x21\x23-\x5b\x5d-\x7e]*"))*))$/;

const parseInput = (
  input: string,
): { readonly raw: string; readonly names: readonly string[]; readonly params: ReadonlyMap<string, string> } | null => {
  const match = inputForm.exec(input);
  if (!match) return null;
  const [, raw = "", list = "", tail = ""] = match;
  const params = new Map<string, string>();
  for (const [, name = "", text, number] of tail.matchAll(/;([a-z]+)=(?:"([^"]*)"|(\d+))/g)) {
    if (params.has(name)) return null;
    params.set(name, text ?? number ?? "");
  }
  return { raw, names: list.split(" ").map((name) => name.slice(1, -1)), params };
};
