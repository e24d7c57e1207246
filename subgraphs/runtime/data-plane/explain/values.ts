/**
 * What a condition looks at, as the asker may see it: every value comes through the asker's own source, hop by hop, so an explanation
 * never shows what a list would not.
 */

import type { ExprNode } from "../../../../schema/blueprint/expressions/checked.ts";
import { bothOf } from "../../../../schema/blueprint/naming.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Speaker } from "../../../../schema/model/expression-sentences.ts";
import type { Column } from "../../../../schema/model/model.ts";
import { type ModelView, maskText } from "../access.ts";
import type { systemFields } from "../schema-meta.ts";
import type { Piece } from "../sql/json-text.ts";
import { newSource, type Row } from "../sql/source.ts";
import type { Statement } from "../sql/statement.ts";

/** A value: what it is called, and how its text and state are asked for. */
export interface Looked {
  readonly name: string;
  readonly value: () => string;
  readonly shown: () => string;
  /** Where it lies, when not in the row at hand: a FROM that may find nothing. */
  readonly from: string | null;
}

const text = (statement: Statement, value: string) => statement.bind(() => value, "text");

/** The record fields and claims a condition reads, each once. What is related to many is said in the sentence only. */
export const readsOf = (node: ExprNode): readonly (readonly Id[])[] => {
  const found = new Map<string, readonly Id[]>();
  const walk = (at: ExprNode) => {
    if (at.k === "field" && at.from === "record") found.set(at.path.join("."), at.path);
    else if (at.k === "me" && at.prop !== "roles" && at.prop !== "account") found.set(`me.${at.prop}`, ["me", at.prop]);
    else if (at.k === "list") at.items.forEach(walk);
    else if (at.k === "call") at.args.forEach(walk);
  };
  walk(node);
  return [...found.values()];
};

/**
 * Whether the asker knows of everything a condition looks at. Where not, and they have no right to explain, it is neither named nor
 * answered. What is not shown the same for every record, or lies in records related to many, counts as unknown.
 */
export const isOpen = (view: ModelView, entity: Id, node: ExprNode): boolean => {
  switch (node.k) {
    case "field": {
      const entities = [entity, ...(node.through ?? [])];
      const known = (field: Id, at: Id) => field in systemNames || view.shown(at, field) === "plain";
      return node.from === "record" && node.path.every((field, hop) => view.readable(entities[hop]!) && known(field, entities[hop]!));
    }
    case "over":
      return false;
    case "list":
      return node.items.every((item) => isOpen(view, entity, item));
    case "call":
      return node.args.every((arg) => isOpen(view, entity, arg));
    default:
      return true;
  }
};

/** SQL, for a condition that is open: does the asker see every record on its paths too. */
export const seenSql = (statement: Statement, record: Row, node: ExprNode): string => {
  const parts = readsOf(node).flatMap((path) => (path[0] === "me" || path.length === 1 ? [] : [reached(statement, record, path)]));
  return parts.length ? parts.join(" AND ") : "true";
};

const reached = (statement: Statement, row: Row, [field, ...rest]: readonly Id[]): string => {
  const column = row.table.columns.find(({ id }) => id === field);
  const reference = column ? row.column(column.id) : row.system("createdById");
  const source = newSource(statement, statement.view.tables.get(column?.target ?? builtIn.user)!);
  const own = source.system("id");
  const further = rest.length > 1 ? ` AND ${reached(statement, source, rest)}` : "";
  return `(${reference} IS NULL OR EXISTS (SELECT 1 FROM ${source.from()} WHERE ${own} = ${reference}${further}))`;
};

const systemNames: Readonly<Record<string, keyof typeof systemFields>> = {
  id: "id",
  version: "version",
  createdAt: "createdAt",
  updatedAt: "updatedAt",
  createdBy: "createdById",
};

/** A value at the end of a path from a row the asker sees; null: it has no single value. */
export const lookAlong = (statement: Statement, speaker: Speaker, row: Row, path: readonly Id[]): Looked | null => {
  const { locale } = statement;
  const name = speaker.path(path)[locale];
  const [field, ...rest] = path as [Id, ...Id[]];
  if (rest.length === 0) return leaf(statement, row, field, name);
  const column = row.table.columns.find(({ id }) => id === field);
  const target = statement.view.tables.get(field === "createdBy" ? builtIn.user : (column?.target ?? ""));
  if (column && ["no", "masked"].includes(statement.view.shown(row.table.id, field))) return { ...hidden, name };
  if (!target || !statement.view.readable(target.id)) return { ...hidden, name };
  const reference = field === "createdBy" ? row.system("createdById") : row.column(field);
  const source = newSource(statement, target);
  const id = source.system("id");
  const inner = lookAlong(statement, speaker, source, rest);
  if (!inner) return null;
  const from = `${source.from()}${inner.from ? ` LEFT JOIN LATERAL ${inner.from} ON true` : ""}`;
  const alias = statement.alias("v");
  return {
    name,
    value: () => `${alias}.value`,
    shown: () => `coalesce(${alias}.shown, 'HIDDEN')`,
    from: `(SELECT ${inner.value()} AS value, ${inner.shown()} AS shown FROM ${from} WHERE ${id} = ${reference}) ${alias}`,
  };
};

/** A value that the asker does not see. */
export const hidden = { value: () => "NULL::text", shown: () => "'HIDDEN'::text", from: null };

/** Only `v` of a single field of this row. */
const leaf = (statement: Statement, row: Row, field: Id, name: string): Looked | null => {
  const system = systemNames[field];
  if (system) {
    const value = row.system(system);
    const said = () => (system === "createdById" ? titleOf(statement, builtIn.user, value) : `(${value})::text`);
    return { name, value: said, shown: emptyOrVisible(value), from: null };
  }
  const column = row.table.columns.find(({ id }) => id === field);
  if (!column || column.type === "references") return null;
  const shown = statement.view.shown(row.table.id, field);
  if (shown === "no") return { ...hidden, name };
  const value = row.column(field);
  if (shown === "masked")
    return { name, value: () => `(${value})::text`, shown: () => `CASE WHEN ${value} IS NULL THEN 'HIDDEN' ELSE 'MASKED' END`, from: null };
  const mixed = () =>
    `CASE WHEN ${value} IS NULL THEN 'HIDDEN' WHEN (${value})::text = ${text(statement, maskText)} THEN 'MASKED' ELSE 'VISIBLE' END`;
  return { name, value: () => saidValue(statement, column, value), shown: shown === "plain" ? emptyOrVisible(value) : mixed, from: null };
};

export const emptyOrVisible = (value: string) => () => `CASE WHEN ${value} IS NULL THEN 'EMPTY' ELSE 'VISIBLE' END`;

const longest = 200;
/** The value as people read it: an option's label, the name of a record, yes and no. */
const saidValue = (statement: Statement, column: Column, value: string): string => {
  const { locale } = statement;
  if (column.target) return titleOf(statement, column.target, value);
  if (column.sqlType === "boolean")
    return `CASE WHEN ${value} THEN ${text(statement, yes[locale])} WHEN NOT ${value} THEN ${text(statement, no[locale])} END`;
  if (column.options.length > 0 && column.sqlType === "text") {
    const labels = Object.fromEntries(column.options.map((option) => [option.id, bothOf(option.label, option.key)[locale]]));
    return `coalesce(${statement.bind(() => JSON.stringify(labels), "jsonb")} ->> ${value}, ${value})`;
  }
  if (column.config.translated === true) return `coalesce((${value})->>${text(statement, locale)}, left((${value})::text, ${longest}))`;
  return `left((${value})::text, ${longest})`;
};

/** The title of a record if the asker sees it, else its id. */
export const titleOf = (statement: Statement, entity: Id, id: string): string => {
  const target = statement.view.tables.get(entity);
  const title = target?.columns.find((column) => column.id === target.title);
  if (!target || !title || !statement.view.readable(entity) || statement.view.shown(entity, title.id) === "no") return `(${id})::text`;
  const source = newSource(statement, target);
  const own = source.system("id");
  const value = `left((${source.column(title.id)})::text, ${longest})`;
  return `coalesce((SELECT ${value} FROM ${source.from()} WHERE ${own} = ${id}), (${id})::text)`;
};

/** A looked-at value as a piece; `part` says which parts are asked for, in order. */
export const valuePiece = (statement: Statement, looked: Looked, object: (part: (name: string) => Piece) => Piece): Piece => {
  const { json } = statement;
  const piece = object((name) =>
    name === "name" ? json.value(text(statement, looked.name)) : name === "value" ? json.value(looked.value()) : json.value(looked.shown()),
  );
  if (looked.from === null) return piece;
  const nothing = object((name) =>
    name === "name" ? json.value(text(statement, looked.name)) : name === "value" ? json.constant(null) : json.constant("HIDDEN"),
  );
  return `coalesce((SELECT ${piece} FROM ${looked.from}), ${nothing})`;
};

const yes = { en: "yes", ar: "نعم" } as const;
const no = { en: "no", ar: "لا" } as const;
