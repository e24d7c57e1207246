/** What the version before called things: for one release the API answers to those names too, as deprecated. */
import type { Model, Table } from "../../../schema/model/model.ts";

/** The model with the former names of whatever was renamed since `before`. A name that means something else now is not kept. */
export const withFormerNames = (model: Model, before: Model | null): Model => {
  if (!before || before.hash === model.hash) return model;
  const known = new Map(before.tables.map((table) => [table.id, table]));
  const taken = new Set(model.tables.flatMap(({ key, pluralKey }) => [key, pluralKey]));
  let renamed = false;
  const tables = model.tables.map((table): Table => {
    const was = known.get(table.id);
    if (!was) return table;
    const keys = new Set(table.columns.map(({ key }) => key));
    const columns = table.columns.map((column) => {
      const formerKey = was.columns.find(({ id }) => id === column.id)?.key;
      if (!formerKey || formerKey === column.key || keys.has(formerKey)) return column;
      renamed = true;
      return { ...column, formerKey };
    });
    const other = was.key !== table.key && !taken.has(was.key) && !taken.has(was.pluralKey);
    renamed ||= other;
    return { ...table, columns, ...(other && { former: { key: was.key, pluralKey: was.pluralKey, typeName: was.typeName } }) };
  });
  return renamed ? { ...model, tables, layout: `${model.layout ?? ""}|${before.hash}` } : model;
};
