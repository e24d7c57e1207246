/**
 * From the model that runs to the model that shall run: the steps, in order, pure and by id.
 *
 * Steps of phase `expand` run while the old model answers and leave it working; then comes the switch; steps of phase `contract` run
 * after it. Nothing is ever dropped here: a field or table the new model no longer has keeps its data and comes back with a later
 * version. Renaming costs no statement at all, because tables and columns are named by id.
 */
import type { Problem } from "../../../schema/blueprint/operation.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import {
  addColumn,
  addForeignKey,
  addUnique,
  columnDefault,
  createIndex,
  createLinkTable,
  createSchema,
  createTable,
  dropUnique,
  optionCheck,
  type Place,
  relaxColumn,
  requireColumn,
  systemTables,
} from "../data-plane/ddl.ts";
import { ident, qualified, tableName } from "../data-plane/names.ts";
import { dropSearchIndexes, searchIndexes, searchIndexNames } from "../data-plane/search.ts";
import type { MigrationPlan, MigrationStep, StepClass } from "../domain/migration.ts";
import { added, created, nameOf, of, phrase, related, renamed, textOf } from "./sentences.ts";

/** What is known of the environment's data: live rows per entity id. */
export type RowCounts = Readonly<Record<Id, number>>;

/** Compares two models. `from: null` plans a fresh environment. `testRows`: how many rows the release will fill in. */
export const planMigration = (place: Place, from: Model | null, to: Model, rows: RowCounts = {}, testRows = 0): MigrationPlan => ({
  steps: from === null ? freshSteps(place, to) : changeSteps(place, from, to, rows),
  problems: from === null ? [] : changeProblems(from, to, rows),
  summary: {
    tables: to.tables.filter((table) => !table.builtIn).length,
    policies: policiesOf(to).size,
    pages: to.pages.length,
    actions: to.actions.length,
    testRows,
  },
});

const policiesOf = (model: Model): ReadonlySet<string> =>
  new Set(
    model.roles.flatMap((role) =>
      Object.values(role.access).flatMap((access) => Object.values(access).flatMap((grants) => grants.map((grant) => grant.policy))),
    ),
  );

const freshSteps = (place: Place, to: Model): readonly MigrationStep[] => [
  step(
    "schema",
    "create-environment",
    "safe",
    { en: "Prepare the environment: its own schema and database role", ar: "تجهيز البيئة: مخطط ودور خاصان بها في قاعدة البيانات" },
    [...createSchema(place), ...systemTables(place)],
  ),
  ...to.tables.map((table) => step(`table:${table.id}`, "create-table", "safe", created(table), createTable(place, table, to))),
  ...to.relations.map((relation) =>
    step(`relation:${relation.field}`, "add-relation", "safe", related(to, relation), [
      ...createLinkTable(place, relation),
      ...addForeignKey(place, relation),
    ]),
  ),
];

const changeSteps = (place: Place, from: Model, to: Model, rows: RowCounts): readonly MigrationStep[] => {
  const online = { online: true };
  const expand: MigrationStep[] = [];
  const contract: MigrationStep[] = [];
  const known = new Map(from.tables.map((table) => [table.id, table]));
  for (const table of to.tables) {
    const before = known.get(table.id);
    if (!before) {
      expand.push(step(`table:${table.id}`, "create-table", "safe", created(table), createTable(place, table, to)));
      continue;
    }
    const count = rows[table.id] ?? 0;
    if (before.key !== table.key)
      expand.push(step(`rename:${table.id}`, "rename", "safe", renamed(nameOf(before), nameOf(table), before.key, table.key), []));
    const fields = new Map(before.columns.map((column) => [column.id, column]));
    for (const column of table.columns) {
      const was = fields.get(column.id);
      if (!was) {
        expand.push(
          step(`field:${column.id}`, "add-field", "safe", added(table, column), addColumn(place, table, column, to, online), count),
        );
        if (column.required) contract.push(requires(place, table, column, count));
        continue;
      }
      expand.push(...columnSteps(place, table, was, column, count));
      if (column.required && !was.required) contract.push(requires(place, table, column, count));
      if (column.unique && !was.unique)
        expand.push(
          step(
            `unique:${column.id}`,
            "add-unique",
            "online",
            phrase("{f} must be different in each of {t}", "يجب أن يختلف {f} في كل سجل من {t}", table, column),
            addUnique(place, table, column, to, online),
            count,
          ),
        );
    }
    for (const column of before.columns) {
      if (table.columns.some(({ id }) => id === column.id)) continue;
      expand.push(
        step(
          `hide:${column.id}`,
          "hide-field",
          "destructive",
          phrase(
            "{f} of {t} is hidden; its values are kept and return with the field",
            "يُخفى {f} من {t}؛ تبقى قيمه وتعود مع الحقل",
            table,
            column,
          ),
          stored(column) ? relaxColumn(place, table, column) : [],
          count,
        ),
      );
    }
    const indexes = new Set(before.indexes.map(({ id }) => id));
    for (const index of table.indexes) {
      if (indexes.has(index.id) || index.where !== null) continue;
      expand.push(
        step(
          `index:${index.id}`,
          "add-index",
          "online",
          of("Speed up searching in {t}", "تسريع البحث في {t}", table),
          [createIndex(place, table, index, null, online)],
          count,
        ),
      );
    }
  }
  for (const step of searchSteps(place, from, to, rows)) (step.phase === "expand" ? expand : contract).push(step);
  for (const table of from.tables) {
    if (to.tables.some(({ id }) => id === table.id)) continue;
    expand.push(
      step(
        `hide:${table.id}`,
        "hide-table",
        "destructive",
        of("{t} is hidden; its records are kept and return with it", "يُخفى {t}؛ تبقى سجلاته وتعود معه", table),
        [],
        rows[table.id] ?? 0,
      ),
    );
  }
  const relations = new Map(from.relations.map((relation) => [relation.field, relation]));
  for (const relation of to.relations) {
    const was = relations.get(relation.field);
    if (was && was.to === relation.to && was.cardinality === relation.cardinality && was.onDelete === relation.onDelete) continue;
    expand.push(
      step(
        `relation:${relation.field}`,
        "add-relation",
        "online",
        related(to, relation),
        [...createLinkTable(place, relation), ...addForeignKey(place, relation, online)],
        rows[relation.from] ?? 0,
      ),
    );
  }
  return [...expand, ...contract];
};

/** What is searched changed: the new indexes stand before the switch, the old ones go after it. */
const searchSteps = (place: Place, from: Model, to: Model, rows: RowCounts): readonly MigrationStep[] =>
  to.tables.flatMap((table) => {
    const before = from.tables.find(({ id }) => id === table.id);
    if (!before || searchIndexNames(before, from).join() === searchIndexNames(table, to).join()) return [];
    const count = rows[table.id] ?? 0;
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

const columnSteps = (place: Place, table: Table, was: Column, column: Column, rows: number): readonly MigrationStep[] => {
  const steps: MigrationStep[] = [];
  if (was.key !== column.key || textOf(was.label, was.key).en !== textOf(column.label, column.key).en) {
    steps.push(
      step(
        `rename:${column.id}`,
        "rename",
        "safe",
        renamed(textOf(was.label, was.key), textOf(column.label, column.key), was.key, column.key),
        [],
      ),
    );
  }
  if (!stored(column)) return steps;
  if (was.required && !column.required)
    steps.push(
      step(
        `relax:${column.id}`,
        "relax-field",
        "safe",
        phrase("{f} of {t} may be empty", "يمكن أن يبقى {f} في {t} فارغًا", table, column),
        relaxColumn(place, table, column),
        rows,
      ),
    );
  if (was.unique && !column.unique)
    steps.push(
      step(
        `drop-unique:${column.id}`,
        "drop-unique",
        "safe",
        phrase("{f} of {t} may repeat", "يمكن أن يتكرر {f} في {t}", table, column),
        dropUnique(place, column, { online: true }),
        rows,
      ),
    );
  const kept = was.options.filter((option) => !column.options.some(({ id }) => id === option.id));
  const isNew = column.options.some((option) => !was.options.some(({ id }) => id === option.id));
  if (isNew || kept.length > 0) {
    // Options the new model no longer offers stay allowed: records may still hold them, and a roll back brings them back.
    const both: Column = { ...column, options: [...column.options, ...kept] };
    steps.push(
      step(
        `options:${column.id}`,
        "change-options",
        "online",
        phrase("The choices of {f} in {t} change", "تتغير خيارات {f} في {t}", table, column),
        optionCheck(place, table, both, { online: true }),
        rows,
      ),
    );
  }
  if (JSON.stringify(was.default) !== JSON.stringify(column.default)) {
    steps.push(
      step(
        `default:${column.id}`,
        "change-default",
        "safe",
        phrase("New {t} start with another {f}", "تبدأ سجلات {t} الجديدة بقيمة أخرى للحقل {f}", table, column),
        columnDefault(place, table, column),
        rows,
      ),
    );
  }
  return steps;
};

/**
 * A required field is stated after the switch: until then the old model writes rows without it. Rows that are empty get the constant
 * default; where there is none the constraint is left unvalidated, so PostgreSQL asks it of every row that is written from now on.
 */
const requires = (place: Place, table: Table, column: Column, rows: number): MigrationStep => {
  const [drop, add, validate] = requireColumn(place, table, column, { online: true });
  const constant = column.default !== null && typeof column.default !== "object";
  return {
    ...step(
      `require:${column.id}`,
      "require-field",
      constant || rows === 0 ? "online" : "data",
      constant || rows === 0
        ? phrase("{f} of {t} becomes required", "يصبح {f} في {t} مطلوبًا", table, column)
        : phrase(
            "{f} of {t} becomes required; records without one are asked for it when they are next changed",
            "يصبح {f} في {t} مطلوبًا؛ وتُطلب القيمة من السجلات الخالية عند تعديلها التالي",
            table,
            column,
          ),
      constant ? [fillEmpty(place, table, column), drop!, add!, validate!] : rows === 0 ? [drop!, add!, validate!] : [drop!, add!],
      rows,
    ),
    phase: "contract",
  };
};

const fillEmpty = (place: Place, table: Table, column: Column): string =>
  `UPDATE ${qualified(place, tableName(table.id))} SET ${ident(column.id)} = DEFAULT WHERE ${ident(column.id)} IS NULL`;

const changeProblems = (from: Model, to: Model, rows: RowCounts): readonly Problem[] => {
  const problems: Problem[] = [];
  const known = new Map(from.tables.map((table) => [table.id, table]));
  for (const table of to.tables) {
    for (const column of table.columns) {
      const was = known.get(table.id)?.columns.find(({ id }) => id === column.id);
      if (!was || (was.sqlType === column.sqlType && was.target === column.target)) continue;
      const field = textOf(column.label, column.key);
      const place = nameOf(table);
      const count = rows[table.id] ?? 0;
      problems.push({
        code: "RELEASE_TYPE_CHANGE",
        level: "error",
        at: { id: column.id, prop: "type" },
        text: {
          en: `${field.en} of ${place.en} already exists with another type, and ${count} records hold values of it. Keep its type and add a new field instead.`,
          ar: `الحقل ${field.ar} في ${place.ar} موجود بنوع آخر وتحمل سجلات عددها ${count} قيمًا منه. أبقِ نوعه وأضف حقلًا جديدًا.`,
        },
      });
    }
  }
  return problems;
};

const stored = (column: Column): boolean => column.sqlType !== null && column.computed !== "read";

const step = (id: string, kind: string, stepClass: StepClass, sentence: Sentence, ddl: readonly string[], rows = 0): MigrationStep => ({
  id,
  kind,
  class: stepClass,
  phase: "expand",
  sentence,
  ddl,
  rows,
});
