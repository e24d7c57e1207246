/**
 * `/api/<entity>/import` takes a file; `/api/_imports/<id>` shows how it stands, changes where its columns go, runs it, stops it, and gives
 * the refused rows back as a file. An import is its creator's alone.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import { HttpRefusal, hangUp, methodOf, readingFailed, sendJson } from "../http.ts";
import { requireExchange } from "../page-documents.ts";
import type { Seat } from "../plans.ts";
import { isUuid } from "../scalars.ts";
import { word } from "./columns.ts";
import { byteOrderMark, csvLine, harmless } from "./csv.ts";
import { type DateOrder, joinOrders, orderIn } from "./import-cells.ts";
import { type Encoding, encodings, importLimits, type Line, readTable, tooLarge } from "./import-file.ts";
import { guessKey, guessMapping, importFields, readMapping } from "./import-mapping.ts";
import type { Import, RefusedRow } from "./import-store.ts";
import type { Imports } from "./imports.ts";

export interface ImportKnock {
  readonly imports: Imports;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly environment: RunningEnvironment;
  readonly caller: Caller;
  readonly seat: Seat;
  /** Throws for another type than JSON and for what is no JSON. */
  readonly readBody: () => Promise<unknown>;
}
type SignedIn = ImportKnock & { readonly user: NonNullable<Caller["user"]> };

const notFound = () => new HttpRefusal(404, dataError("NOT_FOUND"));
const signedIn = (knock: ImportKnock): SignedIn => {
  if (!knock.caller.user) throw new HttpRefusal(401, dataError("UNAUTHENTICATED"));
  return { ...knock, user: knock.caller.user };
};

/** What its owner began with more roles than a key holds is not the key's to see or to run: it goes on with those roles. */
const reaches = ({ apiKeyId, viewerClass }: Caller, { roles }: Import): boolean =>
  apiKeyId === undefined || roles.every((role) => viewerClass.includes(role));

/** `/api/<entity>/import`: the newest of the caller's, or a new one from the body. */
export const importsOf = async (knock: ImportKnock, table: Table, search: string): Promise<void> => {
  const { req, res, environment, imports, seat } = knock;
  const person = signedIn(knock);
  if (seat.view.grants(table.id, "create").length === 0 || table.id === builtIn.user) throw dataError("FORBIDDEN");
  requireExchange(environment, seat.view, table.id);
  if (methodOf(req) === "GET") {
    const found = await imports.store.latest(environment, table.id, person.user.id);
    if (!found || !reaches(knock.caller, found)) throw notFound();
    return await show(person, table, found);
  }
  if (req.method !== "POST") throw refusedMethod(res, "GET, HEAD, POST");
  if (req.headers["x-webnova-upload"] === undefined)
    throw new HttpRefusal(403, dataError("BAD_REQUEST", { detail: "x-webnova-upload: <name>" }));
  try {
    const id = await takeFile(person, table, encodingOf(search));
    const made = await imports.store.find(environment, id, person.user.id);
    if (!made) throw notFound();
    await show(person, table, made, 201);
  } catch (error) {
    const told = readingFailed(req, error);
    if (!req.complete) hangUp(req, res);
    throw told;
  }
};

/** `/api/_imports/<id>` and what is below it. */
export const importDoor = async (knock: ImportKnock, path: readonly string[]): Promise<void> => {
  const { req, res, environment, imports, seat } = knock;
  const person = signedIn(knock);
  const [id, what, ...rest] = path;
  const found = isUuid(id) && rest.length === 0 ? await imports.store.find(environment, id, person.user.id) : null;
  const table = found && seat.view.tables.get(found.entity);
  if (!found || !table || found.state === "reading" || !reaches(knock.caller, found)) throw notFound();
  const move = async (from: readonly Import["state"][], to: Import["state"], more: Parameters<Imports["store"]["move"]>[4] = {}) => {
    if (to !== "stopped") await imports.announce(environment);
    if (!(await imports.store.move(environment, found, from, to, more))) throw dataError("IMPORT_STATE");
    imports.kick(environment);
    const now = await imports.store.find(environment, found.id, person.user.id);
    if (!now) throw notFound();
    await show(person, table, now);
  };
  switch (what) {
    case undefined: {
      if (methodOf(req) === "GET") return await show(person, table, found);
      if (req.method !== "PATCH") throw refusedMethod(res, "GET, HEAD, PATCH");
      const body = await knock.readBody();
      const given = typeof body === "object" && body !== null ? (body as { mapping?: unknown; key?: unknown }) : {};
      return await move(
        ["checking", "checked"],
        "checking",
        readMapping(importFields(seat.view, table, seat.locale), found.headings, given),
      );
    }
    case "run":
      if (req.method !== "POST") throw refusedMethod(res, "POST");
      return await move(["checked"], "running");
    case "stop":
      if (req.method !== "POST") throw refusedMethod(res, "POST");
      return await move(["checking", "checked", "running"], "stopped");
    case "refused.csv":
      if (methodOf(req) !== "GET") throw refusedMethod(res, "GET, HEAD");
      return await sendRefused(person, table, found);
    default:
      throw notFound();
  }
};

const refusedMethod = (res: ServerResponse, allow: string) => {
  res.setHeader("allow", allow);
  return new HttpRefusal(405, dataError("BAD_REQUEST", { detail: allow }));
};

const encodingOf = (search: string): Encoding | null => {
  const given = new URLSearchParams(search).get("encoding");
  if (given === null || given === "") return null;
  const found = encodings.find((known) => known === given.toLowerCase());
  if (!found) throw dataError("BAD_REQUEST", { detail: `?encoding=${encodings.join(" | ")}` });
  return found;
};

/** Keeps the rows as they arrive; whatever is wrong with the file, nothing of it stays. */
const takeFile = async (
  { req, environment, imports, caller, user, seat }: SignedIn,
  table: Table,
  encoding: Encoding | null,
): Promise<string> => {
  if (Number(req.headers["content-length"] ?? 0) > importLimits.bytes) throw tooLarge();
  const { store } = imports;
  const id = uuidv7();
  const own = { id, createdBy: user.id };
  await store.begin(environment, {
    ...own,
    entity: table.id,
    account: caller.account,
    roles: caller.viewerClass,
    locale: caller.locale,
    name: nameOf(req),
  });
  try {
    let headings: Line | null = null;
    let [rows, parts] = [0, 0];
    const orders = new Map<number, DateOrder | "both">();
    for await (const batch of readTable(req, encoding)) {
      if (headings === null) {
        headings = batch[0]!.cells;
        continue;
      }
      for (const { cells } of batch)
        for (const [at, cell] of cells.entries()) orders.set(at, joinOrders(orders.get(at) ?? null, orderIn(cell)));
      await store.addPart(environment, own, parts, batch);
      rows += batch.length;
      parts += 1;
    }
    if (headings === null || rows === 0)
      throw dataError("IMPORT_UNREADABLE", { why: { en: "It has no rows below its headings.", ar: "لا صفوف فيه تحت العناوين." } });
    const fields = importFields(seat.view, table, caller.locale);
    const mapping = guessMapping(fields, headings);
    const told = [...orders].flatMap(([at, order]) => (order === null || order === "both" ? [] : [[at, order] as const]));
    await imports.announce(environment);
    await store.finishReading(environment, {
      ...own,
      headings,
      mapping,
      key: guessKey(fields, mapping),
      orders: Object.fromEntries(told),
      rows,
      parts,
    });
    imports.kick(environment);
    return id;
  } catch (error) {
    await store.remove(environment, own).catch(() => undefined);
    throw error;
  }
};

/** The file's name, as `x-webnova-upload` says it; shown to its creator only. */
const nameOf = (req: IncomingMessage): string => {
  const given = String(req.headers["x-webnova-upload"] ?? "");
  try {
    return decodeURIComponent(given).replaceAll("\0", "").toWellFormed().slice(0, 200);
  } catch {
    return given.slice(0, 200);
  }
};

const shownProblems = 100;

const show = async ({ res, environment, imports, seat }: SignedIn, table: Table, held: Import, status = 200): Promise<void> => {
  const fields = importFields(seat.view, table, seat.locale);
  const refused = held.refused > 0 ? await imports.store.refused(environment, held, 0, shownProblems) : [];
  const text = JSON.stringify({
    id: held.id,
    entity: table.pluralKey,
    name: held.name,
    state: held.state,
    rows: held.rows,
    processed: Math.min(held.rows, held.part * importLimits.batch),
    created: held.created,
    updated: held.updated,
    refused: held.refused,
    reason: held.reason && { code: held.reason.code, message: held.reason.message[seat.locale] },
    headings: held.headings,
    mapping: held.mapping,
    key: held.key,
    fields: fields.map(({ key, label, required, keyed }) => ({ key, label, required, keyed })),
    problems: refused.map(({ row, line, problems }) => ({
      row,
      line,
      problems: problems.map((problem) => ({ ...problem, message: problem.message[seat.locale] })),
    })),
  });
  sendJson(res, status, text, { "content-language": seat.locale, ...(status === 201 && { location: `/api/_imports/${held.id}` }) });
};

const refusedWords = {
  row: { en: "Row", ar: "الصف" },
  line: { en: "Line", ar: "السطر" },
  reasons: { en: "Reasons", ar: "الأسباب" },
} as const;
const refusedPage = 500;

/** The refused rows as they stood in the file, each with its reasons. */
const sendRefused = async ({ res, environment, imports, seat }: SignedIn, table: Table, held: Import): Promise<void> => {
  const { locale } = seat;
  res.writeHead(200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${table.pluralKey}-refused.csv"`,
    "content-language": locale,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  if (res.req.method === "HEAD") return void res.end();
  const labels = new Map(table.columns.map((column) => [column.key, word(column.label, locale) || column.key]));
  const reason = ({ column, message }: RefusedRow["problems"][number]) =>
    column === null ? message[locale] : `${labels.get(column) ?? column}: ${message[locale]}`;
  const told = ({ row, line, cells, problems }: RefusedRow) =>
    csvLine(
      [
        ...held.headings.map((_, at) => cells[at] ?? ""),
        String(row),
        line === null ? "" : String(line),
        problems.map(reason).join(" "),
      ].map((cell, at) => (at < held.headings.length ? inFile(cell) : harmless(cell))),
    );
  let after = 0;
  let text =
    byteOrderMark +
    csvLine([...held.headings.map(inFile), refusedWords.row[locale], refusedWords.line[locale], refusedWords.reasons[locale]]);
  for (;;) {
    const page = await imports.store.refused(environment, held, after, refusedPage);
    text += page.map(told).join("");
    if (res.destroyed) return;
    if (!res.write(text)) await new Promise<void>((resolve) => void res.once("drain", resolve).once("close", resolve));
    text = "";
    if (page.length < refusedPage) break;
    after = page.at(-1)!.row;
  }
  res.end();
};

/** A cell of the file itself: made harmless unless it is so already. */
const inFile = (cell: string): string => (cell.startsWith("'") ? cell : harmless(cell));
