/**
 * Who is asking, at the edge [FD: a request, step 3]. A token or API key is checked in form, signature and session by identity, whose answer
 * is at most two seconds old; subgraphs decide again. API keys and sockets are exchanged for 60-second access tokens, so subgraphs know one
 * kind of credential.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import type { Locale } from "../schema/ids.ts";
import type { Clock } from "../subgraphs/clock.ts";
import type { Admitted, Doorkeeper } from "../subgraphs/doorkeeper.ts";
import { doorErrors } from "../subgraphs/errors.ts";
import type { EdgeIdentity } from "../subgraphs/serve.ts";

/** What a request says about itself, as far as it is believed. */
export interface Caller {
  readonly requestId: string;
  readonly locale: Locale;
  readonly ip: string;
  /** The person's own connection was encrypted. */
  readonly secure: boolean;
  readonly agent?: string;
  readonly traceparent?: string;
}

export type CallerOf = (request: IncomingMessage) => Caller;

/** Reads callers; `X-Forwarded-*` counts only from the proxies named here (addresses or networks like 10.0.0.0/8). */
export const createCallerOf = (trustedProxies: readonly string[], secure: boolean): CallerOf => {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = "", bits] = proxy.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? "");
    const { "user-agent": agent, traceparent, "x-request-id": id } = request.headers;
    let ip = peer;
    let encrypted = secure;
    if (isTrusted(peer)) {
      const hops = header(request, "x-forwarded-for")
        .split(",")
        .map((hop) => plain(hop.trim()))
        .filter((hop) => isIP(hop) !== 0);
      // The last hop a proxy of ours did not write itself.
      ip = hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? peer;
      const proto = header(request, "x-forwarded-proto");
      if (proto !== "") encrypted = proto.split(",").at(-1)?.trim() === "https";
    }
    return {
      requestId: typeof id === "string" && /^[\w-]{8,64}$/.test(id) ? id : randomUUID(),
      locale: localeOf(request.headers["accept-language"]),
      ip,
      secure: encrypted,
      ...(agent !== undefined && { agent: agent.slice(0, 300) }),
      ...(typeof traceparent === "string" && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(traceparent) && { traceparent }),
    };
  };
};

const plain = (address: string): string => address.replace(/^::ffff:/, "");
const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
};
const localeOf = (accepted: string | undefined): Locale => (/^\s*ar\b/i.test(accepted ?? "") ? "ar" : "en");

/** What subgraphs are told about a caller who brought this token. */
export const edgeOf = ({ requestId, locale, ip, agent, traceparent }: Caller, token: string | null): EdgeIdentity => ({
  token,
  requestId,
  locale,
  ip,
  ...(agent !== undefined && { agent }),
  ...(traceparent !== undefined && { traceparent }),
});

/** Reads `Authorization`: who it is, or null without it. Throws UNAUTHENTICATED for a bad or doubled one, UNAVAILABLE when it cannot be checked. */
export type Identify = (request: IncomingMessage) => Promise<Admitted | null>;

const cachedCredentials = 10_000;

/** Asks the doorkeeper, whose answers are at most a second old, and remembers them for less than another: two seconds together. */
export const createIdentify = (doorkeeper: Doorkeeper | null, clock: Clock): Identify => {
  const known = new Map<string, { readonly at: number; readonly admitted: Promise<Admitted> }>();
  return async (request) => {
    const sent = request.headersDistinct.authorization ?? [];
    if (!doorkeeper || sent.length === 0) return null;
    const credential = sent.length === 1 ? /^Bearer (\S{1,4096})$/i.exec(sent[0] ?? "")?.[1] : undefined;
    if (credential === undefined) throw doorErrors("UNAUTHENTICATED");
    const now = clock.now().getTime();
    const found = known.get(credential);
    if (found && now >= found.at && now - found.at < beat) return found.admitted;
    const entry = { at: now, admitted: doorkeeper.admit(credential) };
    known.delete(credential);
    if (known.size >= cachedCredentials) known.delete(known.keys().next().value as string);
    known.set(credential, entry);
    // A refusal is not remembered.
    entry.admitted.catch(() => {
      if (known.get(credential) === entry) known.delete(credential);
    });
    return entry.admitted;
  };
};

/** How long an answer is remembered. */
const beat = 900;
