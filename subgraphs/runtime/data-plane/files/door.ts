/** `/files` of a platform: who may pass, and what went wrong in the form of this door. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import { HttpRefusal, hangUp, sendJson } from "../http.ts";
import type { Plans } from "../plans.ts";
import { sendFile } from "./downloads.ts";
import { type FileLimits, fileLimits } from "./limits.ts";
import { StoreUnavailable } from "./store.ts";
import { createUploads, type UploadDeps } from "./uploads.ts";

export interface FilesDoorDeps extends Omit<UploadDeps, "limits"> {
  readonly plans: Plans;
  readonly limits?: Partial<FileLimits>;
  readonly now: () => Date;
}

export interface FilesKnock {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly environment: RunningEnvironment;
  readonly callerOf: () => Promise<Caller>;
  /** Throws when too much was asked for. */
  readonly rate: (signedIn: boolean, what: "upload" | "download") => void;
  /** Throws when a request that changes something comes from another origin. */
  ownOrigin(): void;
  readonly pathname: string;
  readonly search: string;
  readonly correlationId: string;
}

/** Answers a request below `/files`; true when it went well. */
export type FilesDoor = (knock: FilesKnock) => Promise<boolean>;

export const createFilesDoor = (deps: FilesDoorDeps): FilesDoor => {
  const { plans } = deps;
  const upload = createUploads({ ...deps, limits: { ...fileLimits, ...deps.limits } });

  const put = async ({ req, res, environment, ...knock }: FilesKnock): Promise<void> => {
    knock.ownOrigin();
    if (req.headers["x-webnova-upload"] === undefined)
      throw new HttpRefusal(403, dataError("BAD_REQUEST", { detail: "x-webnova-upload: <name>" }));
    const caller = await knock.callerOf();
    knock.rate(caller.user !== null, "upload");
    const { user } = caller;
    if (!user) throw new HttpRefusal(401, dataError("UNAUTHENTICATED"));
    const { view } = plans.seat(environment, environment.model(), caller.viewerClass, caller.locale);
    const file = await upload({
      req,
      environment,
      caller: { ...caller, user },
      view,
      meantFor: new URLSearchParams(knock.search).get("for"),
      correlationId: knock.correlationId,
    });
    sendJson(res, 201, JSON.stringify({ ...file, url: `/files/${file.id}` }));
  };

  const get = async ({ req, res, environment, pathname, ...knock }: FilesKnock): Promise<void> => {
    const caller = await knock.callerOf();
    knock.rate(caller.user !== null, "download");
    const seat = plans.seat(environment, environment.model(), caller.viewerClass, caller.locale);
    await sendFile(deps, { req, res, environment, caller, seat, id: pathname.slice("/files/".length), now: deps.now() });
  };

  return async (knock) => {
    const { req, res, pathname } = knock;
    try {
      if (pathname === "/files" && req.method === "PUT") await put(knock);
      else if (pathname !== "/files" && (req.method === "GET" || req.method === "HEAD")) await get(knock);
      else throw new HttpRefusal(405, dataError("BAD_REQUEST", { detail: "PUT /files, GET /files/<id>" }));
      return true;
    } catch (error) {
      if (!req.complete) hangUp(req, res);
      if (!(error instanceof StoreUnavailable)) throw error;
      deps.log(error, knock.correlationId);
      throw new HttpRefusal(503, dataError(error.full ? "FILES_FULL" : "FILES_UNAVAILABLE", {}, { retryAfter: 30 }));
    }
  };
};
