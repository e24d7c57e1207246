/** Values that name one record: what `upsert` finds a record by, as inputs of one viewer class. */
import { type GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLNonNull } from "graphql";
import type { Column, Table } from "../../../schema/model/model.ts";
import type { ModelView } from "./access.ts";
import { type Inputs, writableColumns } from "./schema-inputs.ts";
import { typeNamesOf } from "./type-names.ts";

export interface UniqueKey {
  /** Key of its field; of several, `customerAndDate`. */
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Fields and indexes whose value only one record has, which the class may write and see as they are. */
export const uniqueKeys = (view: ModelView, table: Table): readonly UniqueKey[] => {
  const writable = writableColumns(view, table, "create");
  const usable = (column: Column | undefined): column is Column =>
    column !== undefined &&
    column.sqlType !== null &&
    writable.includes(column) &&
    ["plain", "depends"].includes(view.shown(table.id, column.id));
  const single = table.columns
    .filter((column) => column.unique && usable(column))
    .map((column) => ({ name: column.key, columns: [column] }));
  const composed = table.indexes.flatMap(({ unique, where, fields }): readonly UniqueKey[] => {
    const columns = fields.map((field) => table.columns.find(({ id }) => id === field));
    if (!unique || where !== null || !columns.every(usable)) return [];
    return [{ name: columns.map(({ key }, at) => (at === 0 ? key : `And${capital(key)}`)).join(""), columns }];
  });
  const names = new Set<string>();
  return [...single, ...composed].filter(({ name }) => !names.has(name) && names.add(name));
};
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The input of `by`: exactly one of the unique keys. Null: there is none. */
export const byInput = (view: ModelView, inputs: Pick<Inputs, "value">, table: Table): GraphQLInputObjectType | null => {
  const keys = uniqueKeys(view, table);
  if (keys.length === 0) return null;
  const described = (column: Column) => column.help.en || column.label.en || column.key;
  const field = ({ name, columns }: UniqueKey): GraphQLInputFieldConfig => {
    const [only] = columns;
    if (columns.length === 1 && only) return { type: inputs.value(table.typeName, only), description: described(only) };
    const type = new GraphQLInputObjectType({
      name: typeNamesOf(view.model).by(table, name),
      description: "Together they name one record.",
      fields: Object.fromEntries(
        columns.map((column) => [
          column.key,
          { type: new GraphQLNonNull(inputs.value(table.typeName, column)), description: described(column) },
        ]),
      ),
    });
    return { type, description: "Together they name one record." };
  };
  return new GraphQLInputObjectType({
    name: `${table.typeName}By`,
    description: "What names one record; exactly one of these.",
    isOneOf: true,
    fields: () => Object.fromEntries(keys.map((key) => [key.name, field(key)])),
  });
};
