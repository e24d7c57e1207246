/**
 * The cookie door: `/auth/*`, JSON, same origin, POST. The only place that sets cookies; GraphQL `signIn` returns tokens instead. The refresh
 * token lives in `__Host-wn` (`wn` on plain HTTP), HttpOnly, so scripts of a page never see it; the access token is in the answer.
 *
 *   claim { token, name, email, password, organizationName, locale? } · sign-in { email, password } · refresh {} · sign-out {}
 *   accept-invite { token, name?, password?, locale? } · reset-password { token, password } · step-up { password } (Bearer) · local { proof }
 *
 * Answers `{ accessToken, expiresAt, viewer }`, or `{ error: { code, message, correlationId, problems? } }`.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import { z } from "zod";
import type { Locale, Sentence } from "../../../schema/ids.ts";
import { doorErrors, Refusal, tellError } from "../../errors.ts";
import { claim } from "../application/claim.ts";
import { acceptInvite } from "../application/invites.ts";
import { describeViewer } from "../application/members.ts";
import { resetPassword } from "../application/passwords.ts";
import type { Caller, Granted, IdentityDeps } from "../application/ports.ts";
import { refreshSession, signOut } from "../application/sessions.ts";
import { signIn, stepUp } from "../application/sign-in.ts";
import { identityErrors } from "../domain/errors.ts";
import { presentViewer } from "../graphql/present.ts";
import { clearedCookie, placeOf, readCookie, refreshCookie } from "./cookie.ts";

/** What the front door knows better than the socket, behind a proxy it trusts. */
export interface AuthEdge {
  readonly requestId?: string;
  readonly ip?: string;
  /** True when the person's own connection was encrypted. */
  readonly secure?: boolean;
}

export interface AuthDeps {
  readonly identity: IdentityDeps;
  /** `WEBNOVA_ALLOW_HTTP=1`. */
  readonly allowHttp: boolean;
  readonly local: (proof: string, caller: Caller) => Promise<Omit<Granted, "refreshToken">>;
  readonly onUnexpected: (error: Error, requestId: string) => void;
}

export type HandleAuth = (request: IncomingMessage, response: ServerResponse, edge?: AuthEdge) => Promise<void>;

const locale = z.enum(["en", "ar"]);
const secret = z.string().min(1).max(1024);
const forms = {
  claim: z.strictObject({
    token: secret,
    name: z.string().max(500),
    email: z.string().max(500),
    password: secret,
    organizationName: z.string().max(500),
    locale: locale.optional(),
  }),
  "sign-in": z.strictObject({ email: z.string().max(500), password: secret }),
  refresh: z.strictObject({}),
  "sign-out": z.strictObject({}),
  "accept-invite": z.strictObject({
    token: secret,
    name: z.string().max(500).optional(),
    password: secret.optional(),
    locale: locale.optional(),
  }),
  "reset-password": z.strictObject({ token: secret, password: secret }),
  "step-up": z.strictObject({ password: secret }),
  local: z.strictObject({ proof: secret }),
} as const;
type Route = keyof typeof forms;

/** Makes the handler the front door mounts at `/auth/`. It answers every request it is given and never throws. */
export const createAuthHandler =
  (deps: AuthDeps): HandleAuth =>
  async (request, response, edge = {}) => {
    const requestId = edge.requestId ?? randomUUID();
    const reader = { locale: readerLocale(request), requestId };
    response.setHeader("cache-control", "no-store");
    response.setHeader("x-request-id", requestId);
    try {
      await answer(deps, request, response, edge, requestId, reader.locale);
    } catch (error) {
      const { formatted, unexpected } = tellError(error, reader);
      if (unexpected) deps.onUnexpected(unexpected, requestId);
      const code = String(formatted.extensions?.code);
      const field = formatted.extensions?.field;
      if (code === "IDENTITY_BUSY") response.setHeader("retry-after", String(formatted.extensions?.retryAfter ?? 2));
      send(response, statusOf(code, error), {
        error: {
          code,
          message: formatted.message,
          correlationId: requestId,
          ...(typeof field === "string" && { problems: [{ field, message: formatted.message }] }),
        },
      });
    }
  };

const answer = async (
  { identity, allowHttp, local }: AuthDeps,
  request: IncomingMessage,
  response: ServerResponse,
  edge: AuthEdge,
  requestId: string,
  readIn: Locale,
): Promise<void> => {
  const route = /^\/auth\/([a-z-]+)(?:\?|$)/.exec(request.url ?? "")?.[1] ?? "";
  if (!isRoute(route)) throw new Refusal("NOT_FOUND", notHere);
  if (request.method !== "POST") throw new Refusal("METHOD_NOT_ALLOWED", postOnly);
  const place = placeOf(
    request,
    edge.secure ?? (identity.publicUrl.startsWith("https:") || (request.socket as TLSSocket).encrypted === true),
  );
  if (!place.secure && !place.loopback && !allowHttp) throw identityErrors("INSECURE");
  if (!isSameOrigin(request, place.secure, identity.publicUrl)) throw identityErrors("ORIGIN");
  const body = await readJson(request);
  const ip = edge.ip ?? request.socket.remoteAddress;
  const agent = request.headers["user-agent"];
  const caller: Caller = { requestId, ...(ip !== undefined && { ip }), ...(agent !== undefined && { agent }) };

  const letIn = async (granted: Granted) => {
    response.setHeader("set-cookie", refreshCookie(place, granted.refreshToken));
    send(response, 200, await grantedBody(identity, granted));
  };
  const cookie = readCookie(request, place);
  switch (route) {
    case "claim": {
      const { token, ...founder } = parse(route, body);
      return letIn(await claim(identity, token, { ...founder, locale: founder.locale ?? readIn }, caller));
    }
    case "sign-in":
      return letIn(await signIn(identity, parse(route, body), caller));
    case "refresh": {
      parse(route, body);
      if (cookie === null) throw doorErrors("UNAUTHENTICATED");
      try {
        return await letIn(await refreshSession(identity, cookie, caller));
      } catch (error) {
        if (error instanceof Refusal && error.code === "UNAUTHENTICATED") response.setHeader("set-cookie", clearedCookie(place));
        throw error;
      }
    }
    case "sign-out":
      parse(route, body);
      if (cookie !== null) await signOut(identity, { refreshToken: cookie }, caller);
      response.setHeader("set-cookie", clearedCookie(place));
      return send(response, 200, {});
    case "accept-invite": {
      const { token, name, password, locale: chosen } = parse(route, body);
      const bearer = bearerOf(request);
      const viewer = bearer === null ? null : await identity.viewers.of(bearer);
      return letIn(
        await acceptInvite(identity, viewer, { token, name: name ?? null, password: password ?? null, locale: chosen ?? readIn }, caller),
      );
    }
    case "reset-password":
      await resetPassword(identity, parse(route, body), caller);
      return send(response, 200, {});
    case "step-up": {
      const { password } = parse(route, body);
      const bearer = bearerOf(request);
      if (bearer === null) throw doorErrors("UNAUTHENTICATED");
      return letIn(await stepUp(identity, await identity.viewers.of(bearer), password, caller));
    }
    case "local": {
      if (!place.loopback) throw doorErrors("UNAUTHENTICATED");
      return send(response, 200, await grantedBody(identity, await local(parse(route, body).proof, caller)));
    }
  }
};

const isRoute = (route: string): route is Route => Object.hasOwn(forms, route);

const parse = <Name extends Route>(route: Name, body: unknown): z.infer<(typeof forms)[Name]> => {
  const result = forms[route].safeParse(body);
  if (result.success) return result.data as z.infer<(typeof forms)[Name]>;
  const [issue] = result.error.issues;
  const field = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : (issue?.path.join(".") ?? "");
  throw identityErrors("INPUT_INVALID", { field: field === "" ? "{ … }" : field.slice(0, 60) }, { field });
};

const grantedBody = async (identity: IdentityDeps, granted: Omit<Granted, "refreshToken">) => ({
  accessToken: granted.accessToken,
  expiresAt: granted.expiresAt.toISOString(),
  viewer: presentViewer(granted.viewer, await describeViewer(identity, granted.viewer)),
});

// Browsers send Origin with every POST; a request without it comes from a program, which has no cookies of anybody else.
const isSameOrigin = (request: IncomingMessage, secure: boolean, publicUrl: string): boolean => {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return origin === `${secure ? "https" : "http"}://${host ?? ""}` || origin === new URL(publicUrl).origin;
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    throw doorErrors("BAD_REQUEST", { detail: "content-type: application/json" });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > 64 * 1024) throw doorErrors("BAD_REQUEST", { detail: "64 KiB" });
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8") || "{}");
  } catch {
    throw doorErrors("BAD_REQUEST", { detail: "JSON" });
  }
};

const bearerOf = (request: IncomingMessage): string | null => /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null;

const readerLocale = (request: IncomingMessage): Locale => (/^ar\b/i.test(request.headers["accept-language"] ?? "") ? "ar" : "en");

const notHere: Sentence = { en: "There is nothing here.", ar: "لا يوجد شيء هنا." };
const postOnly: Sentence = { en: "This address takes POST.", ar: "يقبل هذا العنوان POST فقط." };

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  IDENTITY_CREDENTIALS: 401,
  IDENTITY_PASSWORD_WRONG: 401,
  IDENTITY_SUSPENDED: 403,
  IDENTITY_NO_MEMBERSHIP: 403,
  IDENTITY_INSECURE: 403,
  IDENTITY_ORIGIN: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  IDENTITY_BUSY: 503,
  UNAVAILABLE: 503,
};
const statusOf = (code: string, error: unknown): number => statuses[code] ?? (error instanceof Refusal ? 400 : 500);

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
};
