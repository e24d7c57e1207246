/**
 * The fields of an entity as columns of a table file, for one viewer class: what the class may see of them, under the heading and in the
 * words its people read. What is written here is read back by the import.
 */

import { writePercent } from "../../../../schema/blueprint/field-text.ts";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Text } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Column, Table } from "../../../../schema/model/model.ts";
import { enumValue } from "../../../../schema/model/pages/columns.ts";
import type { ModelView } from "../access.ts";
import { harmless } from "./csv.ts";

export interface ExchangeColumn {
  readonly key: string;
  readonly heading: string;
  /** What is asked of the record. */
  readonly selection: string;
  /** The cell of a record, ready for a line. */
  readonly cell: (record: Readonly<Record<string, unknown>>) => string;
}

/** Every column a file of this entity can have, the id first. */
export const exchangeColumns = (view: ModelView, table: Table, locale: Locale): readonly ExchangeColumn[] => {
  const shown = table.columns.flatMap((column): readonly ExchangeColumn[] => {
    const how = view.shown(table.id, column.id);
    if (how === "no" || column.type === "references" || (column.computed === "read" && !column.compute)) return [];
    const heading = word(column.label, locale) || column.key;
    const target = column.target ? view.tables.get(column.target) : undefined;
    if (target) return how === "masked" ? [] : [referenceColumn(view, column, target, heading)];
    if (files.has(column.type)) return [];
    const write = how === "masked" ? asText : writer(column, locale, view.model.header.timeZone);
    return [{ key: column.key, heading, selection: column.key, cell: (record) => cellOf(record[column.key], write) }];
  });
  const all = [
    { key: "id", heading: "ID", selection: "id", cell: (record: Readonly<Record<string, unknown>>) => String(record.id) },
    ...shown,
  ];
  return all.map((column) => ({
    ...column,
    heading: harmless(
      all.filter(({ heading }) => heading === column.heading).length > 1 ? `${column.heading} (${column.key})` : column.heading,
    ),
  }));
};

const files = new Set<Column["type"]>(["file", "files", "image", "images", "signature"]);

/** The text field a record of the entity is known by, if the class may read it; a file names records by it. */
export const nameColumn = (view: ModelView, table: Table): Column | null => {
  const title = table.columns.find(({ id }) => id === table.title);
  const shown = title ? view.shown(table.id, title.id) : "no";
  return title && named.has(title.type) && (shown === "plain" || shown === "depends") && view.readable(table.id) ? title : null;
};
const named = new Set<Column["type"]>(["text", "email", "phone", "slug", "autoNumber"]);

const referenceColumn = (view: ModelView, column: Column, target: Table, heading: string): ExchangeColumn => {
  const name = nameColumn(view, target);
  const idKey = `${column.key}Id`;
  return {
    key: column.key,
    heading,
    selection: name ? `${idKey} ${column.key} { ${name.key} }` : idKey,
    cell: (record) => {
      const inside = record[column.key] as Readonly<Record<string, unknown>> | null | undefined;
      const text = name && inside ? inside[name.key] : null;
      return harmless(typeof text === "string" && text !== "" ? text : typeof record[idKey] === "string" ? record[idKey] : "");
    },
  };
};

interface Writer {
  readonly write: (value: unknown) => string;
  /** What it writes are figures, which no spreadsheet takes for a formula. */
  readonly figures?: boolean;
}
const cellOf = (value: unknown, { write, figures }: Writer): string => {
  if (value === null || value === undefined) return "";
  const text = write(value);
  return figures ? text : harmless(text);
};

const asText: Writer = { write: (value) => (typeof value === "object" ? JSON.stringify(value) : String(value)) };

const writer = (column: Column, locale: Locale, timeZone: string): Writer => {
  if (column.config.translated === true) return asText;
  switch (column.type) {
    case "boolean":
      return { write: (value) => (value === true ? { en: "Yes", ar: "نعم" } : { en: "No", ar: "لا" })[locale] };
    case "enum":
    case "enums": {
      const labels = new Map(column.options.map((option) => [enumValue(option.key), word(option.label, locale) || option.key]));
      const label = (value: unknown) => labels.get(String(value)) ?? String(value);
      return { write: (value) => (Array.isArray(value) ? value.map(label).join("; ") : label(value)) };
    }
    case "percent":
      return { write: (value) => writePercent(String(value)), figures: true };
    case "dateTime":
      return { write: (value) => localMoment(String(value), timeZone) };
    case "duration":
      return { write: (value) => durationText(Number(value)), figures: true };
    default: {
      const shape = fieldType(column.type).graphql(column.config);
      const figures = shape.kind === "scalar" && ["Int", "BigInt", "Decimal"].includes(shape.name);
      return figures ? { ...asText, figures } : asText;
    }
  }
};

const clocks = new Map<string, Intl.DateTimeFormat>();
/** A moment as the clock of the platform shows it, with its distance from UTC, so that nobody has to guess. */
export const localMoment = (iso: string, timeZone: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const known =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "longOffset",
    });
  clocks.set(timeZone, known);
  const parts = Object.fromEntries(known.formatToParts(at).map(({ type, value }) => [type, value])) as Record<string, string>;
  const offset = parts.timeZoneName?.replace("GMT", "") || "+00:00";
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}${offset}`;
};

const durationText = (ms: number): string =>
  ms >= 0 && ms % 60_000 === 0
    ? `${Math.floor(ms / 3_600_000)}:${String((ms / 60_000) % 60).padStart(2, "0")}`
    : `${ms < 0 ? "-" : ""}PT${Math.abs(ms) / 1_000}S`;

export const word = (text: Text, locale: Locale): string => text[locale] || text.en || Object.values(text)[0] || "";
