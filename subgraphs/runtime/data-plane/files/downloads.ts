/**
 * `GET /files/<id>`: one statement says whether the caller may have the file. It asks the records that show it, through the same visible
 * values every other read stands on; before any does, only whoever uploaded it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { create as contentDisposition } from "content-disposition";
import { holdsMany, isFileField } from "../../../../schema/blueprint/file-kinds.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { runInput } from "../engine.ts";
import { dataError } from "../errors.ts";
import { HttpRefusal } from "../http.ts";
import { lru } from "../lru.ts";
import { literal, qualified } from "../names.ts";
import type { Seat } from "../plans.ts";
import type { Pools } from "../pools.ts";
import { isUuid } from "../scalars.ts";
import { textForm } from "../sql/json-text.ts";
import { provesPerson, uploadedBy } from "../sql/predicates.ts";
import { newSource } from "../sql/source.ts";
import { type Binder, newStatement, type Statement } from "../sql/statement.ts";
import { isActive, isInline } from "./content.ts";
import { type ByteRange, contentKey, type FileStore, StoreUnavailable } from "./store.ts";

export interface Found {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Download {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly environment: RunningEnvironment;
  readonly caller: Caller;
  readonly seat: Seat;
  readonly id: string;
  readonly now: Date;
}

/** Sends a file; `DATA_NOT_FOUND` for whatever the caller may not have, whether it exists or not. */
export const sendFile = async (deps: { readonly pools: Pools; readonly store: FileStore }, download: Download): Promise<void> => {
  const { req, res } = download;
  const file = await findFile(deps.pools, download);
  if (!file) throw new HttpRefusal(404, dataError("NOT_FOUND"));
  const { status, headers, range } = replyTo(file, req.headers);
  if (status === 304 || status === 416 || req.method === "HEAD" || file.size === 0) {
    res.writeHead(status, headers);
    res.end();
    return;
  }
  const content = await deps.store.get(contentKey(file.key), range);
  if (!content) throw new StoreUnavailable(`the content of file ${download.id} is not where it was put`);
  res.writeHead(status, headers);
  await pipeline(content, res).catch((error: NodeJS.ErrnoException) => {
    // Half of a file has left: the reader learns it from the length. Nobody is at fault when the reader went away.
    res.destroy();
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE" && error.code !== "ECONNRESET" && error.code !== "EPIPE") throw error;
  });
};

const findFile = async (pools: Pools, { environment, caller, seat, id, now }: Download): Promise<Found | null> => {
  if (!isUuid(id)) return null;
  const { name, sql, binds } = lru(seat.statements as Map<string, Access>, "file", 200, () => accessTo(seat));
  const input = runInput(environment, seat.view.model, caller, { id }, now);
  const rows = await pools.read<Found>(environment, caller.account, {
    name,
    sql,
    values: binds.map((bind) => bind(input)),
    lane: "S",
    person: caller.user?.id ?? null,
  });
  const [found] = rows;
  return found ? { ...found, size: Number(found.size) } : null;
};

interface Access {
  readonly name: string;
  readonly sql: string;
  readonly binds: readonly Binder[];
}
let made = 0;

/** The statement of a viewer class: the file by id, where the caller uploaded it and nothing shows it yet, or a visible value holds it. */
const accessTo = ({ view, place, locale }: Seat): Access => {
  const statement = newStatement({ view, place, locale, json: textForm });
  const id = statement.bind(({ variables }) => variables.id, "uuid");
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  made += 1;
  return {
    name: `wnf${made}`,
    sql: `SELECT f.key, f.name, f.type, f.size, encode(f.sha256, 'hex') AS sha256 FROM ${qualified(place, "_file")} f
      WHERE f.id = ${id} AND f.state IN ('stored', 'attached', 'orphaned') AND (${[`(f.state = 'stored' AND ${uploadedBy("f", me)})`, ...shownBy(statement)].join(" OR ")}) AND ${provesPerson(me)}`,
    binds: statement.binds,
  };
};

const shownBy = (statement: Statement): readonly string[] =>
  statement.view.model.tables.flatMap((table) =>
    table.columns.filter(isFileField).flatMap((column) => {
      const shown = statement.view.shown(table.id, column.id);
      if (shown !== "plain" && shown !== "depends") return [];
      const source = newSource(statement, table);
      const value = source.column(column.id);
      const holds = holdsMany(column) ? `${value} @> jsonb_build_array(jsonb_build_object('id', f.id))` : `${value} ->> 'id' = f.id::text`;
      const on = `u.record_id = ${source.system("id")} AND u.file_id = f.id AND u.entity = ${literal(table.id)} AND u.field = ${literal(column.id)}`;
      return [`EXISTS (SELECT 1 FROM ${qualified(statement.place, "_file_use")} u JOIN ${source.from()} ON ${on} WHERE ${holds})`];
    }),
  );

interface Reply {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly range: ByteRange | null;
}

/** Status and headers of a file for what was asked. */
export const replyTo = (
  { name, type, size, sha256 }: Omit<Found, "key">,
  asked: Readonly<Record<string, string | string[] | undefined>>,
): Reply => {
  const etag = `"${sha256}"`;
  const always = {
    etag,
    // Rights are withdrawn: each use asks again, and is told in a few bytes that nothing changed.
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
  };
  if (matches(String(asked["if-none-match"] ?? ""), etag)) return { status: 304, headers: always, range: null };
  const about = {
    ...always,
    "content-type": isActive(type) ? "application/octet-stream" : type === "text/plain" ? "text/plain; charset=utf-8" : type,
    "content-disposition": contentDisposition(name, { type: isInline(type) ? "inline" : "attachment" }),
  };
  const whole: Reply = { status: 200, headers: { ...about, "content-length": String(size) }, range: null };
  const condition = asked["if-range"];
  if (condition !== undefined && condition !== etag) return whole;
  const range = rangeOf(String(asked.range ?? ""), size);
  if (range === null) return whole;
  if (range === "none")
    return { status: 416, headers: { ...always, "content-range": `bytes */${size}`, "content-length": "0" }, range: null };
  const { start, end } = range;
  return {
    status: 206,
    headers: { ...about, "content-range": `bytes ${start}-${end}/${size}`, "content-length": String(end - start + 1) },
    range,
  };
};

const matches = (header: string, etag: string): boolean =>
  header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);

/** One range of bytes (RFC 9110 §14). Null: none, or several, which may be answered with all. `none`: it begins behind the end. */
const rangeOf = (header: string, size: number): ByteRange | "none" | null => {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  const [, first = "", last = ""] = found ?? [];
  if (!found || (first === "" && last === "")) return null;
  if (first === "") return Number(last) === 0 || size === 0 ? "none" : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const [start, end] = [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "none" : { start, end };
};
