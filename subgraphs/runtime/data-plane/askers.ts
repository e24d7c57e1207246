/**
 * Who asks: read from a request's cookie, or from what a program or a frame shows in its header, and never from anything else. How often
 * they may ask, and whether what changes something comes from our own pages.
 *
 *   cookie   a session of a person, or a preview link that was opened in this browser
 *   header   an API key `wnp_…`, a preview link `wnv_…`, or the bearer session of somebody who signed in under one (preview only)
 */
import type { IncomingMessage } from "node:http";
import { preferencesOf } from "../../../schema/model/render.ts";
import { type Caller, type RunningEnvironment, visitor } from "./caller.ts";
import { dataError } from "./errors.ts";
import { cookiesOf, createRates, HttpRefusal, isSecure, originOf, requireOwnOrigin } from "./http.ts";
import type { Sessions, Way } from "./people/sessions.ts";

export interface Askers {
  seen(req: IncomingMessage, environment: RunningEnvironment): Seen;
  /** Throws for a header that shows something which is not good here, and counts it as a visitor's. */
  callerOf(req: IncomingMessage, environment: RunningEnvironment, about: Seen): Promise<Caller>;
  /** Somebody who was here lately, where it is time to do so while they are looked up again; null: `callerOf`. */
  presumed(environment: RunningEnvironment, about: Seen): { readonly caller: Caller; readonly confirmed: Promise<boolean> | null } | null;
  /** What changes something comes from our own pages, or shows itself in a header: no browser sends that by itself. */
  ownOrigin(req: IncomingMessage, about: Seen): void;
  /** Whether a socket may be opened: a browser always sends an origin with it, and cookies whatever page asked. */
  maySocket(req: IncomingMessage, about: Seen): boolean;
  /** Counts a request; what of `kind` is counted by itself, so that one kind leaves room for the others. */
  overRate(
    req: IncomingMessage,
    environment: RunningEnvironment,
    token: string | null,
    kind?: string,
    times?: number,
  ): ReturnType<typeof dataError> | null;
  requireRate(req: IncomingMessage, environment: RunningEnvironment, token: string | null, signedIn: boolean, times?: number): void;
  /** The network address of who asks. */
  peerOf(req: IncomingMessage): string;
}

export interface Seen {
  readonly cookies: Readonly<Record<string, string>>;
  readonly secure: boolean;
  readonly preferences: ReturnType<typeof preferencesOf>;
  readonly cookieName: string;
  readonly token: string | null;
  readonly way: Way;
}

interface Said {
  readonly header: Header;
  readonly cookie: string;
  readonly authorization: string | undefined;
  readonly languages: string;
  readonly seen: Seen;
}
type Header = ReturnType<RunningEnvironment["model"]>["header"];

const seenIn = (
  said: {
    readonly cookies: Seen["cookies"];
    readonly secure: boolean;
    readonly authorization: string | undefined;
    readonly languages: string;
  },
  header: Header,
): Seen => {
  const { cookies, secure } = said;
  const preferences = preferencesOf(header, cookies, said.languages);
  const cookieName = secure ? "__Host-wnp" : "wnp";
  // Who shows something in the header is that, and then no cookie counts.
  const shown = shownIn(said.authorization);
  if (shown !== null) return { cookies, secure, preferences, cookieName, token: shown, way: "header" };
  const session = cookies[cookieName] ?? null;
  // A key in a cookie would be taken for a person who is there.
  return { cookies, secure, preferences, cookieName, token: session?.startsWith("wnp_") ? null : session, way: "cookie" };
};

export const createAskers = (deps: {
  readonly sessions: Pick<Sessions, "find" | "presume">;
  readonly trustFront: boolean;
  readonly rates: { readonly session: number; readonly address: number };
  readonly now: () => number;
}): Askers => {
  const { sessions, trustFront, rates: allowed } = deps;
  const rates = createRates(deps.now);
  /** What the request before it said on the same connection; a browser says the same each time. */
  const lately = new WeakMap<IncomingMessage["socket"], Said>();

  const peerOf = (req: IncomingMessage): string =>
    (trustFront
      ? String(req.headers["x-forwarded-for"] ?? "")
          .split(",")[0]
          ?.trim()
      : "") ||
    req.socket.remoteAddress ||
    "unknown";

  const overRate: Askers["overRate"] = (req, environment, token, kind = "1", times = 1) => {
    const wait =
      token === null
        ? rates.take(`a${kind}:${environment.id}:${peerOf(req)}`, allowed.address * times)
        : rates.take(`s${kind}:${environment.id}:${token}`, allowed.session * times);
    return wait > 0 ? dataError("LIMIT_RATE", { seconds: wait }, { retryAfter: wait }) : null;
  };

  return {
    seen: (req, environment) => {
      const { cookie = "", authorization, "accept-language": languages = "" } = req.headers;
      const { header } = environment.model();
      const secure = isSecure(req, trustFront);
      const last = lately.get(req.socket);
      if (
        last?.header === header &&
        last.cookie === cookie &&
        last.authorization === authorization &&
        last.languages === languages &&
        last.seen.secure === secure
      )
        return last.seen;
      const seen = seenIn({ cookies: cookiesOf(req), secure, authorization, languages }, header);
      lately.set(req.socket, { header, cookie, authorization, languages, seen });
      return seen;
    },
    callerOf: async (req, environment, { token, preferences, way }) => {
      const found = token ? (await sessions.find(environment, token, way))(preferences.locale) : null;
      const over = !found && way === "header" ? overRate(req, environment, null) : null;
      if (over) throw new HttpRefusal(429, over);
      if (!found && way === "header") throw new HttpRefusal(401, dataError(token?.startsWith("wnp_") ? "KEY_INVALID" : "PREVIEW_INVALID"));
      return found ?? visitor(preferences.locale);
    },
    presumed: (environment, { token, way, preferences }) => {
      const found = token === null ? null : sessions.presume(environment, token, way);
      return found && { caller: found.caller(preferences.locale), confirmed: found.confirmed };
    },
    ownOrigin: (req, { secure, token, way }) => {
      if (way === "cookie") requireOwnOrigin(req, secure, token !== null);
    },
    maySocket: (req, { secure, token, way }) => {
      const { origin } = req.headers;
      return way === "header" || (origin === undefined ? token === null : origin === originOf(req, secure));
    },
    overRate,
    requireRate: (req, environment, token, signedIn, times = 1) => {
      const over = overRate(req, environment, signedIn ? token : null, String(times), times);
      if (over) throw new HttpRefusal(429, over);
    },
    peerOf,
  };
};

/** A secret of ours in `Authorization: Bearer …`; what is none of ours does not count. */
export const shownIn = (authorization: string | undefined): string | null =>
  /^Bearer (wn[pv]_\S+|[\w-]{43})$/i.exec(authorization ?? "")?.[1] ?? null;
