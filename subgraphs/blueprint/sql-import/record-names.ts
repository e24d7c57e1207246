/** What records are called by, found among the fields a table became. */
import type { Fields } from "./fields.ts";
import { labelOf } from "./names.ts";
import { note } from "./note.ts";
import type { SourceTable } from "./source.ts";
import { type Bag, freeKey } from "./to-blueprint.ts";

/**
 * A text that reads like a name, one called like its table (`city.city`), first and last name together, one that is unique, a code; else a
 * running number takes the place of the row's. What is sensitive names nothing: names are seen wherever a link is.
 */
export const nameRecords = ({ report, keys }: Fields, table: SourceTable, entity: Bag): void => {
  const fields = entity.fields as Record<string, Bag>;
  const texts = Object.keys(fields).filter(
    (key) => fields[key]!.type === "text" && fields[key]!.compute === undefined && fields[key]!.classification !== "sensitive",
  );
  const label = (key: string) => (fields[key]!.label as { en: string }).en;
  const exact =
    texts.find((key) => /^(name|title|subject|label|fullName|displayName)$/.test(key)) ?? texts.find((key) => key === keys.get(table.name));
  const first = texts.find((key) => /^(first|given)Name$/.test(key));
  const last = texts.find((key) => /^(last|family)Name$|^surname$/.test(key));
  const together = (a: string, b: string): string =>
    fields[a]!.required && fields[b]!.required ? `${a} + " " + ${b}` : `trim(coalesce(${a}, "") + " " + coalesce(${b}, ""))`;
  if (exact === undefined && first !== undefined && last !== undefined) {
    const key = freeKey("fullName", new Set(Object.keys(fields)));
    entity.fields = {
      [key]: { label: labelOf(key), type: "text", compute: together(first, last), computed: "stored", classification: "personal" },
      ...fields,
    };
    entity.title = key;
    for (const one of [first, last]) fields[one]!.searchable = true;
    report.push(
      note(
        "assumed",
        `The records of ${table.name} are called by ${label(first)} and ${label(last)} together.`,
        `تُسمّى سجلات ${table.name} بـ «${label(first)}» و«${label(last)}» معًا.`,
        table,
      ),
    );
    return;
  }
  const found =
    exact ??
    texts.find((key) => /name|title|subject/i.test(key) || /(?:^| )(?:ال)?(?:اسم|عنوان|لقب|مسمى)/.test(label(key))) ??
    texts.find((key) => fields[key]!.unique) ??
    texts.find(
      (key) => fields[key]!.required && /^(?:code|number|reference|ref|sku|slug|plate|model)$|(?:Code|Number|No|Ref)$/.test(key),
    ) ??
    Object.keys(fields).find((key) => fields[key]!.type === "autoNumber");
  if (found) {
    entity.title = found;
    if (fields[found]!.type === "text") fields[found]!.searchable = true;
    return;
  }
  const key = freeKey("number", new Set(Object.keys(fields)));
  entity.fields = { [key]: { label: key === "number" ? labelOf("number") : { en: "Record number" }, type: "autoNumber" }, ...fields };
  entity.title = key;
  report.push(
    note(
      "assumed",
      `Nothing in ${table.name} reads like a name; its records are called by a running number.`,
      `لا شيء في ${table.name} يشبه اسمًا؛ تُسمّى سجلاته برقم تسلسلي.`,
      table,
    ),
  );
};
