/** The steps by which a table gets the indexes of another model, for finding and for searching. Pure. */
import type { Model, Table } from "../../../schema/model/model.ts";
import { createIndex, dropIndex, type Place } from "../data-plane/ddl.ts";
import { fieldsOf, isBuilt } from "../data-plane/index-condition.ts";
import { dropSearchIndexes, searchIndexes, searchIndexNames } from "../data-plane/search.ts";
import type { MigrationStep } from "../domain/migration.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import { of, step } from "./sentences.ts";

/** What is searched changed: the new indexes stand before the switch, the old ones go after it. */
export const searchSteps = ({ place, to, facts }: ColumnPlan, from: Model): readonly MigrationStep[] =>
  to.tables.flatMap((table) => {
    const before = from.tables.find(({ id }) => id === table.id);
    if (!before || searchIndexNames(before, from).join() === searchIndexNames(table, to).join()) return [];
    const count = facts.rows[table.id] ?? 0;
    const made = searchIndexes(place, table, to, { online: true });
    const old = dropSearchIndexes(place, before, from);
    const [prepare, leave] = [
      of("Prepare searching other fields of {t}", "تهيئة البحث في حقول أخرى من {t}", table),
      of("Let go of what searched {t} before", "الاستغناء عما كان يبحث في {t} من قبل", table),
    ];
    return [
      ...(made.length > 0 ? [step(`search:${table.id}`, "add-index", "online", prepare, made, count)] : []),
      ...(old.length > 0
        ? [{ ...step(`search-old:${table.id}`, "drop-index", "online", leave, old, count), phase: "contract" as const }]
        : []),
    ];
  });

/** Indexes the blueprint declares: those that are no more go, new ones are made, and a field that moves takes its own along. */
export const indexSteps = (place: Place, [from, before]: Side, [to, table]: Side, rows: number): readonly MigrationStep[] => {
  const online = { online: true };
  const same = (was: Index, index: Index) =>
    was.unique === index.unique && was.fields.join() === index.fields.join() && was.where?.source === index.where?.source;
  const moves = (index: Index) =>
    fieldsOf(index).some(
      (field) => table.columns.find(({ id }) => id === field)?.physical !== before.columns.find(({ id }) => id === field)?.physical,
    );
  const gone = before.indexes.filter(
    (was) => isBuilt(before, was) && !table.indexes.some((index) => index.id === was.id && same(was, index)),
  );
  const fresh = table.indexes.filter(
    (index) => isBuilt(table, index) && !moves(index) && !before.indexes.some((was) => was.id === index.id && same(was, index)),
  );
  return [
    ...gone.map((index) =>
      step(
        `unindex:${index.id}`,
        "drop-index",
        "safe",
        of("{t} needs one index less", "يستغني {t} عن فهرس", table),
        [dropIndex(place, before, index, from, online)],
        rows,
      ),
    ),
    ...fresh.map((index) =>
      step(
        `index:${index.id}`,
        "add-index",
        "online",
        of("Speed up searching in {t}", "تسريع البحث في {t}", table),
        [createIndex(place, table, index, to, online)],
        rows,
      ),
    ),
  ];
};
type Index = Table["indexes"][number];
type Side = readonly [Pick<Model, "header">, Table];
