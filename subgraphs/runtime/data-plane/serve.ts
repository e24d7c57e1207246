/**
 * The door of every platform environment: `/graphql` (HTTP and sockets), `/api/*`, `/auth/*`, `/assets/*`, and pages through the port `render`.
 * The caller (the front door) says which environment a request is for; who is asking is decided here, from the cookie alone.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Json } from "../../../schema/ids.ts";
import { type GraphQLAnswer, preferencesOf, type Render } from "../../../schema/model/render.ts";
import { type Clock, systemClock } from "../../clock.ts";
import type { Mailer } from "../../mailer.ts";
import type { Passwords } from "../../passwords.ts";
import type { Change } from "./actions/context.ts";
import { type AskDoors, createDoors } from "./actions/doors.ts";
import { createWaves } from "./actions/waves.ts";
import { createAssets } from "./assets.ts";
import { type Caller, type RunningEnvironment, visitor } from "./caller.ts";
import { dataError } from "./errors.ts";
import { createExportSlots } from "./exchange/export.ts";
import { createImports } from "./exchange/imports.ts";
import { createFilesDoor } from "./files/door.ts";
import type { FileLimits } from "./files/limits.ts";
import type { FileStore } from "./files/store.ts";
import { addressOf, cookiesOf, createRates, HttpRefusal, isSecure, originOf, readJson, requireOwnOrigin, sendJson } from "./http.ts";
import type { Touched } from "./live/hint.ts";
import { createLive } from "./live/live.ts";
import { authDoor } from "./people/door.ts";
import { createPost } from "./people/mail.ts";
import { createPeople } from "./people/people.ts";
import { createSessions } from "./people/sessions.ts";
import { createPlans, type Plans } from "./plans.ts";
import { createPools, type PoolOptions, type Pools } from "./pools.ts";
import { isRest, refuse, serverStatus } from "./refusal.ts";
import { type AskDeps, answer, readAsked } from "./request.ts";
import { restDoor } from "./rest/door.ts";
import { createSockets, type SocketFor } from "./sockets.ts";

export interface DataPlaneDeps {
  /** How the login `wn_data` connects. */
  readonly connection: pg.ClientConfig;
  readonly passwords: Passwords;
  /** Absent: mail is kept and shown to administrators. */
  readonly mailer?: Mailer;
  /** Where an environment answers, as `https://clinic.example`: what links in mails begin with. */
  readonly addressOf?: (environment: RunningEnvironment) => string;
  readonly clock?: Clock;
  readonly pools?: Omit<PoolOptions, "connection">;
  /** Absent: pages are not served, only the API. */
  readonly render?: Render;
  /** Folder of the renderer's client files, `dist/platform/client/assets`. */
  readonly assets?: string;
  /** Where the content of files lies. Absent: files cannot be uploaded. */
  readonly files?: {
    readonly store: FileStore;
    readonly limits?: Partial<FileLimits>;
    /** Called before an environment's first byte is stored, and before every other's. */
    readonly announce?: (environment: RunningEnvironment) => Promise<void>;
  };
  /** Origins that may frame a preview. */
  readonly frameAncestors?: readonly string[];
  /** Believe `x-forwarded-proto` and `x-forwarded-for` of the front. */
  readonly trustFront?: boolean;
  readonly rates?: { readonly session: number; readonly address: number };
  /** Doors of other schemas, called in an action's transaction before it takes the environment's role; throws to refuse. */
  readonly doors?: AskDoors;
  readonly onRequest?: (request: { readonly environmentId: string; readonly ms: number; readonly ok: boolean }) => void;
  readonly onCommit?: (change: { readonly environmentId: string } & Change) => void;
  /** A file is on its way into this environment; whoever starts next asks for it to be gone on with. */
  readonly onImport?: (environment: RunningEnvironment) => Promise<void>;
  readonly log?: (error: unknown, correlationId: string) => void;
}

export interface DataPlane {
  handle(req: IncomingMessage, res: ServerResponse, environment: RunningEnvironment): Promise<void>;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, environment: RunningEnvironment): Promise<void>;
  /** Runs a document as somebody, for pages and tests; the same path as the door's. */
  call(
    environment: RunningEnvironment,
    caller: Caller,
    document: string,
    variables: Readonly<Record<string, Json>>,
  ): Promise<GraphQLAnswer>;
  /** A one-time link that signs its holder in as the administrator with this address. `path` goes behind the platform's address. */
  createClaim(
    environment: RunningEnvironment,
    person: { readonly email: string; readonly name: string },
  ): Promise<{ readonly path: string; readonly userId: string }>;
  /** Another model is active in the environment: live answers are asked for again, `modelChanged` is told. */
  modelChanged(environmentId: string): void;
  /** Rows changed outside the actions (test data filled or reset), or somewhere, nobody knows where: live answers are asked for again. */
  dataChanged(environmentId: string | null): void;
  /** Goes on with imports that another process began; false: there are none. */
  continueImports(environment: RunningEnvironment): Promise<boolean>;
  /** Another process committed this. */
  committedElsewhere(environmentId: string, touched: Touched): void;
  readonly plans: Plans;
  readonly pools: Pools;
  readonly figures: () => { readonly statements: number; readonly connections: number; readonly compiled: number; readonly live: number };
  /** Says goodbye to live pages and takes no more of them; requests are answered on. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

const bodyLimit = 1024 * 1024;
/** What the badge beside the platform's name says. */
const environmentLabels = {
  preview: { en: "Preview", ar: "معاينة" },
  staging: { en: "Staging", ar: "تجهيز" },
  production: { en: "Production", ar: "إنتاج" },
} as const;

export const createDataPlane = (deps: DataPlaneDeps): DataPlane => {
  const clock = deps.clock ?? systemClock;
  const pools = createPools({ connection: deps.connection, ...deps.pools });
  const plans = createPlans();
  const sessions = createSessions(pools, clock);
  const trust = deps.trustFront === true;
  const rates = createRates(() => clock.now().getTime());
  const allowed = deps.rates ?? { session: 600, address: 120 };
  const log = deps.log ?? ((error: unknown, correlationId: string) => console.error(correlationId, error));

  const post = createPost({
    pools,
    clock,
    mailer: deps.mailer ?? null,
    addressOf: deps.addressOf ?? (() => ""),
    log,
  });
  /** Roles, state or sessions of a person changed: what is kept of them is forgotten, and their sockets show themselves again. */
  const forget = (environmentId: string, userId: string) => {
    sessions.forget(environmentId, userId);
    sockets.review(environmentId, userId);
  };

  const publish = (environment: RunningEnvironment, changes: readonly Change[]) => {
    for (const change of changes) {
      if (change.entity === builtIn.user) forget(environment.id, change.id);
      deps.onCommit?.({ environmentId: environment.id, ...change });
    }
    live.publish(environment.id, changes);
    if (changes.some(({ entity }) => entity === builtIn.user)) post.leave(environment);
  };
  const people = createPeople({ pools, sessions, passwords: deps.passwords, clock, post, publish });
  const doors = createDoors(deps.doors, () => clock.now().getTime());
  const ask: AskDeps = { plans, pools, waves: createWaves(pools), people, publish, doors, now: () => clock.now(), log };
  const files = deps.files && createFilesDoor({ ...deps.files, plans, pools, now: ask.now, log, ...(deps.doors && { doors: deps.doors }) });
  const live = createLive(ask);
  const slots = createExportSlots();
  const imports = createImports({ ask, ...(deps.onImport && { announce: deps.onImport }) });
  const assets = deps.assets === undefined ? null : createAssets(deps.assets);
  const sockets = createSockets(ask, live, uuidv7);

  const cookieName = (secure: boolean) => (secure ? "__Host-wnp" : "wnp");
  const peerOf = (req: IncomingMessage): string =>
    (trust
      ? String(req.headers["x-forwarded-for"] ?? "")
          .split(",")[0]
          ?.trim()
      : "") ||
    req.socket.remoteAddress ||
    "unknown";

  const seen = (req: IncomingMessage, environment: RunningEnvironment) => {
    const cookies = cookiesOf(req);
    const secure = isSecure(req, trust);
    const preferences = preferencesOf(environment.model().header, cookies, req.headers["accept-language"] ?? "");
    // A program shows its key, and then no cookie counts.
    const key = /^Bearer (wnp_\S+)$/i.exec(req.headers.authorization ?? "")?.[1] ?? null;
    const session = cookies[cookieName(secure)] ?? null;
    // A key in a cookie would be taken for a person who is there.
    return { cookies, secure, preferences, token: key ?? (session?.startsWith("wnp_") ? null : session), byKey: key !== null };
  };
  type Seen = ReturnType<typeof seen>;

  const callerOf = async (environment: RunningEnvironment, { token, preferences, byKey }: Seen): Promise<Caller> => {
    const found = token ? (await sessions.find(environment, token))(preferences.locale) : null;
    if (!found && byKey) throw new HttpRefusal(401, dataError("KEY_INVALID"));
    return found ?? visitor(preferences.locale);
  };
  /** What changes something comes from our own pages, or from a program with its key: no browser sends that by itself. */
  const ownOrigin = (req: IncomingMessage, { secure, token, byKey }: Seen) => {
    if (!byKey) requireOwnOrigin(req, secure, token !== null);
  };

  /** Counts a request; what of `kind` is counted by itself, so that one kind leaves room for the others. */
  const overRate = (req: IncomingMessage, environment: RunningEnvironment, token: string | null, kind = "1", times = 1) => {
    const wait =
      token === null
        ? rates.take(`a${kind}:${environment.id}:${peerOf(req)}`, allowed.address * times)
        : rates.take(`s${kind}:${environment.id}:${token}`, allowed.session * times);
    return wait > 0 ? dataError("LIMIT_RATE", { seconds: wait }, { retryAfter: wait }) : null;
  };
  const requireRate = (req: IncomingMessage, environment: RunningEnvironment, token: string | null, signedIn: boolean, times = 1) => {
    const over = overRate(req, environment, signedIn ? token : null, String(times), times);
    if (over) throw new HttpRefusal(429, over);
  };

  const graphql = async (
    req: IncomingMessage,
    res: ServerResponse,
    environment: RunningEnvironment,
    about: Seen,
    correlationId: string,
  ): Promise<boolean> => {
    if (req.method !== "POST") throw new HttpRefusal(405, dataError("BAD_REQUEST", { detail: "POST /graphql" }));
    ownOrigin(req, about);
    const caller = await callerOf(environment, about);
    requireRate(req, environment, about.token, caller.user !== null);
    const asked = readAsked(await readJson(req, bodyLimit));
    const { text, code, executed, retryAfter } = await answer(ask, environment, caller, asked, correlationId);
    const status = serverStatus(code) ?? (executed ? 200 : 400);
    const wait = retryAfter ?? (status === 503 ? 3 : null);
    sendJson(res, status, text, wait === null ? {} : { "retry-after": String(wait) });
    return status < 500;
  };

  const call = async (
    environment: RunningEnvironment,
    caller: Caller,
    document: string,
    variables: Readonly<Record<string, Json>>,
  ): Promise<GraphQLAnswer> => {
    const { text } = await answer(ask, environment, caller, { query: document, variables, operationName: null }, uuidv7());
    return JSON.parse(text) as GraphQLAnswer;
  };

  const page = async (
    req: IncomingMessage,
    res: ServerResponse,
    environment: RunningEnvironment,
    about: Seen,
    url: { readonly pathname: string; readonly search: string },
  ): Promise<boolean> => {
    if (!deps.render || (req.method !== "GET" && req.method !== "HEAD"))
      throw new HttpRefusal(deps.render ? 405 : 404, dataError("NOT_FOUND"));
    const caller = await callerOf(environment, about);
    requireRate(req, environment, about.token, caller.user !== null);
    let gone = false;
    const { user } = caller;
    const result = await deps.render({
      path: url.pathname,
      search: url.search,
      locale: caller.locale,
      theme: about.preferences.theme,
      nonce: randomBytes(16).toString("base64"),
      environment: { name: environment.name, label: environmentLabels[environment.name] },
      model: environment.model(),
      viewer: user && { id: user.id, name: user.name, email: user.email, roles: user.roles },
      call: async (document, variables) => {
        const answered = await call(environment, caller, document, variables);
        gone ||= answered.errors?.some(({ extensions }) => extensions?.code === "DATA_UNAVAILABLE") ?? false;
        return answered;
      },
      cookies: about.cookies,
      ...(environment.name === "preview" && deps.frameAncestors && { frameAncestors: deps.frameAncestors }),
    });
    if (gone) throw dataError("UNAVAILABLE");
    res.writeHead(result.status, result.headers as Record<string, string | string[]>);
    res.end(req.method === "HEAD" ? undefined : result.html);
    return result.status < 500;
  };

  const route = async (
    req: IncomingMessage,
    res: ServerResponse,
    environment: RunningEnvironment,
    correlationId: string,
  ): Promise<boolean> => {
    const url = addressOf(req);
    const { pathname } = url;
    if (!pathname.startsWith("/") || pathname.includes("\0")) throw new HttpRefusal(400, dataError("BAD_REQUEST", { detail: "path" }));
    if (pathname.startsWith("/assets/")) {
      if (await assets?.send(req, res, pathname.slice("/assets/".length))) return true;
      throw new HttpRefusal(404, dataError("NOT_FOUND"));
    }
    const about = seen(req, environment);
    if (pathname === "/graphql") return await graphql(req, res, environment, about, correlationId);
    // Keys open nothing here: whoever signs in, or changes how they do, is there in person.
    if (pathname.startsWith("/auth/") && about.byKey) throw new HttpRefusal(403, dataError("FORBIDDEN"));
    if (pathname.startsWith("/auth/"))
      return await authDoor(
        {
          people,
          sessions,
          sockets,
          callerOf: () => callerOf(environment, about),
          rate: (signedIn) => requireRate(req, environment, about.token, signedIn),
          cookieName: cookieName(about.secure),
          readBody: () => readJson(req, 64 * 1024),
        },
        {
          req,
          res,
          environment,
          secure: about.secure,
          token: about.token,
          locale: about.preferences.locale,
          correlationId,
          ip: peerOf(req),
          path: pathname,
        },
      );
    if (isRest(pathname))
      return await restDoor(
        {
          ask,
          callerOf: () => callerOf(environment, about),
          rate: (signedIn) => requireRate(req, environment, about.token, signedIn),
          ownOrigin: () => ownOrigin(req, about),
          readBody: () => readJson(req, bodyLimit),
          cookieName: cookieName(about.secure),
          slots,
          imports,
          person: about.token ?? peerOf(req),
        },
        { req, res, environment, path: pathname, search: url.search, correlationId },
      );
    if (files && (pathname === "/files" || pathname.startsWith("/files/")))
      return await files({
        req,
        res,
        environment,
        callerOf: () => callerOf(environment, about),
        // A page of pictures asks for each of them.
        rate: (signedIn, what) => requireRate(req, environment, about.token, signedIn, what === "download" ? 5 : 1),
        ownOrigin: () => ownOrigin(req, about),
        pathname,
        search: url.search,
        correlationId,
      });
    if (pathname.startsWith("/files")) throw new HttpRefusal(404, dataError("NOT_FOUND"));
    return await page(req, res, environment, about, url);
  };

  return {
    plans,
    pools,
    figures: () => ({ ...pools.figures, compiled: plans.figures.compiled, live: live.figures.live }),
    handle: async (req, res, environment) => {
      const began = performance.now();
      const correlationId = uuidv7();
      let ok = false;
      try {
        ok = await route(req, res, environment, correlationId);
      } catch (error) {
        try {
          ok = refuse(res, error, { req, locale: seen(req, environment).preferences.locale, correlationId, log });
        } catch (fault) {
          log(fault, correlationId);
          res.destroy();
        }
      } finally {
        deps.onRequest?.({ environmentId: environment.id, ms: performance.now() - began, ok });
      }
    },
    upgrade: async (req, socket, head, environment) => {
      const reject = (status: string) => {
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      };
      socket.on("error", () => socket.destroy());
      try {
        const about = seen(req, environment);
        if (addressOf(req).pathname !== "/graphql") return reject("404 Not Found");
        // A browser always sends an origin with an upgrade, and cookies whatever page asked: only our own pages may.
        const { origin } = req.headers;
        if (!about.byKey && (origin === undefined ? about.token !== null : origin !== originOf(req, about.secure)))
          return reject("403 Forbidden");
        const caller = await callerOf(environment, about);
        const { locale } = about.preferences;
        const holds = (token: string | null, { user }: Caller): SocketFor => ({
          environment,
          token: user && token,
          userId: user?.id ?? null,
          rate: () => {
            const over = overRate(req, environment, user && token, "w");
            if (over) throw over;
          },
          who: async () => (user && token ? (await sessions.find(environment, token))(locale) : visitor(locale)),
          locale,
          enter: async (key) => {
            const program = key.startsWith("wnp_") ? (await sessions.find(environment, key))(locale) : null;
            return program && holds(key, program);
          },
        });
        sockets.accept(req, socket, head, holds(about.token, caller));
      } catch (error) {
        if (error instanceof HttpRefusal) return reject("401 Unauthorized");
        if (!isUnavailable(error)) log(error, "upgrade");
        reject("503 Service Unavailable");
      }
    },
    call,
    createClaim: people.createClaim,
    modelChanged: (environmentId) => live.refresh(environmentId),
    dataChanged: (environmentId) => live.refresh(environmentId),
    committedElsewhere: (environmentId, touched) => {
      if (touched.entity === builtIn.user) forget(environmentId, touched.id);
      live.publish(environmentId, [touched]);
    },
    continueImports: async (environment) => {
      imports.kick(environment);
      return (await imports.store.next(environment)) !== null;
    },
    leave: () => sockets.leave(),
    close: async () => {
      await sockets.leave();
      live.close();
      post.close();
      await imports.close();
      await pools.close();
    },
  };
};
