/** Input types of one viewer class: filters, orders, and the values an action may set. */
import {
  GraphQLBoolean,
  type GraphQLFieldConfigArgumentMap,
  GraphQLID,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from "graphql";
import { type FilterOperator, fieldType } from "../../../schema/blueprint/field-types.ts";
import type { Column, ParamModel, Table } from "../../../schema/model/model.ts";
import { mayBeWritten } from "../../../schema/model/pages/access.ts";
import { type ModelView, oncePerView } from "./access.ts";
import { scalars } from "./scalars.ts";
import { formerKeys, inputMeaning, keepFormerNames, systemFields } from "./schema-meta.ts";
import { nestedInputs } from "./schema-nested.ts";
import { inverseRelations } from "./schema-records.ts";
import { enumType, scalarType, sortDirection, timeSpan } from "./schema-values.ts";

type InputFields = Record<string, GraphQLInputFieldConfig>;

export interface Inputs {
  /** Arguments of a list. */
  listArguments(table: Table): GraphQLFieldConfigArgumentMap;
  filter(table: Table): GraphQLInputObjectType;
  order(table: Table): GraphQLInputObjectType;
  /** Fields this class may ever write; null when there are none. */
  set(table: Table, operation: "create" | "update"): GraphQLInputObjectType | null;
  /** What an upsert may set in either case: what both its actions may write. */
  both(table: Table): GraphQLInputObjectType | null;
  /** The type of one value of a field. */
  value(typeName: string, column: Pick<Column, "key" | "type" | "config" | "options" | "label">): GraphQLInputType;
  params(name: string, params: readonly ParamModel[]): GraphQLInputObjectType | null;
}

export const makeInputs = (view: ModelView): Inputs => {
  const made = new Map<string, GraphQLInputObjectType>();
  const once = (name: string, description: string, fields: () => InputFields, isOneOf = false): GraphQLInputObjectType => {
    const known = made.get(name);
    if (known) return known;
    const type = new GraphQLInputObjectType({ name, description, fields, ...(isOneOf && { isOneOf }) });
    made.set(name, type);
    return type;
  };

  const operators = (
    typeName: string,
    type: GraphQLInputType,
    allowed: readonly FilterOperator[],
    contained: GraphQLInputType,
  ): GraphQLInputObjectType =>
    once(`${typeName}Filter`, `Conditions on a ${typeName}.`, () => ({
      ...((typeName === "Date" || typeName === "DateTime") && { last: { type: timeSpan, description: "Within so much time up to now." } }),
      ...Object.fromEntries(
        allowed.map((operator) => [
          operator,
          {
            description: operatorWords[operator],
            type:
              operator === "in" || operator === "notIn" || operator === "between"
                ? new GraphQLList(new GraphQLNonNull(type))
                : operator === "isNull"
                  ? GraphQLBoolean
                  : operator === "contains" || operator === "startsWith"
                    ? contained
                    : type,
          },
        ]),
      ),
    }));

  const columnFilter = (table: Table, column: Column, masked: boolean): GraphQLInputType | null => {
    if (masked) return operators("String", GraphQLString, textOperators, GraphQLString);
    const spec = fieldType(column.type);
    const shape = spec.graphql(column.config);
    if (spec.filters.length === 0 || shape.kind === "record") return null;
    if (shape.kind === "enum") {
      const type = enumType(table, column);
      return type ? operators(`${type.name}${shape.list ? "List" : ""}`, type, spec.filters, type) : null;
    }
    if (shape.kind === "file") return operators("StoredFile", GraphQLID, spec.filters, GraphQLID);
    const type = scalarType(shape.name);
    const few = spec.filters.length === 1 ? "Presence" : "";
    const text = spec.filters.includes("contains") ? textOperators.filter((operator) => spec.filters.includes(operator)) : spec.filters;
    return operators(
      `${shape.name}${few}${column.type === "richText" ? "RichText" : column.type === "colour" ? "Colour" : ""}`,
      type,
      text,
      GraphQLString,
    );
  };

  const visible = (table: Table) =>
    table.columns.flatMap((column) => {
      const shown = view.shown(table.id, column.id);
      return shown === "no" || (column.computed === "read" && !column.compute) ? [] : [{ column, masked: shown === "masked" }];
    });

  const filter = (table: Table): GraphQLInputObjectType =>
    once(`${table.typeName}Filter`, "All conditions must hold.", () => {
      const self = filter(table);
      const fields: InputFields = {
        and: { type: new GraphQLList(new GraphQLNonNull(self)), description: "All of these.", ...inputMeaning({ is: "and" }) },
        or: { type: new GraphQLList(new GraphQLNonNull(self)), description: "At least one of these.", ...inputMeaning({ is: "or" }) },
        not: { type: self, description: "Not this.", ...inputMeaning({ is: "not" }) },
      };
      for (const [name, { scalar }] of Object.entries(systemFields)) {
        const allowed: readonly FilterOperator[] =
          scalar === "ID" ? idOperators : ["eq", "ne", "in", "notIn", "lt", "lte", "gt", "gte", "between", "isNull"];
        fields[name] = {
          type: operators(scalar, scalarType(scalar), allowed, GraphQLString),
          description: `Condition on ${name}.`,
          ...inputMeaning({ is: "system", field: name as keyof typeof systemFields }),
        };
      }
      for (const { column, masked } of visible(table)) {
        const target = column.target ? view.tables.get(column.target) : undefined;
        const description = column.label.en || column.key;
        if (target) {
          if (masked) continue;
          const relation = view.relations.get(column.id);
          if (column.type === "references") {
            if (view.readable(target.id) && relation)
              fields[column.key] = {
                type: listFilter(target),
                description,
                ...inputMeaning({ is: "many", relation, from: "here", target }),
              };
            continue;
          }
          if (view.readable(target.id))
            fields[column.key] = { type: filter(target), description, ...inputMeaning({ is: "reference", column, target }) };
          fields[`${column.key}Id`] ??= {
            type: operators("ID", GraphQLID, idOperators, GraphQLID),
            description,
            ...inputMeaning({ is: "referenceId", column }),
          };
          continue;
        }
        const type = columnFilter(table, column, masked);
        if (type) fields[column.key] = { type, description, ...inputMeaning({ is: "column", column, masked }) };
      }
      for (const [name, relation, target] of inverseRelations(view, table))
        fields[name] ??= {
          type: listFilter(target),
          description: relation.inverse?.label.en || name,
          ...inputMeaning({ is: "many", relation, from: "there", target }),
        };
      return keepFormerNames(fields, formerKeys(table));
    });

  const listFilter = (target: Table): GraphQLInputObjectType =>
    once(`${target.typeName}ListFilter`, "Conditions on linked records.", () => ({
      some: { type: filter(target), description: "At least one linked record." },
      every: { type: filter(target), description: "All linked records." },
      none: { type: filter(target), description: "No linked record." },
    }));

  const order = (table: Table): GraphQLInputObjectType =>
    once(
      `${table.typeName}Order`,
      "One key to sort by.",
      () => {
        const fields: InputFields = {};
        for (const name of ["id", "createdAt", "updatedAt"] as const)
          fields[name] = { type: sortDirection, description: `By ${name}.`, ...inputMeaning({ is: "system", field: name }) };
        for (const { column, masked } of visible(table)) {
          const target = column.target ? view.tables.get(column.target) : undefined;
          const description = `By ${column.label.en || column.key}.`;
          if (target) {
            if (!masked && column.type !== "references" && view.readable(target.id))
              fields[column.key] = { type: order(target), description, ...inputMeaning({ is: "reference", column, target }) };
          } else if (fieldType(column.type).sortable || masked)
            fields[column.key] = { type: sortDirection, description, ...inputMeaning({ is: "column", column, masked }) };
        }
        return keepFormerNames(fields, formerKeys(table));
      },
      true,
    );

  const value = (typeName: string, column: Pick<Column, "key" | "type" | "config" | "options" | "label">): GraphQLInputType => {
    const shape = fieldType(column.type).graphql(column.config);
    const inner =
      shape.kind === "scalar"
        ? scalarType(shape.name)
        : shape.kind === "enum"
          ? (enumType({ typeName }, column as Column) ?? GraphQLString)
          : GraphQLID;
    return column.config.translated === true && shape.kind === "scalar"
      ? scalars.JSON
      : shape.list
        ? new GraphQLList(new GraphQLNonNull(inner))
        : inner;
  };

  const valuesOf = (table: Table, writable: readonly Column[]): InputFields =>
    keepFormerNames(
      Object.fromEntries(
        writable.map((column) => [
          column.key,
          {
            type: value(table.typeName, column),
            description: `${column.help.en || column.label.en || column.key}${column.required ? " (required)" : ""}`,
            ...inputMeaning({ is: "column", column, masked: false }),
          },
        ]),
      ),
      formerKeys(table),
    );

  const inputs: Inputs = {
    filter,
    order,
    listArguments: (table) => ({
      filter: { type: filter(table), description: "Which records." },
      order: { type: new GraphQLList(new GraphQLNonNull(order(table))), description: "In which order; the id decides ties." },
      search: { type: GraphQLString, description: "Words to look for in the searchable fields." },
      first: { type: GraphQLInt, description: "How many from the start." },
      after: { type: GraphQLString, description: "Start behind this cursor." },
      last: { type: GraphQLInt, description: "How many from the end." },
      before: { type: GraphQLString, description: "End before this cursor." },
      offset: { type: GraphQLInt, description: "Skip so many; at most 10 000." },
    }),
    set: (table, operation) => {
      const writable = writableColumns(view, table, operation);
      if (writable.length === 0) return null;
      const name = `${operation === "create" ? "Create" : "Update"}${table.typeName}Set`;
      return once(name, "The values to store; null empties a field.", () => ({
        ...valuesOf(table, writable),
        ...nestedInputs(view, inputs, table, operation),
      }));
    },
    both: (table) => {
      const updated = writableColumns(view, table, "update");
      const writable = writableColumns(view, table, "create").filter((column) => updated.includes(column));
      if (writable.length === 0) return null;
      return once(`Upsert${table.typeName}Set`, "The values to store, whether the record is new or not.", () => valuesOf(table, writable));
    },
    value,
    params: (name, params) =>
      params.length === 0
        ? null
        : once(name, "What the action asks for.", () =>
            Object.fromEntries(
              params.map((param) => [
                param.key,
                {
                  type: value(name, param),
                  description: `${param.help.en || param.label.en || param.key}${param.required ? " (required)" : ""}`,
                },
              ]),
            ),
          ),
  };
  return inputs;
};

/** Fields some grant of the class lets it write; whether this row admits it is decided with the row. */
export const writableColumns = (view: ModelView, table: Table, operation: "create" | "update"): readonly Column[] =>
  writable(view, `${table.id}.${operation}`, () => {
    const granted = new Set(view.grants(table.id, operation).flatMap(({ fields }) => fields));
    return table.columns.filter(
      (column) =>
        granted.has(column.id) &&
        column.compute === null &&
        !engineMade.has(column.type) &&
        !(operation === "update" && column.immutable) &&
        mayBeWritten(view.viewerClass, table.id, column.id),
    );
  });
const writable = oncePerView<readonly Column[]>();
const engineMade = new Set<Column["type"]>(["autoNumber", "rollup", "lookup"]);

const idOperators: readonly FilterOperator[] = ["eq", "ne", "in", "notIn", "isNull"];
const textOperators: readonly FilterOperator[] = ["eq", "ne", "in", "notIn", "isNull", "contains", "startsWith"];

const operatorWords = {
  eq: "Equal to; null means empty.",
  ne: "Not equal to.",
  in: "One of these; at most 1 000.",
  notIn: "None of these.",
  isNull: "Empty, or not empty.",
  lt: "Less than.",
  lte: "At most.",
  gt: "More than.",
  gte: "At least.",
  between: "From the first to the second, both included.",
  contains: "Contains these characters, whatever their case.",
  startsWith: "Starts with these characters, whatever their case.",
} as const satisfies Record<FilterOperator, string>;
