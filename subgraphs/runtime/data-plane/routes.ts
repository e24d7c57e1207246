/** The doors of one environment: which answers a request, and pages and GraphQL themselves. REST, sign-in and files have files of their own. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Json } from "../../../schema/ids.ts";
import type { GraphQLAnswer, Render } from "../../../schema/model/render.ts";
import type { Askers, Seen } from "./askers.ts";
import type { Assets } from "./assets.ts";
import type { Caller, RunningEnvironment } from "./caller.ts";
import { dataError } from "./errors.ts";
import type { ExportSlots } from "./exchange/export.ts";
import type { Imports } from "./exchange/imports.ts";
import type { FilesDoor } from "./files/door.ts";
import { addressOf, HttpRefusal, readJson, sendJson } from "./http.ts";
import { authDoor } from "./people/door.ts";
import type { People } from "./people/people.ts";
import type { Sessions } from "./people/sessions.ts";
import { isRest, serverStatus } from "./refusal.ts";
import { type AskDeps, answer, answerMeanwhile, readAsked } from "./request.ts";
import { restDoor } from "./rest/door.ts";
import type { Sockets } from "./sockets.ts";

export interface RouteDeps {
  readonly askers: Askers;
  readonly ask: AskDeps;
  readonly people: People;
  readonly sessions: Sessions;
  readonly sockets: Sockets;
  readonly slots: ExportSlots;
  readonly imports: Imports;
  /** Null: files cannot be uploaded. */
  readonly files: FilesDoor | null;
  readonly assets: Assets | null;
  /** Absent: pages are not served, only the API. */
  readonly render?: Render | undefined;
  /** Origins that may frame a preview. */
  readonly frameAncestors?: readonly string[] | undefined;
}

export interface Routes {
  /** Answers a request; true when nothing of ours went wrong. Throws what is refused. */
  route(req: IncomingMessage, res: ServerResponse, environment: RunningEnvironment, correlationId: string): Promise<boolean>;
  /** Runs a document as somebody; the same path as the door's. */
  call(
    environment: RunningEnvironment,
    caller: Caller,
    document: string,
    variables: Readonly<Record<string, Json>>,
  ): Promise<GraphQLAnswer>;
}

const bodyLimit = 1024 * 1024;
/** What the badge beside the platform's name says. */
const environmentLabels = {
  preview: { en: "Preview", ar: "معاينة" },
  staging: { en: "Staging", ar: "تجهيز" },
  production: { en: "Production", ar: "إنتاج" },
} as const;

export const createRoutes = (deps: RouteDeps): Routes => {
  const { askers, ask, people, sessions, sockets, slots, imports, files, assets } = deps;

  /** Who was presumed is somebody else by now, or nobody any more. */
  const seenAnew = async (req: IncomingMessage, environment: RunningEnvironment, about: Seen): Promise<Caller> => {
    const caller = await askers.callerOf(req, environment, about);
    if (caller.user === null) askers.requireRate(req, environment, null, false);
    return caller;
  };

  const graphql = async (
    req: IncomingMessage,
    res: ServerResponse,
    environment: RunningEnvironment,
    about: Seen,
    correlationId: string,
  ): Promise<boolean> => {
    if (req.method !== "POST") throw new HttpRefusal(405, dataError("BAD_REQUEST", { detail: "POST /graphql" }));
    askers.ownOrigin(req, about);
    const presumed = askers.presumed(environment, about);
    const caller = presumed?.caller ?? (await askers.callerOf(req, environment, about));
    askers.requireRate(req, environment, about.token, caller.user !== null);
    const asked = readAsked(await readJson(req, bodyLimit));
    const confirmed = presumed?.confirmed ?? null;
    const { text, code, executed, retryAfter } =
      (confirmed && (await answerMeanwhile(ask, environment, caller, asked, correlationId, confirmed))) ??
      (await answer(ask, environment, confirmed ? await seenAnew(req, environment, about) : caller, asked, correlationId));
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
    return JSON.parse(String(text)) as GraphQLAnswer;
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
    const caller = await askers.callerOf(req, environment, about);
    askers.requireRate(req, environment, about.token, caller.user !== null);
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
    const about = askers.seen(req, environment);
    if (pathname === "/graphql") return await graphql(req, res, environment, about, correlationId);
    // Keys open nothing here: whoever signs in, or changes how they do, is there in person.
    if (pathname.startsWith("/auth/") && about.token?.startsWith("wnp_")) throw new HttpRefusal(403, dataError("FORBIDDEN"));
    if (pathname.startsWith("/auth/"))
      return await authDoor(
        {
          people,
          sessions,
          sockets,
          callerOf: () => askers.callerOf(req, environment, about),
          rate: (signedIn) => askers.requireRate(req, environment, about.token, signedIn),
          cookieName: about.cookieName,
          readBody: () => readJson(req, 64 * 1024),
        },
        {
          req,
          res,
          environment,
          secure: about.secure,
          token: about.token,
          way: about.way,
          locale: about.preferences.locale,
          correlationId,
          ip: askers.peerOf(req),
          path: pathname,
        },
      );
    if (isRest(pathname))
      return await restDoor(
        {
          ask,
          callerOf: () => askers.callerOf(req, environment, about),
          rate: (signedIn) => askers.requireRate(req, environment, about.token, signedIn),
          ownOrigin: () => askers.ownOrigin(req, about),
          readBody: () => readJson(req, bodyLimit),
          cookieName: about.cookieName,
          slots,
          imports,
          person: about.token ?? askers.peerOf(req),
        },
        { req, res, environment, path: pathname, search: url.search, correlationId },
      );
    if (files && (pathname === "/files" || pathname.startsWith("/files/")))
      return await files({
        req,
        res,
        environment,
        callerOf: () => askers.callerOf(req, environment, about),
        // A page of pictures asks for each of them.
        rate: (signedIn, what) => askers.requireRate(req, environment, about.token, signedIn, what === "download" ? 5 : 1),
        ownOrigin: () => askers.ownOrigin(req, about),
        pathname,
        search: url.search,
        correlationId,
      });
    if (pathname.startsWith("/files")) throw new HttpRefusal(404, dataError("NOT_FOUND"));
    return await page(req, res, environment, about, url);
  };

  return { route, call };
};
