/**
 * Names of the types a model's API makes of fields: choices, unique keys of several fields, records written together. Whatever meets a type of
 * an entity or of an action makes way, and of two that meet the shorter path comes first. Made once per model, from all of it: what a viewer
 * class sees of it changes no name.
 */

import { apiTypes, firstFree, formerMutationNames, mutationNames, typesOf, typesOfMutation } from "../../../schema/model/api-names.ts";
import type { Column, Model, ParamModel, Table } from "../../../schema/model/model.ts";

export interface TypeNames {
  /** Of records written together with one: `CreateOrderLinesLink`. */
  nested(verb: "Create" | "Update", table: Pick<Table, "id" | "typeName">, field: string): string;
  /** Of the fields that together name one record: `OrderByCustomerAndDate`. */
  by(table: Pick<Table, "id" | "typeName">, key: string): string;
}

const alone = (name: string): readonly string[] => [name];
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const known = new WeakMap<Model, TypeNames>();
const choices = new WeakMap<Column | ParamModel, string>();

/** The name of a choice's type. */
export const choiceName = (column: Column | ParamModel, { typeName }: Pick<Table, "typeName">): string =>
  choices.get(column) ?? `${typeName}${capital(column.key)}`;

export const typeNamesOf = (model: Model): TypeNames => {
  const found = known.get(model);
  if (found) return found;
  const made = nameTypes(model);
  known.set(model, made);
  return made;
};

const nameTypes = (model: Model): TypeNames => {
  const [mutations, former] = [mutationNames(model), formerMutationNames(model)];
  const actions = [...mutations.values(), ...former.values()].flatMap(typesOfMutation);
  const taken = new Set([...apiTypes, ...model.tables.flatMap(typesOf), ...actions]);
  const nested = new Map<string, string>();
  const by = new Map<string, string>();
  for (const { id, typeName, columns, indexes } of model.tables)
    for (const { fields } of indexes.filter(({ unique, fields: of }) => unique && of.length > 1)) {
      const keys = fields.map((field) => columns.find((column) => column.id === field)?.key ?? "");
      const key = keys.map((one, at) => (at === 0 ? one : `And${capital(one)}`)).join("");
      if (!by.has(`${id}.${key}`)) by.set(`${id}.${key}`, firstFree(`${typeName}By${capital(key)}`, "Key", alone, taken));
    }
  for (const { typeName, id, columns } of model.tables) {
    const own = columns.filter(({ target }) => target).map(({ key }) => `${key}Link`);
    const pointing = model.relations.flatMap(({ to, inverse }) => (to === id && inverse ? [`${inverse.key}Link`] : []));
    for (const verb of ["Create", "Update"])
      for (const field of new Set([...own, ...pointing]))
        nested.set(`${verb}.${id}.${field}`, firstFree(`${verb}${typeName}${capital(field)}`, "Records", alone, taken));
  }
  const asked = [
    ...model.tables.flatMap((table) => table.columns.map((column) => ({ column, name: `${table.typeName}${capital(column.key)}` }))),
    ...model.actions.flatMap(({ ref, params }) => {
      // Both names of a mutation ask for the same choices; their types keep the name they had first.
      const mutation = former.get(ref) ?? mutations.get(ref);
      return mutation ? params.map((column) => ({ column, name: `${capital(mutation)}Params${capital(column.key)}` })) : [];
    }),
  ].filter(({ column }) => column.options.length > 0);
  for (const { column, name } of asked.sort((a, b) => a.name.length - b.name.length || (a.column.id < b.column.id ? -1 : 1)))
    choices.set(
      column,
      firstFree(name, "Choice", (one) => [one, `${one}Filter`, `${one}ListFilter`], taken),
    );
  return {
    nested: (verb, { id, typeName }, field) => nested.get(`${verb}.${id}.${field}`) ?? `${verb}${typeName}${capital(field)}`,
    by: ({ id, typeName }, key) => by.get(`${id}.${key}`) ?? `${typeName}By${capital(key)}`,
  };
};
