/**
 * A list as a CSV file: page after page of the same question any caller may ask, written as fast as the reader takes it and no faster.
 * Memory holds one page.
 */
import type { ServerResponse } from "node:http";
import type { Json } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { runQuery } from "../engine.ts";
import { dataError } from "../errors.ts";
import { documentLimits } from "../limits.ts";
import type { Seat } from "../plans.ts";
import { type AskDeps, told } from "../request.ts";
import type { Resource } from "../rest/resources.ts";
import { type ExchangeColumn, exchangeColumns } from "./columns.ts";
import { byteOrderMark, csvLine } from "./csv.ts";

/** How many files are being written in each environment, and for each of its people. */
export interface ExportSlots {
  /** Takes a place; throws `DATA_BUSY` when there is none. */
  take(environmentId: string, person: string): () => void;
}
export const exportLimits = { perEnvironment: 4, perPerson: 2, retryAfter: 5, idleMs: 60_000, pageRows: 500 } as const;

export const createExportSlots = (): ExportSlots => {
  const taken = new Map<string, number>();
  const add = (key: string, by: number) => {
    const n = (taken.get(key) ?? 0) + by;
    if (n > 0) taken.set(key, n);
    else taken.delete(key);
  };
  return {
    take: (environmentId, person) => {
      const own = `${environmentId}|${person}`;
      if ((taken.get(environmentId) ?? 0) >= exportLimits.perEnvironment || (taken.get(own) ?? 0) >= exportLimits.perPerson)
        throw dataError("BUSY", {}, { retryAfter: exportLimits.retryAfter });
      add(environmentId, 1);
      add(own, 1);
      return () => {
        add(environmentId, -1);
        add(own, -1);
      };
    },
  };
};

export interface Exporting {
  readonly ask: AskDeps;
  readonly slots: ExportSlots;
  readonly environment: RunningEnvironment;
  readonly caller: Caller;
  readonly seat: Seat;
  readonly resource: Resource;
  /** Whose place is taken: the session, or the address of a visitor. */
  readonly person: string;
  /** Who asks now; looked at before each page, because rights can end in between. */
  readonly stillThere: () => Promise<Caller>;
}

export interface ExportAsked {
  /** `filter`, `order`, `search`. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Keys of columns; null: all. */
  readonly columns: readonly string[] | null;
}

/** Sends the file. Refusals before its first byte are thrown; after that a file that cannot be finished is cut off, so that nobody takes it for whole. */
export const exportCsv = async (exporting: Exporting, asked: ExportAsked, res: ServerResponse, correlationId: string): Promise<void> => {
  const { seat, resource, slots, environment } = exporting;
  const columns = chosen(exchangeColumns(seat.view, resource.table, seat.locale), asked.columns);
  const release = slots.take(environment.id, exporting.person);
  try {
    const pages = pagesOf(exporting, columns, asked.variables);
    const first = await pages.next();
    res.writeHead(200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${resource.table.pluralKey}.csv"`,
      "content-language": seat.locale,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    if (res.req.method === "HEAD") return void res.end();
    let part = byteOrderMark + csvLine(columns.map(({ heading }) => heading));
    for (let page = first; !page.done; page = await pages.next()) {
      part += page.value;
      if (!(await written(res, part))) return;
      part = "";
    }
    if (await written(res, part)) res.end();
  } catch (error) {
    if (!res.headersSent) throw error;
    told(exporting.ask, error, { locale: seat.locale, correlationId });
    res.destroy();
  } finally {
    release();
  }
};

const chosen = (all: readonly ExchangeColumn[], keys: readonly string[] | null): readonly ExchangeColumn[] => {
  if (keys === null) return all;
  // Each once: what a row costs is counted by field, and an address has room for thousands of a column's name.
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw dataError("BAD_REQUEST", { detail: `?columns=${twice.slice(0, 60)} ×2` });
  return keys.map((key) => {
    const found = all.find((column) => column.key === key);
    if (!found) throw dataError("BAD_REQUEST", { detail: `?columns=${key.slice(0, 60)}` });
    return found;
  });
};

/** Writes and waits until it has left; false: the reader is gone, or took nothing for a minute. */
const written = async (res: ServerResponse, text: string): Promise<boolean> => {
  if (res.destroyed) return false;
  if (text === "" || res.write(text)) return true;
  return await new Promise<boolean>((resolve) => {
    const late = setTimeout(() => res.destroy(), exportLimits.idleMs);
    const over = (fine: boolean) => () => {
      clearTimeout(late);
      res.off("drain", drained);
      res.off("close", closed);
      resolve(fine);
    };
    const drained = over(true);
    const closed = over(false);
    res.on("drain", drained);
    res.on("close", closed);
  });
};

interface Page {
  readonly answer: {
    readonly items: readonly Readonly<Record<string, unknown>>[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The lines of one page after the other. */
async function* pagesOf(
  { ask, environment, caller, seat, resource, stillThere }: Exporting,
  columns: readonly ExchangeColumn[],
  variables: Readonly<Record<string, Json>>,
): AsyncGenerator<string, void, undefined> {
  const list = resource.list!;
  const declared = list.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = list.args.map(({ name }) => `${name}: $${name}`).join(", ");
  const selection = [...new Set(columns.flatMap((column) => column.selection))].join(" ");
  const document = `query Export(${declared}) { answer: ${list.name}(${passed}) { items: nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
  const prepared = ask.plans.prepare(seat, document);
  let size: number = Math.min(exportLimits.pageRows, Math.max(1, Math.floor(documentLimits.cost / 2 / selection.split(/\s+/).length)));
  let after: string | null = null;
  for (;;) {
    const now = await stillThere();
    if (now.viewerClass.join() !== caller.viewerClass.join() || now.user?.id !== caller.user?.id) throw dataError("FORBIDDEN");
    let text: string;
    try {
      const given = { ...variables, first: size, ...(after !== null && { after }) };
      text = await runQuery(ask.plans, ask.pools, environment, prepared, now, given, ask.now());
    } catch (error) {
      // Rows with long texts: fewer of them at once.
      if ((error as { code?: unknown }).code !== "DATA_LIMIT_RESPONSE" || size === 1) throw error;
      size = Math.max(1, Math.floor(size / 5));
      continue;
    }
    const { answer } = JSON.parse(text) as Page;
    yield answer.items.map((record) => csvLine(columns.map(({ cell }) => cell(record)))).join("");
    if (!answer.pageInfo.hasNextPage || answer.pageInfo.endCursor === null) return;
    after = answer.pageInfo.endCursor;
  }
}
