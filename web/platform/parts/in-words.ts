/** Values and records as words, for titles, sentences and names of controls. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Json } from "../../../schema/ids.ts";
import type { ColumnSpec, OptionSpec, TitleSpec } from "../../../schema/model/pages/columns.ts";
import type { Row } from "../boot.ts";
import type { Uploaded } from "../forms.ts";
import type { WordsFor } from "../text.ts";
import { valueWords } from "./value.strings.ts";

/** A value in plain words, for titles, sentences and names of controls; "" when there is none. */
export const inWords = (words: WordsFor, column: Pick<ColumnSpec, "show" | "options">, value: Json | undefined): string => {
  if (value === null || value === undefined || value === "") return "";
  const text = String(value);
  switch (column.show) {
    case "number":
      return words.number(text);
    case "rating":
      return words.number(text);
    case "percent":
      return words.percent(text);
    case "money":
      return words.money(text);
    case "boolean":
      return words.from(valueWords)(value === true ? "yes" : "no");
    case "date":
      return words.day(text);
    case "dateTime":
      return words.moment(text);
    case "time":
      return words.clock(text);
    case "option":
      return optionLabel(words, column.options, text);
    case "options":
      return Array.isArray(value)
        ? value.map((one) => optionLabel(words, column.options, String(one))).join(words.reader.locale === "ar" ? "، " : ", ")
        : text;
    case "files":
    case "pictures":
      return filesOf(value)
        .map(({ name }) => name)
        .join(words.reader.locale === "ar" ? "، " : ", ");
    case "text":
    case "longText":
    case "email":
    case "phone":
    case "url":
    case "colour":
    case "record":
    case "records":
      return text;
  }
};

export const optionLabel = (words: WordsFor, options: readonly OptionSpec[], value: string): string => {
  const found = options.find((option) => option.value === value);
  return (found && words.label(found.label)) || value;
};

/** How a record is called; its entity and the start of its id when it has no name. */
export const nameOf = (words: WordsFor, title: TitleSpec | null, record: Json | undefined, entity: Text): string => {
  let at: Json | undefined = record;
  for (const key of title?.path ?? [])
    at = at && typeof at === "object" && !Array.isArray(at) ? (at as Readonly<Record<string, Json>>)[key] : undefined;
  const id = record && typeof record === "object" && !Array.isArray(record) ? String((record as Row).id ?? "") : "";
  return (title && inWords(words, title, at)) || `${words.label(entity)} ${id.slice(-6)}`.trim();
};

/** The files a value holds, one or many. */
export const filesOf = (value: Json | undefined): readonly Uploaded[] =>
  (Array.isArray(value) ? value : value && typeof value === "object" ? [value] : []) as unknown as readonly Uploaded[];
