/**
 * Policies → grants per role, entity and operation. Deny by default: what no policy grants is absent. The administrator's implied
 * grant stands where no stored policy names that role for the entity.
 */

import { type Blueprint, builtIn, type Crud, type Id, type Policy } from "../blueprint/shape.ts";
import { filled } from "./compile-text.ts";
import type { ModelContext } from "./context.ts";
import type { Column, EntityAccess, Grant, RoleModel, Table } from "./model.ts";

/** Built-in roles first, then by id. */
export const compileRoles = (context: ModelContext, tables: readonly Table[]): readonly RoleModel[] => {
  const { full } = context;
  const builtIns: readonly Id[] = [builtIn.public, builtIn.member, builtIn.admin];
  const byEntity = Map.groupBy(
    Object.entries(full.policies).sort(([a], [b]) => (a < b ? -1 : 1)),
    ([, policy]) => policy.entity,
  );
  const guarded = guardedFields(full);
  const byId = [...tables].sort((a, b) => (a.id < b.id ? -1 : 1));
  const place = (id: Id): string => `${builtIns.includes(id) ? builtIns.indexOf(id) : 9} ${id}`;
  return Object.entries(full.roles)
    .sort(([a], [b]) => (place(a) < place(b) ? -1 : 1))
    .map(([id, role]) => ({
      id,
      key: role.key,
      label: filled(full, role.label, role.key),
      signUp: role.signUp ?? false,
      ...(role.explain === true && !role.signUp && !builtIns.slice(0, 2).includes(id) && { explain: true as const }),
      home: role.home ?? null,
      access: accessOf({ context, byEntity, guarded }, byId, id),
    }));
};

interface Rights {
  readonly context: ModelContext;
  readonly byEntity: ReadonlyMap<Id, readonly (readonly [Id, Policy])[]>;
  readonly guarded: ReadonlySet<Id>;
}

const accessOf = ({ context, byEntity, guarded }: Rights, tables: readonly Table[], role: Id): Readonly<Record<Id, EntityAccess>> => {
  const access: Record<Id, EntityAccess> = {};
  for (const table of tables) {
    const stored = (byEntity.get(table.id) ?? []).filter(([, policy]) => policy.roles.includes(role));
    const granted = (what: Crud): readonly Grant[] =>
      stored.flatMap(([id, policy]) => (policy.allow.includes(what) ? [grantOf(context, table, what, id, policy)] : []));
    if (stored.length > 0)
      access[table.id] = { read: granted("read"), create: granted("create"), update: granted("update"), delete: granted("delete") };
    else if (role === builtIn.admin) access[table.id] = implied(guarded, table);
  }
  return access;
};

const grantOf = (context: ModelContext, table: Table, what: Crud, id: Id, policy: Policy): Grant => {
  const { fields: chosen } = policy;
  const concerned = fieldsFor(table, what);
  const fields = (chosen === "*" ? concerned : concerned.filter(({ id }) => chosen.includes(id))).map(({ id }) => id);
  return {
    policy: id,
    where: what === "create" ? null : (context.checked(id, "where") ?? null),
    check: what === "create" || what === "update" ? (context.checked(id, "check") ?? null) : null,
    fields,
    mask: what === "read" && policy.mask ? fields.filter((field) => policy.mask!.includes(field)) : [],
  };
};

const engineMade: ReadonlySet<string> = new Set(["autoNumber", "rollup", "lookup"]);

/** Fields an operation can concern at all: computed ones are never written, fixed ones only once, and deleting writes none. */
const fieldsFor = (table: Table, what: Crud): readonly Column[] =>
  what === "read"
    ? table.columns
    : what === "delete"
      ? []
      : table.columns.filter(
          (column) => column.compute === null && !engineMade.has(column.type) && !(what === "update" && column.immutable),
        );

/** Fields that a guarded action sets: only that action may change them. */
export const guardedFields = (full: Blueprint): ReadonlySet<Id> => {
  const fields = new Set<Id>();
  for (const action of Object.values(full.actions)) {
    if (action.when === undefined && action.approval === undefined) continue;
    for (const effect of Object.values(action.effects ?? {})) {
      if (effect.do === "set") fields.add(effect.field);
      else if (effect.do === "update") for (const field of Object.keys(effect.values)) fields.add(field);
    }
  }
  return fields;
};

/** E-mail and status of a person change through their own actions. */
const personalState: ReadonlySet<Id> = new Set(["f_user_email", "f_user_status"]);

const implied = (guarded: ReadonlySet<Id>, table: Table): EntityAccess => {
  const people = table.id === builtIn.user;
  const grant = (what: Crud): Grant => ({
    policy: "implied",
    where: null,
    check: null,
    fields: fieldsFor(table, what)
      .filter((column) => what === "read" || !(guarded.has(column.id) || (people && personalState.has(column.id))))
      .map((column) => column.id),
    mask: what === "read" ? table.columns.filter((column) => column.classification === "sensitive").map((column) => column.id) : [],
  });
  // People are invited, suspended and deleted through actions of their own, never created as plain records.
  return {
    read: [grant("read")],
    create: people ? [] : [grant("create")],
    update: [grant("update")],
    delete: people ? [] : [grant("delete")],
  };
};
