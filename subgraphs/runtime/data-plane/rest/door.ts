/**
 * `/api`: the REST view. A request becomes the variables of a fixed document and runs the way of any GraphQL request; the answer is cut
 * out of its text, not parsed.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { getNamedType, isInputObjectType } from "graphql";
import type { Json } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import { type ExportSlots, exportCsv } from "../exchange/export.ts";
import { importDoor, importsOf } from "../exchange/import-door.ts";
import type { Imports } from "../exchange/imports.ts";
import { HttpRefusal, methodOf, sendJson } from "../http.ts";
import { requireExchange, requireOpen } from "../page-documents.ts";
import type { Seat } from "../plans.ts";
import { type AskDeps, answer } from "../request.ts";
import { isUuid } from "../scalars.ts";
import { openApiText } from "./openapi.ts";
import { flagOf, includeOf, listVariables, parametersOf } from "./parameters.ts";
import { sendProblem, type Told } from "./problem.ts";
import { actionDocument, answerKey, inputFieldsOf, listDocument, oneDocument, type Resource, resourcesOf } from "./resources.ts";

/** What the door needs of the one in front of it, for this request. */
export interface RestDeps {
  readonly ask: AskDeps;
  callerOf(): Promise<Caller>;
  /** Throws when this caller asks too often. */
  rate(signedIn: boolean): void;
  /** Throws when a request that changes something comes from another origin. */
  ownOrigin(): void;
  readBody(): Promise<unknown>;
  readonly slots: ExportSlots;
  readonly imports: Imports;
  /** Whose places are taken: the session's, or the address of a visitor. */
  readonly person: string;
  /** Name of the session's cookie, for those who read how to ask. */
  readonly cookieName: string;
}

export interface RestRequest {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly environment: RunningEnvironment;
  readonly path: string;
  readonly search: string;
  readonly correlationId: string;
}

/** Answers a request below `/api/`; true when nothing of ours went wrong. Throws what the door in front tells as a problem. */
export const restDoor = async (deps: RestDeps, request: RestRequest): Promise<boolean> => {
  const { req, environment, path } = request;
  if (methodOf(req) !== "GET") deps.ownOrigin();
  const caller = await deps.callerOf();
  deps.rate(caller.user !== null);
  const seat = deps.ask.plans.seat(environment, environment.model(), caller.viewerClass, caller.locale);
  if (path === "/api/openapi.json") return describe(deps, request, seat);
  const knock = { imports: deps.imports, req, res: request.res, environment, caller, seat, readBody: deps.readBody };
  if (path.startsWith("/api/_imports/")) {
    await importDoor(knock, path.slice("/api/_imports/".length).split("/"));
    return true;
  }
  const [first = "", id, action, ...rest] = path.slice("/api/".length).split("/");
  const file = id === undefined && first.endsWith(".csv");
  const resource = resourcesOf(seat.schema).get(file ? first.slice(0, -".csv".length) : first);
  if (resource && id === "import" && action === undefined) {
    await importsOf(knock, resource.table, request.search);
    return true;
  }
  if (!resource || rest.length > 0 || (id !== undefined && !isUuid(id))) throw new HttpRefusal(404, dataError("NOT_FOUND"));
  const asking: Asking = { deps, request, caller, seat, resource };
  if (file) return await csv(asking);
  if (id === undefined) return await collection(asking);
  return action === undefined ? await record(asking, id) : await act(asking, id, action);
};

const describe = (deps: RestDeps, { req, res, environment }: RestRequest, seat: Seat): boolean => {
  if (methodOf(req) !== "GET") throw notAllowed(res, ["GET"]);
  requireOpen(environment, seat.view);
  sendJson(res, 200, openApiText(seat, deps.cookieName), { vary: "cookie, authorization, accept-language" });
  return true;
};

interface Asking {
  readonly deps: RestDeps;
  readonly request: RestRequest;
  readonly caller: Caller;
  readonly seat: Seat;
  readonly resource: Resource;
}

const csv = async (asking: Asking): Promise<boolean> => {
  const { deps, request, resource, caller, seat } = asking;
  const { req, res, environment } = request;
  if (!resource.list) throw forbidden(asking);
  if (methodOf(req) !== "GET") throw notAllowed(res, ["GET"]);
  requireExchange(environment, seat.view, resource.table.id);
  const given = parametersOf(request.search, ["filter", "order", "search", "columns"]);
  const columns =
    given
      .get("columns")
      ?.split(",")
      .map((key) => key.trim()) ?? null;
  const exporting = {
    ask: deps.ask,
    slots: deps.slots,
    environment,
    caller,
    seat,
    resource,
    person: deps.person,
    stillThere: deps.callerOf,
  };
  await exportCsv(exporting, { variables: listVariables(given), columns }, res, request.correlationId);
  return true;
};

const collection = async (asking: Asking): Promise<boolean> => {
  const { resource, request } = asking;
  switch (methodOf(request.req)) {
    case "GET": {
      if (!resource.list) throw forbidden(asking);
      const given = parametersOf(request.search, listParameters);
      const document = listDocument(resource, includeOf(given, resource.includable), flagOf(given, "count"));
      return send(asking, await ask(asking, document, listVariables(given)), (text) => ({ status: 200, text }));
    }
    case "POST": {
      if (!resource.create) throw forbidden(asking);
      parametersOf(request.search, []);
      const input = inputOf(asking, resource.create, { body: await asking.deps.readBody() });
      return send(asking, await ask(asking, actionDocument(resource, resource.create), { input }), (text) => {
        const made = resultOf(text);
        const id = idOf(made.text);
        return {
          status: made.status === "DONE" ? 201 : 202,
          text: made.text,
          headers: id ? { location: `/api/${resource.table.pluralKey}/${id}` } : {},
        };
      });
    }
    default:
      throw notAllowed(request.res, [...(resource.list ? ["GET"] : []), ...(resource.create ? ["POST"] : [])]);
  }
};

const record = async (asking: Asking, id: string): Promise<boolean> => {
  const { resource, request } = asking;
  switch (methodOf(request.req)) {
    case "GET": {
      if (!resource.one) throw forbidden(asking);
      const given = parametersOf(request.search, ["include"]);
      return send(asking, await ask(asking, oneDocument(resource, includeOf(given, resource.includable)), { id }), (text) => {
        if (text === "null") throw new HttpRefusal(404, dataError("NOT_FOUND"));
        return { status: 200, text };
      });
    }
    case "PATCH": {
      if (!resource.update) throw forbidden(asking);
      parametersOf(request.search, []);
      const version = versionOf(request.req);
      if (version === null) throw new HttpRefusal(428, dataError("VERSION_NEEDED"));
      const input = inputOf(asking, resource.update, { id, version, body: await asking.deps.readBody() });
      return send(asking, await ask(asking, actionDocument(resource, resource.update), { input }), done);
    }
    case "DELETE": {
      if (!resource.remove) throw forbidden(asking);
      parametersOf(request.search, []);
      const input = inputOf(asking, resource.remove, { id, version: versionOf(request.req), body: null });
      return send(asking, await ask(asking, actionDocument(resource, resource.remove), { input }), (text) => {
        const made = done(text);
        return made.status === 202 ? made : { status: 204, text: "" };
      });
    }
    default:
      throw notAllowed(request.res, [
        ...(resource.one ? ["GET"] : []),
        ...(resource.update ? ["PATCH"] : []),
        ...(resource.remove ? ["DELETE"] : []),
      ]);
  }
};

const act = async (asking: Asking, id: string, name: string): Promise<boolean> => {
  const { resource, request } = asking;
  const field = resource.actions.get(name);
  if (!field) throw new HttpRefusal(404, dataError("NOT_FOUND"));
  if (request.req.method !== "POST") throw notAllowed(request.res, ["POST"]);
  parametersOf(request.search, []);
  const body = hasBody(request.req) ? await asking.deps.readBody() : null;
  const input = inputOf(asking, field, { id, version: versionOf(request.req), body });
  return send(asking, await ask(asking, actionDocument(resource, field), { input }), done);
};

const listParameters = ["filter", "order", "search", "first", "after", "last", "before", "offset", "include", "count"];

const forbidden = ({ caller }: Asking) => dataError(caller.user ? "FORBIDDEN" : "UNAUTHENTICATED");

const notAllowed = (res: ServerResponse, methods: readonly string[]) => {
  res.setHeader("allow", methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", "));
  return new HttpRefusal(405, dataError("BAD_REQUEST", { detail: methods.join(", ") }));
};

const hasBody = (req: IncomingMessage) => req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;

/** The version of `If-Match: "3"`; null when there is none. */
const versionOf = (req: IncomingMessage): number | null => {
  const given = req.headers["if-match"];
  if (given === undefined || given.trim() === "*") return null;
  const version = /^\s*"(\d{1,9})"\s*$/.exec(given)?.[1];
  if (version === undefined) throw dataError("BAD_REQUEST", { detail: 'If-Match: "<version>"' });
  return Number(version);
};

/** The input of an action's document, from the parts of its request. */
const inputOf = (
  { request }: Asking,
  field: Parameters<typeof inputFieldsOf>[0],
  { id, version, body }: { readonly id?: string; readonly version?: number | null; readonly body: unknown },
): Json => {
  const fields = inputFieldsOf(field);
  const given = body ?? {};
  if (typeof given !== "object" || Array.isArray(given)) throw dataError("BAD_REQUEST", { detail: "{…}" });
  const key = request.req.headers["idempotency-key"];
  const values = fields.set ?? fields.params;
  const type = values && getNamedType(values.type);
  return {
    ...(!values && (given as Readonly<Record<string, Json>>)),
    ...(fields.set && { set: byFieldKey(given as Readonly<Record<string, Json>>, isInputObjectType(type) ? type.getFields() : {}) }),
    ...(fields.params && body !== null && { params: given as Json }),
    ...(id !== undefined && { id }),
    ...(version !== undefined && version !== null && fields.version && { version }),
    ...(typeof key === "string" && fields.idempotencyKey && { idempotencyKey: key }),
  };
};

/** A record is read as `customerId` and written as `customer`; what was read may be sent back as it is. */
const byFieldKey = (body: Readonly<Record<string, Json>>, fields: Readonly<Record<string, unknown>>): Json =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const short = name.endsWith("Id") ? name.slice(0, -2) : name;
      return [!Object.hasOwn(fields, name) && Object.hasOwn(fields, short) && !Object.hasOwn(body, short) ? short : name, value];
    }),
  );

type Outcome = { readonly told: Told } | { readonly text: string };

/** Asks one document; the text of its answer, or what was refused. */
const ask = async ({ deps, request, caller }: Asking, query: string, variables: Readonly<Record<string, Json>>): Promise<Outcome> => {
  const answered = await answer(deps.ask, request.environment, caller, { query, variables, operationName: null }, request.correlationId);
  const text = String(answered.text);
  if (answered.code === null) return { text: text.slice(before.length, -after.length) };
  const [first] = (JSON.parse(text) as { errors: readonly Told[] }).errors;
  return { told: first! };
};
const before = `{"data":{"${answerKey}":`;
const after = "}}";

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const send = ({ request, caller }: Asking, outcome: Outcome, shape: (text: string) => Sent): boolean => {
  const { res, req } = request;
  if ("told" in outcome) {
    return sendProblem(res, outcome.told, { locale: caller.locale, method: req.method }) < 500;
  }
  const { status, text, headers = {} } = shape(outcome.text);
  const version = versionIn(text);
  const more = {
    "content-language": caller.locale,
    vary: "cookie, authorization, accept-language",
    ...(version && { etag: `"${version}"` }),
    ...headers,
  };
  if (status === 204) {
    res.writeHead(204, more);
    res.end();
  } else sendJson(res, status, text, more);
  return true;
};

/** Records begin with their id and version. */
const versionIn = (text: string): string | null => /^\{"id":"[0-9a-f-]{36}","version":(\d+)[,}]/.exec(text.slice(0, 80))?.[1] ?? null;
const idOf = (text: string): string | null => /^\{"id":"([0-9a-f-]{36})"/.exec(text.slice(0, 50))?.[1] ?? null;

/** The record of a result; the result itself where there is no record to show or something stands beside it. */
const resultOf = (text: string): { readonly status: string; readonly text: string } => {
  const [, status = "", alone] = /^\{"status":"([A-Z_]+)"(,"record":)?/.exec(text.slice(0, 60)) ?? [];
  const inner = alone ? text.slice(`{"status":"${status}","record":`.length, -1) : text;
  return { status, text: inner === "null" || status !== "DONE" ? text : inner };
};

const done = (text: string): Sent => {
  const made = resultOf(text);
  return { status: made.status === "DONE" ? 200 : 202, text: made.text };
};
