/**
 * Fields that two models store differently, and how their values get from one column to the other. Pure.
 *
 * The new column is a generation of its own. When the field has lain in the wanted form before, as after a release that is rolled back,
 * a value nobody changed since comes from there, letter by letter; only what was changed is converted back.
 */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { literal, type Place, physical, physicalName, qualified, tableName } from "../data-plane/names.ts";
import { type Generations, placed } from "../domain/layout.ts";
import type { Facts, Fate, Hidden } from "../domain/migration.ts";
import { type Conversion, conversionOf } from "./conversion.ts";
import { formerColumn } from "./former.ts";

export interface Change {
  readonly table: Table;
  readonly was: Column;
  readonly column: Column;
  readonly conversion: Conversion;
  /** The way back, for nodes that still answer with the old model. */
  readonly back: Conversion;
  /** The field was hidden in another form: nobody writes to the old column. */
  readonly dormant: boolean;
  readonly earlier: { readonly column: Column; readonly there: Conversion; readonly fate: Fate | null } | null;
}

export const isStored = (column: Column): boolean => column.sqlType !== null && column.computed !== "read";

/** Every field whose stored form differs. `from` and `to` are as they lie in the environment now. */
export const changesOf = (place: Place, from: Model, to: Model, hidden: readonly Hidden[]): readonly Change[] =>
  to.tables.flatMap((table) =>
    table.columns.flatMap((column): readonly Change[] => {
      const { was, dormant } = formerColumn(from, hidden, table.id, column.id) ?? {};
      if (!was || !isStored(was) || !isStored(column)) return [];
      const conversion = conversionOf(was, column, { place, model: to });
      if (conversion.kind === "keep") return [];
      const back = conversionOf(column, was, { place, model: from });
      const before = hidden.findLast((one) => one.kind === "generation" && one.field === column.id && sameForm(one.was as Column, column));
      const earlier = before
        ? { column: before.was as Column, there: conversionOf(before.was as Column, was, { place, model: from }), fate: before.fate }
        : null;
      return [{ table, was, column, conversion, back, earlier, dormant: dormant! }];
    }),
  );

/** Whether values of the one are values of the other as they stand. */
export const sameForm = (a: Column, b: Column): boolean => a.type === b.type && a.sqlType === b.sqlType && a.target === b.target;

/** Whether the field gets a new column: not when it grows in place, and not for limits that every stored value keeps. */
export const moves = ({ conversion, column }: Change, facts: Facts): boolean =>
  conversion.kind !== "widen" && (conversion.kind !== "narrow" || (facts.misfits[column.id]?.count ?? 0) > 0);

/** The next generation of each field that moves. Numbers that would make the name of another field are left out. */
export const nextGenerations = (moving: readonly Id[], facts: Facts, models: readonly Model[]): Generations => {
  const taken = new Set([
    ...models.flatMap((model) => model.tables.flatMap((table) => table.columns.map(({ id }) => id))),
    ...facts.hidden.flatMap(({ field }) => (field ? [field] : [])),
  ]);
  const next: Record<Id, number> = { ...facts.generations };
  for (const id of moving) {
    let generation = (facts.generations[id] ?? 1) + 1;
    while (taken.has(`${id}__${generation}`)) generation += 1;
    next[id] = generation;
  }
  return next;
};

/** The change with its new column named as it will lie. */
export const moved = <T extends { readonly column: Column }>(change: T, generations: Generations): T => {
  const physicalTo = `${change.column.id}__${generations[change.column.id]}`;
  return { ...change, column: { ...change.column, physical: physicalTo } };
};

/** The new value of a row, as SQL over its columns; `at` gives a column of the row. NULL for a misfit nobody decided about. */
export const newValue = (change: Change, at: (column: Column) => string, fate: Fate | null): string => {
  const value = at(change.was);
  const usual = withFate(change.conversion, change.column, value, fate);
  if (!change.earlier) return usual;
  const { column, there, fate: met } = change.earlier;
  const then = withFate(there, change.was, at(column), met);
  return `CASE WHEN ${comparable(change.was, then)} IS NOT DISTINCT FROM ${comparable(change.was, value)} THEN ${at(column)} ELSE ${usual} END`;
};

/** The old value a row gets from a new one. */
export const oldValue = ({ back, was, column }: Change, at: (column: Column) => string): string =>
  withFate(back, was, at(column), back.nearest ? "nearest" : null);

const withFate = (conversion: Conversion, to: Column, value: string, fate: Fate | null): string => {
  const exact = conversion.exact(value);
  const type = to.sqlType ?? "text";
  if (fate === "nearest" && conversion.nearest) return `coalesce((${exact})::${type}, (${conversion.nearest(value)})::${type})`;
  const standing = fate === "default" ? constantDefault(to) : null;
  return standing === null ? `(${exact})::${type}` : `CASE WHEN ${value} IS NOT NULL THEN coalesce((${exact})::${type}, ${standing}) END`;
};

/** The field's constant default as a literal; null when it has none. */
export const constantDefault = (column: Column): string | null => {
  if (column.default === null || typeof column.default === "object" || column.sqlType === null) return null;
  const value = String(column.default);
  const option = column.options.find(({ id, key }) => id === value || key === value);
  return `${literal(option?.id ?? value)}::${column.sqlType}`;
};

/** True for a row whose value the new type has no equal for. */
export const misfit = (change: Change, at: (column: Column) => string): string =>
  `${at(change.was)} IS NOT NULL AND (${newValue(change, at, null)}) IS NULL`;

const comparable = (column: Column, value: string): string => (column.sqlType === "point" ? `(${value})::text` : value);

/** Keeps both columns the same while both models are written with. Runs as whoever writes. */
export const syncTrigger = (place: Place, change: Change, fate: Fate | null): readonly string[] => {
  const name = `${physicalName(change.column)}_sync`;
  const table = qualified(place, tableName(change.table.id));
  return [
    syncFunction(place, change, fate),
    `CREATE OR REPLACE TRIGGER "${name}" BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${qualified(place, name)}()`,
  ];
};

/** What the trigger does. `strict`: a value the new type has no equal for is refused instead of being left behind. */
export const syncFunction = (place: Place, change: Change, fate: Fate | null, { strict = false } = {}): string => {
  const name = `${physicalName(change.column)}_sync`;
  const row = (column: Column) => `NEW.${physical(column)}`;
  const [was, now] = [row(change.was), row(change.column)];
  // In brackets: the THEN of a CASE would otherwise end the condition.
  const forward = `(${newValue(change, row, fate)})`;
  const differs = (column: Column, a: string, b: string) => `${comparable(column, a)} IS DISTINCT FROM ${comparable(column, b)}`;
  const [wasBefore, nowBefore] = [was.replace("NEW.", "OLD."), now.replace("NEW.", "OLD.")];
  const refuse = strict
    ? ` IF ${was} IS NOT NULL AND ${now} IS NULL THEN RAISE check_violation USING MESSAGE = 'The value has no equal in the type the field is changing to.', CONSTRAINT = ${literal(`${physicalName(change.column)}_ms`)}; END IF;`
    : "";
  const body = `BEGIN
  IF TG_OP = 'INSERT' THEN
    IF ${now} IS NULL THEN ${now} := ${forward};${refuse}
    ELSIF ${differs(change.column, now, forward)} THEN ${was} := ${oldValue(change, row)}; END IF;
  ELSIF ${differs(change.was, was, wasBefore)} THEN ${now} := ${forward};${refuse}
  ELSIF ${differs(change.column, now, nowBefore)} AND ${differs(change.column, now, forward)} THEN ${was} := ${oldValue(change, row)};
  END IF;
  RETURN NEW;
END`;
  return `CREATE OR REPLACE FUNCTION ${qualified(place, name)}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS ${literal(body)}`;
};

export const dropSync = (place: Place, { table, column }: Pick<Change, "table" | "column">): readonly string[] => {
  const name = `${physicalName(column)}_sync`;
  return [
    `DROP TRIGGER IF EXISTS "${name}" ON ${qualified(place, tableName(table.id))}`,
    `DROP FUNCTION IF EXISTS ${qualified(place, name)}()`,
  ];
};

/** Where a release finds what it needs: both models as they lie now. */
export const bothPlaced = (from: Model, to: Model, facts: Facts): readonly [Model, Model] => [
  placed(from, facts.generations),
  placed(to, facts.generations),
];
