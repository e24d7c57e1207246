/**
 * Writing along a relation: which records an input may make, point at or let go together with its own. A reference `customer` keeps
 * its id form and has `customerLink: { create | connect }` beside it; a list that points here is written under its own name.
 */
import { GraphQLID, type GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLList, GraphQLNonNull } from "graphql";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Column, Relation, Table } from "../../../schema/model/model.ts";
import { type ModelView, oncePerView } from "./access.ts";
import { type Inputs, writableColumns } from "./schema-inputs.ts";
import { inverseRelations } from "./schema-records.ts";
import { typeNamesOf } from "./type-names.ts";

export interface NestedField {
  readonly name: string;
  /** `one`: a reference of this record; `links`: its many-to-many field; `pointing`: records whose reference points here. */
  readonly is: "one" | "links" | "pointing";
  /** The field that holds the reference: on this entity, or on `target` when it points here. */
  readonly column: Column;
  readonly relation: Relation;
  readonly target: Table;
  readonly create: boolean;
  readonly connect: boolean;
  readonly disconnect: boolean;
}

/** What a record of this entity may bring along; worked out once per viewer class. */
export const nestedFields = (view: ModelView, table: Table, operation: "create" | "update"): readonly NestedField[] =>
  nested(view, `${table.id}.${operation}`, () => findNested(view, table, operation));
const nested = oncePerView<readonly NestedField[]>();

const findNested = (view: ModelView, table: Table, operation: "create" | "update"): readonly NestedField[] => {
  const taken = new Set(table.columns.map((column) => column.key));
  const own = writableColumns(view, table, operation).flatMap((column): readonly NestedField[] => {
    const relation = view.relations.get(column.id);
    const target = column.target ? view.tables.get(column.target) : undefined;
    const name = `${column.key}Link`;
    if (!relation || !target || taken.has(name)) return [];
    const create = mayCreate(view, target);
    const connect = view.readable(target.id);
    if (!create && !connect) return [];
    if (column.type === "references")
      return [{ name, is: "links", column, relation, target, create, connect, disconnect: connect && operation === "update" }];
    return create ? [{ name, is: "one", column, relation, target, create, connect, disconnect: false }] : [];
  });
  const pointing = inverseRelations(view, table).flatMap(([name, relation, target]): readonly NestedField[] => {
    const column = target.columns.find(({ id }) => id === relation.field);
    if (relation.cardinality !== "one" || target.id === builtIn.user || !column || taken.has(name)) return [];
    const create = mayCreate(view, target) && writableColumns(view, target, "create").includes(column);
    const connect = writableColumns(view, target, "update").includes(column);
    const disconnect = connect && operation === "update" && !column.required;
    return create || connect ? [{ name, is: "pointing", column, relation, target, create, connect, disconnect }] : [];
  });
  const names = new Set<string>();
  return [...own, ...pointing].filter(({ name }) => !names.has(name) && names.add(name));
};

const mayCreate = (view: ModelView, target: Table): boolean =>
  target.id !== builtIn.user && writableColumns(view, target, "create").length > 0;

/** The input fields of `nestedFields`. */
export const nestedInputs = (
  view: ModelView,
  inputs: Pick<Inputs, "set">,
  table: Table,
  operation: "create" | "update",
): Record<string, GraphQLInputFieldConfig> =>
  Object.fromEntries(
    nestedFields(view, table, operation).map((field) => [
      field.name,
      {
        type: inputOf(view, inputs, table, operation, field),
        description: `Written together: ${field.target.label.en || field.target.key}.`,
      },
    ]),
  );

const inputOf = (
  view: ModelView,
  inputs: Pick<Inputs, "set">,
  table: Table,
  operation: "create" | "update",
  field: NestedField,
): GraphQLInputObjectType => {
  const { name, is, target } = field;
  const words = target.label.en || target.key;
  const created = field.create ? inputs.set(target, "create") : null;
  const many = is !== "one";
  const ids = many ? new GraphQLList(new GraphQLNonNull(GraphQLID)) : GraphQLID;
  return new GraphQLInputObjectType({
    name: typeNamesOf(view.model).nested(operation === "create" ? "Create" : "Update", table, is === "pointing" ? `${name}Link` : name),
    description: many
      ? `Records of ${words} that come or go together with this one.`
      : `A record of ${words}: a new one, or one that is there.`,
    isOneOf: !many,
    fields: {
      ...(created && {
        create: {
          type: many ? new GraphQLList(new GraphQLNonNull(created)) : created,
          description: `New: ${words}. Its own create action decides.`,
        },
      }),
      ...(field.connect && { connect: { type: ids, description: `${words} by id.` } }),
      ...(field.disconnect && { disconnect: { type: ids, description: `Ids of ${words} that let go; the records stay.` } }),
    },
  });
};
