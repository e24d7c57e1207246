/** What a person reads of a step of a migration, in both languages. Names are the builder's own words. */
import type { Id, Text } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { Column, Model, Relation, Table } from "../../../schema/model/model.ts";
import type { MigrationStep, StepClass } from "../domain/migration.ts";

/** A name in both languages, whichever of them the builder wrote. */
export const textOf = (text: Text, key: string): Sentence => ({ en: text.en ?? text.ar ?? key, ar: text.ar ?? text.en ?? key });
export const nameOf = (table: Table): Sentence => textOf(table.plural, table.pluralKey);

export const of = (en: string, ar: string, table: Table): Sentence => ({
  en: en.replace("{t}", () => nameOf(table).en),
  ar: ar.replace("{t}", () => nameOf(table).ar),
});
export const phrase = (en: string, ar: string, table: Table, column: Column): Sentence => {
  const field = textOf(column.label, column.key);
  const filled = of(en, ar, table);
  return { en: filled.en.replace("{f}", () => field.en), ar: filled.ar.replace("{f}", () => field.ar) };
};
export const created = (table: Table): Sentence => {
  const count = table.columns.length;
  return { en: `Create the table ${nameOf(table).en} with ${count} fields`, ar: `إنشاء جدول «${nameOf(table).ar}» وعدد حقوله ${count}` };
};
export const added = (table: Table, column: Column): Sentence => phrase("Add {f} to {t}", "إضافة {f} إلى {t}", table, column);
export const related = (model: Model, relation: Relation): Sentence => {
  const name = (id: Id) => {
    const table = model.tables.find((candidate) => candidate.id === id);
    return table ? nameOf(table) : { en: id, ar: id };
  };
  return {
    en: `Link ${name(relation.from).en} to ${name(relation.to).en}`,
    ar: `ربط «${name(relation.from).ar}» مع «${name(relation.to).ar}»`,
  };
};
export const renamed = (was: Sentence, now: Sentence, wasKey: string, key: string): Sentence =>
  was.en === now.en
    ? {
        en: `${was.en} is called ${key} in the API (was ${wasKey}); no data is touched`,
        ar: `يصبح اسم ${was.ar} في الواجهة البرمجية ${key} (كان ${wasKey})؛ لا تُمس البيانات`,
      }
    : { en: `${was.en} is now called ${now.en}; no data is touched`, ar: `يصبح اسم ${was.ar}: ${now.ar}؛ لا تُمس البيانات` };

/** A step of the first phase; what else it says is spread on top. */
export const step = (
  id: string,
  kind: string,
  stepClass: StepClass,
  sentence: Sentence,
  ddl: readonly string[],
  rows = 0,
): MigrationStep => ({
  id,
  kind,
  class: stepClass,
  phase: "expand",
  sentence,
  ddl,
  rows,
});
