/**
 * What a viewer class may read and write, from the grants of its roles. Grants add up: a row is admitted if any of them admits it, a
 * field shows plain if an admitting grant shows it, else as its mask, else not at all.
 */
import type { Crud, Id } from "../../../schema/blueprint/shape.ts";
import type { ActionModel, Approval, Column, Grant, Model, Relation, Table } from "../../../schema/model/model.ts";

/** A model seen by one viewer class. Everything downstream asks this and never the roles. */
export interface ModelView {
  readonly model: Model;
  readonly viewerClass: readonly Id[];
  readonly tables: ReadonlyMap<Id, Table>;
  readonly columns: ReadonlyMap<Id, { readonly table: Table; readonly column: Column }>;
  readonly relations: ReadonlyMap<Id, Relation>;
  readonly accounts: boolean;
  grants(entity: Id, operation: Crud): readonly Grant[];
  /** How a field shows over all rows the class can see. */
  shown(entity: Id, field: Id): "no" | "plain" | "masked" | "depends";
  readable(entity: Id): boolean;
}

export const viewModel = (model: Model, viewerClass: readonly Id[]): ModelView => {
  const roles = model.roles.filter(({ id }) => viewerClass.includes(id));
  const byEntity = new Map<string, readonly Grant[]>();
  const grants = (entity: Id, operation: Crud): readonly Grant[] => {
    const key = `${entity}.${operation}`;
    const known = byEntity.get(key);
    if (known) return known;
    const found = roles.flatMap((role) => role.access[entity]?.[operation] ?? []);
    byEntity.set(key, found);
    return found;
  };
  return {
    model,
    viewerClass,
    tables: new Map(model.tables.map((table) => [table.id, table])),
    columns: new Map(model.tables.flatMap((table) => table.columns.map((column) => [column.id, { table, column }]))),
    relations: new Map(model.relations.map((relation) => [relation.field, relation])),
    accounts: model.header.accounts === "many",
    grants,
    readable: (entity) => grants(entity, "read").length > 0,
    shown: (entity, field) => {
      const reads = grants(entity, "read");
      const plain = reads.filter((grant) => showsPlain(grant, field));
      const masked = reads.filter((grant) => showsMask(grant, field));
      if (plain.length === 0 && masked.length === 0) return "no";
      if (plain.length === reads.length || plain.some(({ where }) => where === null)) return "plain";
      // Never plain for this class: at most its mask shows, so its type has room for one.
      if (plain.length === 0) return "masked";
      return "depends";
    },
  };
};

/** What is worked out of a view once, by a name. */
export const oncePerView = <T>(): ((view: ModelView, name: string, make: () => T) => T) => {
  const byView = new WeakMap<ModelView, Map<string, T>>();
  return (view, name, make) => {
    const byName = byView.get(view) ?? new Map<string, T>();
    byView.set(view, byName);
    const known = byName.get(name);
    if (known !== undefined) return known;
    const made = make();
    byName.set(name, made);
    return made;
  };
};

export const showsPlain = (grant: Grant, field: Id): boolean => grant.fields.includes(field) && !grant.mask.includes(field);
export const showsMask = (grant: Grant, field: Id): boolean => grant.mask.includes(field);

/** What stands in place of a masked text; masked values of other kinds are empty where the type leaves no room for it. */
export const maskText = "•••••";

/** An action that waits for somebody's yes. */
export type ApprovedAction = ActionModel & { readonly approval: Approval };
export const needsApproval = (action: ActionModel): action is ApprovedAction => action.approval !== undefined;
