/**
 * The cookie door: `/auth/*`, JSON, same origin, POST. The only place that sets cookies; GraphQL `signIn` returns tokens instead. The refresh
 * token lives in `__Host-wn` (`wn` on plain HTTP), HttpOnly, so scripts of a page never see it; the access token is in the answer.
 *
 *   claim { token, name, email, password, organizationName, locale? } · sign-in { email, password } · refresh {} · sign-out {}
 *   accept-invite { token, name?, password?, locale? } · reset-password { token, password } · step-up { password } (Bearer)
 *
 * Answers `{ accessToken, expiresAt, viewer }`, or `{ error: { code, message, correlationId, problems? } }`. The door itself is a function of
 * plain data: the same behind this process's HTTP server and behind a gateway that forwards requests under its signature.
 */
import { z } from "zod";
import type { Locale, Sentence } from "../../../schema/ids.ts";
import type { AuthAnswer, AuthRequest } from "../../doorkeeper.ts";
import { doorErrors, Refusal, refusalOf, tellError } from "../../errors.ts";
import type { RefusalLog } from "../../refusal-log.ts";
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

export interface AuthDeps {
  readonly identity: IdentityDeps;
  /** `WEBNOVA_ALLOW_HTTP=1`. */
  readonly allowHttp: boolean;
  /** The door does what mutations do, so what it refuses is written down like theirs. */
  readonly refusals: RefusalLog;
  readonly onUnexpected: (error: Error, requestId: string) => void;
}

const locale = z.enum(["en", "ar"]);
const secret = z.string().min(1).max(1024);
const words = z.string().max(500);
/** What each route takes; also what `webnova openapi` prints. */
export const authForms = {
  claim: z.strictObject({ token: secret, name: words, email: words, password: secret, organizationName: words, locale: locale.optional() }),
  "sign-in": z.strictObject({ email: words, password: secret }),
  refresh: z.strictObject({}),
  "sign-out": z.strictObject({}),
  "accept-invite": z.strictObject({ token: secret, name: words.optional(), password: secret.optional(), locale: locale.optional() }),
  "reset-password": z.strictObject({ token: secret, password: secret }),
  "step-up": z.strictObject({ password: secret }),
} as const;
type Route = keyof typeof authForms;

/** Makes the door: it answers every request it is given and never throws. */
export const createAuthDoor =
  (deps: AuthDeps) =>
  async (request: AuthRequest): Promise<AuthAnswer> => {
    const reader = { locale: readerLocale(request), requestId: request.requestId };
    const headers: Record<string, string> = {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": request.requestId,
    };
    try {
      return { status: 200, body: await answer(deps, request, headers, reader.locale), headers };
    } catch (error) {
      await writeDown(deps, request, error).catch((cause: Error) => deps.onUnexpected(cause, request.requestId));
      const { formatted, unexpected } = tellError(error, reader);
      if (unexpected) deps.onUnexpected(unexpected, request.requestId);
      const code = String(formatted.extensions?.code);
      const field = formatted.extensions?.field;
      if (code === "IDENTITY_BUSY") headers["retry-after"] = String(formatted.extensions?.retryAfter ?? 2);
      const problems = typeof field === "string" ? [{ field, message: formatted.message }] : null;
      return {
        status: statuses[code] ?? (error instanceof Refusal ? 400 : 500),
        body: { error: { code, message: formatted.message, correlationId: request.requestId, ...(problems && { problems }) } },
        headers,
      };
    }
  };

const writeDown = async ({ identity, refusals }: AuthDeps, request: AuthRequest, error: unknown): Promise<void> => {
  const refusal = refusalOf(error);
  const route = routeOf(request);
  if (!refusal || !isRoute(route)) return;
  const bearer = bearerOf(request);
  const viewer = bearer === null ? null : await identity.viewers.of(bearer).catch(() => null);
  await refusals.record({ viewer, requestId: request.requestId, field: mutations[route], input: null, refusal });
};

const mutations: Readonly<Record<Route, string>> = {
  claim: "claim",
  "sign-in": "signIn",
  refresh: "refreshSession",
  "sign-out": "signOut",
  "accept-invite": "acceptInvite",
  "reset-password": "resetPassword",
  "step-up": "stepUp",
};

const routeOf = ({ path }: AuthRequest): string => /^\/auth\/([a-z-]+)(?:\?|$)/.exec(path)?.[1] ?? "";
const bearerOf = ({ headers }: AuthRequest): string | null => /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1] ?? null;

const answer = async (
  { identity, allowHttp }: AuthDeps,
  request: AuthRequest,
  headers: Record<string, string>,
  readIn: Locale,
): Promise<object> => {
  const route = routeOf(request);
  if (!isRoute(route)) throw new Refusal("NOT_FOUND", notHere);
  if (request.method !== "POST") throw new Refusal("METHOD_NOT_ALLOWED", postOnly);
  const place = placeOf(request, request.secure || identity.publicUrl.startsWith("https:"));
  if (!place.secure && !place.loopback && !allowHttp) throw identityErrors("INSECURE");
  if (!isSameOrigin(request, place.secure, identity.publicUrl)) throw identityErrors("ORIGIN");
  const body = readJson(request);
  const { ip } = request;
  const agent = request.headers["user-agent"];
  const caller: Caller = { requestId: request.requestId, ...(ip !== undefined && { ip }), ...(agent !== undefined && { agent }) };

  const letIn = async (granted: Granted) => {
    headers["set-cookie"] = refreshCookie(place, granted.refreshToken);
    return {
      accessToken: granted.accessToken,
      expiresAt: granted.expiresAt.toISOString(),
      viewer: presentViewer(granted.viewer, await describeViewer(identity, granted.viewer)),
    };
  };
  const cookie = readCookie(request, place);
  const bearer = bearerOf(request);
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
        if (error instanceof Refusal && error.code === "UNAUTHENTICATED") headers["set-cookie"] = clearedCookie(place);
        throw error;
      }
    }
    case "sign-out":
      parse(route, body);
      if (cookie !== null) await signOut(identity, { refreshToken: cookie }, caller);
      headers["set-cookie"] = clearedCookie(place);
      return {};
    case "accept-invite": {
      const { token, name, password, locale: chosen } = parse(route, body);
      const viewer = bearer === null ? null : await identity.viewers.of(bearer);
      return letIn(
        await acceptInvite(identity, viewer, { token, name: name ?? null, password: password ?? null, locale: chosen ?? readIn }, caller),
      );
    }
    case "reset-password":
      await resetPassword(identity, parse(route, body), caller);
      return {};
    case "step-up": {
      const { password } = parse(route, body);
      if (bearer === null) throw doorErrors("UNAUTHENTICATED");
      return letIn(await stepUp(identity, await identity.viewers.of(bearer), password, caller));
    }
  }
};

const isRoute = (route: string): route is Route => Object.hasOwn(authForms, route);

const parse = <Name extends Route>(route: Name, body: unknown): z.infer<(typeof authForms)[Name]> => {
  const result = authForms[route].safeParse(body);
  if (result.success) return result.data as z.infer<(typeof authForms)[Name]>;
  const [issue] = result.error.issues;
  const field = issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : (issue?.path.join(".") ?? "");
  throw identityErrors("INPUT_INVALID", { field: field === "" ? "{ … }" : field.slice(0, 60) }, { field });
};

// Browsers send Origin with every POST; a request without it comes from a program, which has no cookies of anybody else.
const isSameOrigin = ({ headers }: AuthRequest, secure: boolean, publicUrl: string): boolean => {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return origin === `${secure ? "https" : "http"}://${host ?? ""}` || origin === new URL(publicUrl).origin;
};

const readJson = ({ headers, body }: AuthRequest): unknown => {
  if (!/^application\/json\b/i.test(headers["content-type"] ?? ""))
    throw doorErrors("BAD_REQUEST", { detail: "content-type: application/json" });
  if (body === null) throw doorErrors("BAD_REQUEST", { detail: "64 KiB" });
  try {
    return JSON.parse(body || "{}");
  } catch {
    throw doorErrors("BAD_REQUEST", { detail: "JSON" });
  }
};

const readerLocale = ({ headers }: AuthRequest): Locale => (/^ar\b/i.test(headers["accept-language"] ?? "") ? "ar" : "en");

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
