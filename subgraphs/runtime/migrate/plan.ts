/**
 * From the model that runs to the model that shall run: the steps, in order, pure and by id.
 *
 * Steps of phase `expand` run while the old model answers and leave it working; then comes the switch; steps of phase `contract` run
 * after it. Nothing is ever dropped here: a field or table the new model no longer has keeps its data and comes back with a later
 * version. Renaming costs no statement at all, because tables and columns are named by id.
 */
import type { Problem } from "../../../schema/blueprint/operation.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { addApprovers } from "../data-plane/approvers.ts";
import {
  addColumn,
  addForeignKey,
  addUnique,
  columnDefault,
  createLinkTable,
  createSchema,
  createTable,
  type Place,
  systemTables,
} from "../data-plane/ddl.ts";
import { type Generations, placed } from "../domain/layout.ts";
import { type Facts, type Fates, type MigrationPlan, type MigrationStep, noFacts } from "../domain/migration.ts";
import { bothPlaced, type Change, changesOf, isStored, moved, moves, nextGenerations } from "./changes.ts";
import { formerColumn, formerTable } from "./former.ts";
import { isLinkChange, isMany, type LinkChange, linkChangesOf } from "./link-changes.ts";
import { isTargetChange, type TargetChange, targetChangesOf } from "./link-targets.ts";
import { accountSteps, peopleSteps, uniqueAgain } from "./plan-accounts.ts";
import { approverSteps } from "./plan-approvers.ts";
import { type ColumnPlan, columnSteps, convertSteps, renameStep, requireSteps, widenStep } from "./plan-columns.ts";
import { computedSteps } from "./plan-computed.ts";
import { guardStep, watchedColumns, watchedLinks } from "./plan-guard.ts";
import { clearLost, hideField, hideTable } from "./plan-hide.ts";
import { indexSteps, searchSteps } from "./plan-indexes.ts";
import { linkSteps } from "./plan-links.ts";
import { returnSteps } from "./plan-return.ts";
import { targetSteps } from "./plan-targets.ts";
import { added, created, nameOf, phrase, related, renamed, step, textOf } from "./sentences.ts";

/**
 * Compares two models. `from: null` plans a fresh environment. `testRows`: how many rows the release will fill in. With the same facts
 * and decisions the plan is the same.
 */
export const planMigration = (
  place: Place,
  from: Model | null,
  to: Model,
  known: Partial<Facts> = {},
  { fates = {}, testRows = 0 }: { readonly fates?: Fates; readonly testRows?: number } = {},
): MigrationPlan => {
  const facts = { ...noFacts, ...known };
  const summary = {
    tables: to.tables.filter((table) => !table.builtIn).length,
    policies: policiesOf(to).size,
    pages: to.pages.length,
    actions: to.actions.length,
    testRows,
  };
  if (from === null) return { steps: freshSteps(place, to), problems: [], generations: {}, summary };
  const [before, now] = bothPlaced(from, to, facts);
  const changes = changesOf(place, before, now, facts.hidden);
  const linked = linkChangesOf(before, now, facts.hidden);
  const aimed = targetChangesOf(before, now, facts.hidden);
  const moving = [...changes.filter((change) => moves(change, facts)), ...linked, ...aimed].map(({ column }) => column.id);
  const generations = nextGenerations(moving, facts, [from, to]);
  const after = placed(to, generations);
  return {
    steps: changeSteps({ place, to: after, facts, fates }, before, { changes, linked, aimed }, generations),
    problems: changeProblems(before, now, facts),
    generations,
    summary,
  };
};

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
    [...createSchema(place), ...systemTables(place), ...addApprovers(place, to)],
  ),
  ...to.tables.map((table) => step(`table:${table.id}`, "create-table", "safe", created(table), createTable(place, table, to))),
  ...to.relations.map((relation) =>
    step(`relation:${relation.field}`, "add-relation", "safe", related(to, relation), [
      ...createLinkTable(place, relation),
      ...addForeignKey(place, relation),
    ]),
  ),
];

/** Fields that lie elsewhere after the release, by why. */
interface Moving {
  readonly changes: readonly Change[];
  readonly linked: readonly LinkChange[];
  readonly aimed: readonly TargetChange[];
}

const changeSteps = (
  plan: ColumnPlan,
  from: Model,
  { changes, linked, aimed }: Moving,
  generations: Generations,
): readonly MigrationStep[] => {
  const { place, to, facts } = plan;
  const online = { online: true };
  const expand: MigrationStep[] = [];
  const known = new Map(from.tables.map((table) => [table.id, table]));
  const changed = new Map(changes.map((change) => [change.column.id, change]));
  const links = new Map(linked.map((change) => [change.column.id, moved(change, generations)]));
  const targets = new Map(aimed.map((change) => [change.column.id, moved(change, generations)]));
  /** The steps of a field that lies elsewhere from now on; null for one that stays. */
  const moving = (table: Table, column: Column): readonly MigrationStep[] | null => {
    const count = facts.rows[table.id] ?? 0;
    const [change, link, target] = [changed.get(column.id), links.get(column.id), targets.get(column.id)];
    const steps =
      change && moves(change, facts)
        ? convertSteps(plan, moved({ ...change, table }, generations), count)
        : link
          ? linkSteps(plan, { ...link, table }, count)
          : target && targetSteps(plan, from, { ...target, table });
    return steps ? [...steps, ...(column.required && isStored(column) ? requireSteps(plan, table, column, count) : [])] : null;
  };
  // New tables first: a field of one that is there may lead to them.
  for (const table of to.tables) {
    if (known.has(table.id)) continue;
    if (formerTable(facts.hidden, table.id)) expand.push(...returnSteps(plan, table, { moving, widening: changed }));
    else expand.push(step(`table:${table.id}`, "create-table", "safe", created(table), createTable(place, table, to)));
  }
  for (const table of to.tables) {
    const before = known.get(table.id);
    if (!before) continue;
    const count = facts.rows[table.id] ?? 0;
    if (before.key !== table.key)
      expand.push(step(`rename:${table.id}`, "rename", "safe", renamed(nameOf(before), nameOf(table), before.key, table.key), []));
    expand.push(...accountSteps(place, [from, before], [to, table], { rows: count, shared: facts.shared[table.id] }));
    const fields = new Map(before.columns.map((column) => [column.id, column]));
    for (const column of table.columns) {
      const was = fields.get(column.id);
      const change = changed.get(column.id);
      const elsewhere = moving(table, column);
      if (elsewhere) {
        if (was) expand.push(...renameStep(was, column));
        expand.push(...elsewhere);
        continue;
      }
      if (!was) {
        const former = formerColumn(from, facts.hidden, table.id, column.id)?.was ?? null;
        const made = addColumn(place, table, column, to, online);
        const start = former && isStored(column) ? columnDefault(place, table, column) : [];
        const unique = former?.unique && column.unique && isStored(column) ? uniqueAgain(place, to, table, column) : [];
        expand.push(step(`field:${column.id}`, "add-field", "safe", added(table, column), [...made, ...start, ...unique], count));
        if (former && change?.conversion.kind === "widen") expand.push(widenStep(plan, change, count));
        // What it is called and starts with is said already.
        if (former)
          expand.push(
            ...columnSteps(plan, table, former, column, count).filter(({ kind }) => kind !== "rename" && kind !== "change-default"),
          );
        const fresh = !facts.hidden.some(({ field }) => field === column.id);
        if (column.required && isStored(column)) expand.push(...requireSteps(plan, table, column, count, fresh));
        continue;
      }
      if (change?.conversion.kind === "widen") expand.push(widenStep(plan, change, count));
      expand.push(...columnSteps(plan, table, was, column, count));
      if (column.required && !was.required && isStored(column)) expand.push(...requireSteps(plan, table, column, count));
      if (column.unique && !was.unique && isStored(column))
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
    for (const column of before.columns)
      if (!table.columns.some(({ id }) => id === column.id)) expand.push(...hideField(place, before, column, count));
    expand.push(...indexSteps(place, [from, before], [to, table], count));
  }
  expand.push(...peopleSteps(place, from, to), ...approverSteps(place, from, to), ...searchSteps(plan, from));
  for (const table of from.tables) {
    if (to.tables.some(({ id }) => id === table.id)) continue;
    expand.push(...hideTable(place, table, facts.rows[table.id] ?? 0));
  }
  const relations = new Map(from.relations.map((relation) => [relation.field, relation]));
  for (const relation of to.relations) {
    const was = relations.get(relation.field);
    if (was && was.to === relation.to && was.cardinality === relation.cardinality && was.onDelete === relation.onDelete) continue;
    const change = changed.get(relation.field);
    if ((change && moves(change, facts)) || links.has(relation.field) || targets.has(relation.field)) continue;
    expand.push(
      step(
        `relation:${relation.field}`,
        "add-relation",
        "online",
        related(to, relation),
        [...createLinkTable(place, relation), ...(was ? [] : clearLost(place, relation)), ...addForeignKey(place, relation, online)],
        facts.rows[relation.from] ?? 0,
      ),
    );
  }
  expand.push(...computedSteps(plan, from));
  const converted = changes.filter((change) => moves(change, facts)).map((change) => moved(change, generations));
  return [
    ...expand.filter(({ phase }) => phase === "expand"),
    ...guardStep(plan, [...watchedColumns(plan, converted), ...watchedLinks(plan, [...links.values()])]),
    ...expand.filter(({ phase }) => phase === "contract"),
  ];
};

/** What cannot be done while a platform runs; each says what to do instead. Links to several lie in a table of their own. */
const changeProblems = (from: Model, to: Model, facts: Facts): readonly Problem[] =>
  to.tables.flatMap((table) =>
    table.columns.flatMap((column): readonly Problem[] => {
      const was = from.tables.find(({ id }) => id === table.id)?.columns.find(({ id }) => id === column.id);
      if (!was || !(isMany(was) || isMany(column)) || isLinkChange(was, column) || isTargetChange(was, column)) return [];
      if (isMany(was) && isMany(column) && was.target === column.target) return [];
      const [field, place, count] = [textOf(column.label, column.key), nameOf(table), facts.rows[table.id] ?? 0];
      return [
        {
          code: "RELEASE_TYPE_CHANGE",
          level: "error",
          at: { id: column.id, prop: "type" },
          text: {
            en: `${field.en} of ${place.en} links to several records in one version and holds something else in the other, and ${count} records hold it. Keep it and add a new field instead.`,
            ar: `يرتبط ${field.ar} في ${place.ar} بعدة سجلات في إصدار ويحمل شيئًا آخر في الإصدار الثاني، وتحمله سجلات عددها ${count}. أبقه وأضف حقلًا جديدًا.`,
          },
        },
      ];
    }),
  );
