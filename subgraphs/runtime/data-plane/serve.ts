/**
 * The door of every platform environment: `/graphql` (HTTP and sockets), `/api/*`, `/auth/*`, `/assets/*`, and pages through the port `render`.
 * The caller (the front door) says which environment a request is for; who is asking is decided by `askers.ts`, what answers by `routes.ts`.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Json } from "../../../schema/ids.ts";
import type { GraphQLAnswer, Render } from "../../../schema/model/render.ts";
import { type Clock, systemClock } from "../../clock.ts";
import type { Mailer } from "../../mailer.ts";
import type { Passwords } from "../../passwords.ts";
import type { Change } from "./actions/context.ts";
import { type AskDoors, createDoors } from "./actions/doors.ts";
import { createWaves } from "./actions/waves.ts";
import { createAskers } from "./askers.ts";
import { createAssets } from "./assets.ts";
import { type Caller, type RunningEnvironment, visitor } from "./caller.ts";
import { createExportSlots } from "./exchange/export.ts";
import { createImports } from "./exchange/imports.ts";
import { type BuilderQuestions, createBuilderQuestions } from "./explain/for-builders.ts";
import { createFilesDoor } from "./files/door.ts";
import type { FileLimits } from "./files/limits.ts";
import type { FileStore } from "./files/store.ts";
import { addressOf, HttpRefusal } from "./http.ts";
import type { Touched } from "./live/hint.ts";
import { createLive } from "./live/live.ts";
import { createPost } from "./people/mail.ts";
import { createPeople } from "./people/people.ts";
import type { PreviewVerbs } from "./people/preview-links.ts";
import { createSessions, type Way } from "./people/sessions.ts";
import { createStanding, noStanding } from "./people/standing.ts";
import { createPlans, type Plans } from "./plans.ts";
import { createPools, type PoolOptions, type Pools } from "./pools.ts";
import { refuse } from "./refusal.ts";
import type { AskDeps } from "./request.ts";
import { createRoutes } from "./routes.ts";
import { createSockets, type SocketFor, socketLimits } from "./sockets.ts";

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
  /** How often live answers that hang on the time are looked at again, in milliseconds. */
  readonly passingMs?: number;
  /** How many live questions and sockets there may be in an environment, and sockets of one holder. */
  readonly most?: { readonly live?: number; readonly sockets?: number; readonly socketsOfOne?: number };
  /** Doors of other schemas, called in an action's transaction before it takes the environment's role; throws to refuse. */
  readonly doors?: AskDoors;
  readonly onRequest?: (request: { readonly environmentId: string; readonly ms: number; readonly ok: boolean }) => void;
  readonly onCommit?: (change: { readonly environmentId: string } & Change) => void;
  /** A file is on its way into this environment; whoever starts next asks for it to be gone on with. */
  readonly onImport?: (environment: RunningEnvironment) => Promise<void>;
  readonly log?: (error: unknown, correlationId: string) => void;
  /** False: nobody is vouched for by what the database tells; each is looked up again every two seconds. */
  readonly standing?: boolean;
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
  /** Links that open a preview as one role, without an account. Refused in staging and production. */
  readonly previewLinks: PreviewVerbs;
  /** Why somebody may see or do something, for builders in the studio. */
  readonly rights: BuilderQuestions;
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

export const createDataPlane = (deps: DataPlaneDeps): DataPlane => {
  const clock = deps.clock ?? systemClock;
  const pools = createPools({ connection: deps.connection, ...deps.pools });
  const plans = createPlans();
  const standing = deps.standing === false ? noStanding : createStanding(deps.connection);
  const sessions = createSessions(pools, clock, standing);
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
  const files = deps.files
    ? createFilesDoor({ ...deps.files, plans, pools, now: ask.now, log, ...(deps.doors && { doors: deps.doors }) })
    : null;
  const live = createLive(ask, {
    ...(deps.passingMs !== undefined && { everyMs: deps.passingMs }),
    ...(deps.most?.live !== undefined && { most: deps.most.live }),
  });
  const slots = createExportSlots();
  const imports = createImports({ ask, ...(deps.onImport && { announce: deps.onImport }) });
  const assets = deps.assets === undefined ? null : createAssets(deps.assets);
  const sockets = createSockets(ask, live, uuidv7, {
    perEnvironment: deps.most?.sockets ?? socketLimits.perEnvironment,
    perHolder: deps.most?.socketsOfOne ?? socketLimits.perHolder,
  });

  const askers = createAskers({
    sessions,
    trustFront: deps.trustFront === true,
    rates: deps.rates ?? { session: 600, address: 120 },
    now: () => clock.now().getTime(),
  });
  const { render, frameAncestors } = deps;
  const { route, call } = createRoutes({ askers, ask, people, sessions, sockets, slots, imports, files, assets, render, frameAncestors });

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
          ok = refuse(res, error, { req, locale: askers.seen(req, environment).preferences.locale, correlationId, log });
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
        const about = askers.seen(req, environment);
        if (addressOf(req).pathname !== "/graphql") return reject("404 Not Found");
        if (!askers.maySocket(req, about)) return reject("403 Forbidden");
        const caller = await askers.callerOf(req, environment, about);
        if (askers.overRate(req, environment, caller.user && about.token, "u")) return reject("429 Too Many Requests");
        const { locale } = about.preferences;
        const holds = (token: string | null, way: Way, { user }: Caller): SocketFor => ({
          environment,
          token: user && token,
          from: (user && token) ?? askers.peerOf(req),
          userId: user?.id ?? null,
          rate: () => {
            const over = askers.overRate(req, environment, user && token, "w");
            if (over) throw over;
          },
          who: async () => (user && token ? (await sessions.find(environment, token, way))(locale) : visitor(locale)),
          locale,
          enter: async (shown) => {
            const found = (await sessions.find(environment, shown, "header"))(locale);
            return found && holds(shown, "header", found);
          },
        });
        sockets.accept(req, socket, head, holds(about.token, about.way, caller));
      } catch (error) {
        if (error instanceof HttpRefusal) return reject(error.status === 429 ? "429 Too Many Requests" : "401 Unauthorized");
        if (!isUnavailable(error)) log(error, "upgrade");
        reject("503 Service Unavailable");
      }
    },
    call,
    createClaim: people.createClaim,
    previewLinks: {
      make: people.previewLinks.make,
      list: people.previewLinks.list,
      revoke: async (environment, id) => {
        const ended = await people.previewLinks.revoke(environment, id);
        for (const userId of ended ?? []) forget(environment.id, userId);
        return ended;
      },
    },
    rights: createBuilderQuestions({ plans, pools, now: ask.now, testAccount: people.testAccount }),
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
      await standing.close();
      await pools.close();
    },
  };
};
