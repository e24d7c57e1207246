/**
 * One part of an import, read as its creator: cells become values, and what they point to and the records that exist are looked up as any
 * question of theirs. Nothing is written here.
 */
import type { Json, Sentence } from "../../../../schema/ids.ts";
import type { Column, Table } from "../../../../schema/model/model.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { runQuery } from "../engine.ts";
import type { Seat } from "../plans.ts";
import type { AskDeps } from "../request.ts";
import { type Resource, resourcesOf } from "../rest/resources.ts";
import { isUuid } from "../scalars.ts";
import { nameColumn } from "./columns.ts";
import { asWritten } from "./csv.ts";
import { readCell } from "./import-cells.ts";
import type { FileRow } from "./import-file.ts";
import { type ImportField, importFields } from "./import-mapping.ts";
import type { Import, RefusedRow } from "./import-store.ts";

export interface Importing {
  readonly ask: AskDeps;
  readonly environment: RunningEnvironment;
  readonly caller: Caller;
  readonly seat: Seat;
  readonly table: Table;
  readonly held: Import;
}

/** A row ready for its action. */
export interface Ready extends FileRow {
  readonly set: Readonly<Record<string, unknown>>;
  /** What it is found again by; null: it is new. */
  readonly found: Found | null;
  readonly problems: RefusedRow["problems"];
}
type Found = { readonly key: string; readonly ids: readonly string[]; readonly required: boolean };

/** One problem in both languages. */
export const say = (column: string | null, en: string, ar: string, code = "INVALID"): RefusedRow["problems"][number] => ({
  column,
  code,
  message: { en, ar },
});

/** Reads the rows of a part and looks up what they point to; asks, writes nothing. */
export const prepareRows = async (importing: Importing, rows: readonly FileRow[]): Promise<readonly Ready[]> => {
  const { held, seat, table } = importing;
  const fields = new Map(importFields(seat.view, table, held.locale).map((field) => [field.key, field]));
  const columns = held.mapping.flatMap((key, at) => {
    const field = key === null ? undefined : fields.get(key);
    return field ? [{ at, field }] : [];
  });
  const gone = held.mapping.filter((key) => key !== null && !fields.has(key));
  const names = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const { at, field } of columns)
    if (isToOne(field.column))
      names.set(
        field.key,
        await idsByName(
          importing,
          field.column!,
          rows.map(({ cells }) => asWritten(cells[at] ?? "").trim()),
        ),
      );
  const timeZone = seat.view.model.header.timeZone;
  const read = rows.map(({ row, line, cells }) => {
    const set: Record<string, unknown> = {};
    const problems: RefusedRow["problems"][number][] = gone.map((key) =>
      say(key, "You can no longer write this field.", "لم يعد بإمكانك الكتابة في هذا الحقل."),
    );
    if (cells.length > held.headings.length)
      problems.push(say(null, "The row has more cells than there are headings.", "في الصف خلايا أكثر من العناوين."));
    let key: string | null = null;
    for (const { at, field } of columns) {
      const cell = cells[at] ?? "";
      const value =
        field.column === null
          ? idCell(cell)
          : isToOne(field.column)
            ? pointed(cell, names.get(field.key)!)
            : readCell(field.column, cell, { locale: held.locale, timeZone, order: held.orders[at] ?? null });
      if ("problem" in value) problems.push({ column: field.key, code: "INVALID", message: value.problem });
      else if (value.value !== null) {
        if (field.key === held.key) key = String(value.value);
        if (field.column !== null && (field.creates || field.updates)) set[field.key] = value.value;
      }
    }
    return { row, line, cells, set, problems, key };
  });
  const known =
    held.key === null
      ? new Map<string, readonly string[]>()
      : await idsByKey(
          importing,
          fields.get(held.key)!,
          read.flatMap(({ key }) => (key === null ? [] : [key])),
        );
  return read.map(({ key, ...row }) => ({
    ...row,
    found: key === null ? null : { key, ids: known.get(key) ?? [], required: held.key === "id" },
  }));
};

const isId = (text: string): boolean => isUuid(text);
const isToOne = (column: Column | null): boolean => column?.type === "reference" || column?.type === "user";

const idCell = (cell: string): { readonly value: string | null } | { readonly problem: Sentence } => {
  const text = asWritten(cell).trim();
  if (text === "") return { value: null };
  return isId(text) ? { value: text.toLowerCase() } : { problem: { en: "This is not the id of a record.", ar: "هذا ليس معرّف سجل." } };
};

const pointed = (
  cell: string,
  ids: ReadonlyMap<string, readonly string[]>,
): { readonly value: string | null } | { readonly problem: Sentence } => {
  const text = asWritten(cell).trim();
  if (text === "") return { value: null };
  if (isId(text)) return { value: text.toLowerCase() };
  const found = ids.get(text.normalize("NFC")) ?? [];
  if (found.length === 1) return { value: found[0]! };
  return {
    problem:
      found.length === 0
        ? { en: `There is no record “${text.slice(0, 80)}”.`, ar: `لا يوجد سجل «${text.slice(0, 80)}».` }
        : {
            en: `Several records are called “${text.slice(0, 80)}”; use the id.`,
            ar: `أكثر من سجل باسم «${text.slice(0, 80)}»؛ استخدم المعرّف.`,
          },
  };
};

const idsByName = async (
  importing: Importing,
  column: Column,
  cells: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { view, schema } = importing.seat;
  const target = column.target ? view.tables.get(column.target) : undefined;
  const name = target && nameColumn(view, target);
  const resource = target && resourcesOf(schema).get(target.pluralKey);
  if (!name || !resource?.list) return new Map();
  return await lookUp(
    importing,
    resource,
    name.key,
    cells.filter((cell) => cell !== "" && !isId(cell)).map((cell) => cell.normalize("NFC")),
  );
};

const idsByKey = async (
  importing: Importing,
  field: ImportField,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const resource = resourcesOf(importing.seat.schema).get(importing.table.pluralKey);
  return resource?.list ? await lookUp(importing, resource, field.key, keys) : new Map();
};

const lookedUpAtOnce = 200;

/** Ids of the records the creator can see, by the text of a field. Two of one text are enough to know that it names no single record. */
const lookUp = async (
  { ask, environment, caller, seat }: Importing,
  resource: Resource,
  key: string,
  texts: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const list = resource.list!;
  const filter = list.args.find(({ name }) => name === "filter")!;
  const document = `query Look($filter: ${String(filter.type)}, $first: Int, $after: String) { answer: ${list.name}(filter: $filter, first: $first, after: $after) { nodes { id${key === "id" ? "" : ` ${key}`} } pageInfo { hasNextPage endCursor } } }`;
  const prepared = ask.plans.prepare(seat, document);
  const wanted = [...new Set(texts)];
  const found = new Map<string, string[]>();
  for (let from = 0; from < wanted.length; from += lookedUpAtOnce) {
    const values = wanted.slice(from, from + lookedUpAtOnce);
    let after: string | null = null;
    // Many records of one name: after so many the rest of the names are looked at no further, and found more than once is all that counts.
    for (let page = 0; page < 20; page += 1) {
      const variables: Record<string, Json> = { filter: { [key]: { in: values } }, first: 500, ...(after !== null && { after }) };
      const text = await runQuery(ask.plans, ask.pools, environment, prepared, caller, variables, ask.now());
      const { nodes, pageInfo } = (JSON.parse(text) as Looked).answer;
      for (const node of nodes) {
        const name = String(node[key]).normalize("NFC");
        found.set(name, [...(found.get(name) ?? []), String(node.id)]);
      }
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
  }
  return found;
};
interface Looked {
  readonly answer: {
    readonly nodes: readonly Readonly<Record<string, unknown>>[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
