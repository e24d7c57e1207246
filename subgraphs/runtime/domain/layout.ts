/**
 * Which generation of its column each field of an environment is at. A field that was converted to another type lies in a new column
 * (`f_91c2__2`); the environment knows which one is current, and the map is written in the same row as the switch to a release.
 */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Model, Table } from "../../../schema/model/model.ts";

/** By field id, from the second generation on; a field that is not here is at its first. */
export type Generations = Readonly<Record<Id, number>>;

/** The model with its physical names as they are in an environment. A field and its link table share the generation. */
export const placed = (model: Model, generations: Generations): Model => {
  const moved = Object.entries(generations).filter(([, generation]) => generation > 1);
  if (moved.length === 0) return model;
  const nameOf = (field: Id) => ((generations[field] ?? 1) > 1 ? `${field}__${generations[field]}` : null);
  return {
    ...model,
    layout: moved
      .map(([field, generation]) => `${field}:${generation}`)
      .sort()
      .join(),
    tables: model.tables.map((table): Table => {
      if (!table.columns.some(({ id }) => nameOf(id))) return table;
      return { ...table, columns: table.columns.map((column) => named(column, nameOf(column.id))) };
    }),
    relations: model.relations.map((relation) => {
      const name = nameOf(relation.field);
      if (!name) return relation;
      return { ...relation, physical: name, linkTable: relation.linkTable && `l_${relation.field}__${generations[relation.field]}` };
    }),
  };
};

const named = <T extends object>(it: T, physical: string | null): T => (physical ? { ...it, physical } : it);
