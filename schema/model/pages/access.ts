/** What one viewer class may see and change, read from the model's grants: the comfort side of rights; the data plane decides. */
import { builtIn, type Crud, type Id } from "../../blueprint/shape.ts";
import type { Column, Grant, Model, Table } from "../model.ts";

/** Gives the roles a visitor counts with, sorted: `r_public` when not signed in, else theirs and `r_member`. */
export const viewerClassOf = (viewer: { readonly roles: readonly Id[] } | null): readonly Id[] =>
  viewer ? [...new Set([...viewer.roles.filter((role) => role !== builtIn.public), builtIn.member])].sort() : [builtIn.public];

/** Whether roles may ask about the rights of others: administrators, and roles that say so. */
export const mayExplain = (model: Pick<Model, "roles">, roles: readonly Id[]): boolean =>
  model.roles.some((role) => roles.includes(role.id) && (role.id === builtIn.admin || role.explain === true));

/**
 * Whether a policy can open a field of a person to these roles at all. Their state changes through actions of its own. Whoever writes an
 * address has what is sent there, a link for a new password included: that is for administrators, who may make such a link anyway; people
 * change their own with their password.
 */
export const mayBeWritten = (roles: readonly Id[], entity: Id, field: Id): boolean =>
  entity !== builtIn.user || (field !== "f_user_status" && (field !== "f_user_email" || roles.includes(builtIn.admin)));

export interface Access {
  readonly roles: readonly Id[];
  may(entity: Id, what: Crud): boolean;
  /** Readable columns in display order; `masked` ones show their mask only. */
  readable(entity: Id): readonly ReadableColumn[];
  writable(entity: Id, what: "create" | "update"): readonly Column[];
}

export interface ReadableColumn {
  readonly column: Column;
  readonly masked: boolean;
}

export const accessOf = (model: Model, roles: readonly Id[]): Access => {
  const held = model.roles.filter((role) => roles.includes(role.id));
  const tables = new Map(model.tables.map((table) => [table.id, table]));
  const grants = (entity: Id, what: Crud): readonly Grant[] => held.flatMap((role) => role.access[entity]?.[what] ?? []);
  const columns = (entity: Id): Table["columns"] => tables.get(entity)?.columns ?? [];
  return {
    roles,
    may: (entity, what) => tables.has(entity) && grants(entity, what).length > 0,
    readable: (entity) => {
      const reads = grants(entity, "read");
      const plain = new Set(reads.flatMap((grant) => grant.fields.filter((field) => !grant.mask.includes(field))));
      const shown = new Set(reads.flatMap((grant) => grant.fields));
      return columns(entity).flatMap((column) => (shown.has(column.id) ? [{ column, masked: !plain.has(column.id) }] : []));
    },
    writable: (entity, what) => {
      const open = new Set(grants(entity, what).flatMap((grant) => grant.fields));
      return columns(entity).filter(
        (column) =>
          open.has(column.id) && !column.compute && !(what === "update" && column.immutable) && mayBeWritten(roles, entity, column.id),
      );
    },
  };
};
