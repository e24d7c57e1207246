/**
 * Which names an expression may use, and how an id is written for people. The index is built once per blueprint value.
 *
 * Keys never contain "_" and ids always do, so an id is also a valid name in the shown form. That is what makes `show` and `read`
 * inverse in every state of renaming [BP8]: a key that is missing, doubled or reserved is shown as its id.
 */
import type { Action, Blueprint, Entity, Field, Id, Option, Param, Text, Variable } from "../shape.ts";
import { builtIn } from "../shape.ts";
import type { ExprType } from "./checked.ts";

/** Where an expression stands; decides which names exist. `me`, `now`, `today` and variables always do. */
export type Scope =
  | { readonly kind: "always" }
  /** check, compute, rule, where, when. `old` in the check of an update. */
  | { readonly kind: "record"; readonly entity: Id; readonly old?: boolean }
  /** Guard and effects of an action: the record (when it has one) and `params`. */
  | { readonly kind: "action"; readonly entity: Id | null; readonly action: Id }
  /** `entity`: the records a step looks for, each of which is asked. */
  | { readonly kind: "workflow"; readonly workflow?: Id; readonly entity?: Id }
  | { readonly kind: "page"; readonly page?: Id; readonly entity?: Id | null };

export type Face = Pick<Field, "key" | "type"> & Partial<Pick<Field, "label" | "config" | "options" | "compute" | "computed">>;

/** System fields every record has, by the name they have in both forms. */
export const systemFields: Readonly<Record<string, (entity: Id) => ExprType>> = {
  id: (entity) => ({ is: "record", entity }),
  createdAt: () => ({ is: "timestamp" }),
  updatedAt: () => ({ is: "timestamp" }),
  createdBy: () => ({ is: "record", entity: builtIn.user }),
  version: () => ({ is: "int" }),
};

/** Roots of the scopes whose values have no types yet; their paths pass through as written. */
export const outsideNames: Readonly<Record<Scope["kind"], readonly string[]>> = {
  always: [],
  record: [],
  action: ["params"],
  workflow: ["trigger", "steps", "vars", "item"],
  page: ["page", "query", "row", "state", "params"],
};

const celReserved = [
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "loop",
  "package",
  "namespace",
  "return",
  "var",
  "void",
  "while",
  "in",
  "true",
  "false",
  "null",
];
const taken = new Set([
  ...celReserved,
  "me",
  "now",
  "today",
  "old",
  "env",
  "params",
  "trigger",
  "steps",
  "vars",
  "item",
  "page",
  "query",
  "row",
  "state",
  ...Object.keys(systemFields),
]);
const keyPattern = /^[a-z][a-zA-Z0-9]{0,39}$/;

export interface Relation {
  /** The reference field that makes it; on `entity` when `inverse`, else on the record at hand. */
  readonly field: Id;
  readonly inverse: boolean;
  readonly entity: Id;
  readonly shown: string;
}

export interface Names {
  readonly fields: (entity: Id) => ReadonlyMap<Id, Face>;
  /** One field of an entity, by id. */
  readonly field: (entity: Id, id: Id) => Face | undefined;
  /** The field of `entity` written as `name`, by key (shown form) or id. */
  readonly fieldNamed: (entity: Id, name: string, shown: boolean) => Id | undefined;
  readonly shownField: (entity: Id, field: Id) => string;
  readonly optionOwner: (option: Id) => Id | undefined;
  /** Options of a field, a parameter or a variable. */
  readonly options: (field: Id) => Readonly<Record<Id, Option>>;
  readonly optionNamed: (field: Id, key: string) => Id | undefined;
  /** The option's key when it names only this option of the field. */
  readonly shownOption: (field: Id, option: Id) => string | undefined;
  readonly variables: () => readonly Id[];
  readonly variable: (id: Id) => Variable | undefined;
  readonly variableNamed: (key: string) => Id | undefined;
  readonly shownVariable: (id: Id) => string;
  readonly roleNamed: (name: string, shown: boolean) => Id | undefined;
  readonly shownRole: (id: Id) => string;
  readonly roleNames: (shown: boolean) => readonly string[];
  readonly params: (action: Id) => Readonly<Record<Id, Param>>;
  readonly paramNamed: (action: Id, name: string, shown: boolean) => Id | undefined;
  readonly shownParam: (action: Id, param: Id) => string;
  readonly relationNamed: (entity: Id, name: string, shown: boolean) => Relation | undefined;
  readonly relations: (entity: Id) => readonly Relation[];
  readonly label: (id: Id) => Text & { readonly key?: string };
}

const userFace: Readonly<Record<Id, Face>> = {
  f_user_email: { key: "email", type: "email" },
  f_user_name: { key: "name", type: "text" },
  f_user_phone: { key: "phone", type: "phone" },
  f_user_locale: { key: "locale", type: "text" },
  f_user_status: { key: "status", type: "text" },
};
const builtInRoles: Readonly<Record<Id, string>> = { [builtIn.public]: "public", [builtIn.member]: "member", [builtIn.admin]: "admin" };

const cache = new WeakMap<Blueprint, Names>();

/** The index of a blueprint value; equal objects share it. */
export const namesOf = (blueprint: Blueprint): Names => {
  const known = cache.get(blueprint);
  if (known) return known;
  const names = buildNames(blueprint);
  cache.set(blueprint, names);
  return names;
};

/** id → key when the key is well formed, not reserved and nobody else's here; the id otherwise. Both directions. */
const spell = (entries: Iterable<readonly [Id, string | undefined]>, reserved: ReadonlySet<string>) => {
  const count = new Map<string, number>();
  const list = [...entries];
  for (const [, key] of list) if (key) count.set(key, (count.get(key) ?? 0) + 1);
  const shown = new Map<Id, string>();
  const byKey = new Map<string, Id>();
  for (const [id, key] of list) {
    if (key && count.get(key) === 1 && keyPattern.test(key) && !reserved.has(key)) {
      shown.set(id, key);
      byKey.set(key, id);
    } else shown.set(id, id);
  }
  return { shown, byKey };
};

const nothingReserved: ReadonlySet<string> = new Set();

const buildNames = (blueprint: Blueprint): Names => {
  const owner = new Map<Id, Id>();
  const options = new Map<Id, Readonly<Record<Id, Option>>>();
  const labels = new Map<Id, Text & { readonly key?: string }>();
  const fields = new Map<Id, Map<Id, Face>>();
  const learn = (
    id: Id,
    face: { readonly key?: string; readonly label?: Text | undefined; readonly options?: Readonly<Record<Id, Option>> | undefined },
  ) => {
    labels.set(id, { ...face.label, ...(face.key ? { key: face.key } : {}) });
    if (!face.options) return;
    options.set(id, face.options);
    for (const option of Object.keys(face.options)) owner.set(option, id);
  };
  const learnEntity = (
    id: Id,
    entity: Pick<Entity, "key" | "fields"> & { readonly label?: Text | undefined },
    more: Readonly<Record<Id, Face>>,
  ) => {
    learn(id, { key: entity.key, label: entity.label });
    const all = new Map<Id, Face>(Object.entries(more));
    // A built-in field is stored only where it is extended, and then perhaps without its key.
    for (const [field, face] of Object.entries(entity.fields ?? {})) all.set(field, { ...more[field], ...face });
    for (const [field, face] of all) learn(field, face);
    fields.set(id, all);
  };
  learnEntity(builtIn.user, { key: "user", fields: {} }, userFace);
  for (const [id, entity] of Object.entries(blueprint.entities ?? {})) learnEntity(id, entity, id === builtIn.user ? userFace : {});
  for (const action of Object.values(blueprint.actions ?? {}))
    for (const [id, param] of Object.entries(action.params ?? {})) learn(id, param);

  const spelledFields = new Map(
    [...fields].map(([id, all]) => [
      id,
      spell(
        [...all].map(([field, face]) => [field, face.key] as const),
        taken,
      ),
    ]),
  );
  const spelledOptions = new Map(
    [...options].map(([id, all]) => [
      id,
      spell(
        Object.entries(all).map(([option, face]) => [option, face.key] as const),
        nothingReserved,
      ),
    ]),
  );
  const variables = blueprint.variables ?? {};
  const spelledVariables = spell(
    Object.entries(variables).map(([id, variable]) => [id, variable.key] as const),
    new Set(celReserved),
  );
  const roles = new Map<Id, string>(Object.entries(builtInRoles));
  for (const [id, role] of Object.entries(blueprint.roles ?? {})) {
    roles.set(id, role.key);
    learn(id, role);
  }
  const spelledRoles = spell(roles, nothingReserved);
  const actions: Readonly<Record<Id, Action>> = blueprint.actions ?? {};
  const spelledParams = new Map(
    Object.entries(actions).map(
      ([id, action]) =>
        [
          id,
          spell(
            Object.entries(action.params ?? {}).map(([param, face]) => [param, face.key] as const),
            new Set(celReserved),
          ),
        ] as const,
    ),
  );
  const relations = buildRelations(fields, spelledFields);

  return {
    fields: (entity) => fields.get(entity) ?? new Map(),
    field: (entity, id) => fields.get(entity)?.get(id),
    fieldNamed: (entity, name, shown) =>
      (shown ? spelledFields.get(entity)?.byKey.get(name) : undefined) ?? (fields.get(entity)?.has(name) ? name : undefined),
    shownField: (entity, field) => spelledFields.get(entity)?.shown.get(field) ?? field,
    optionOwner: (option) => owner.get(option),
    options: (field) => options.get(field) ?? {},
    optionNamed: (field, key) => spelledOptions.get(field)?.byKey.get(key),
    shownOption: (field, option) => {
      const shown = spelledOptions.get(field)?.shown.get(option);
      return shown === option ? undefined : shown;
    },
    variables: () => Object.keys(variables),
    variable: (id) => (Object.hasOwn(variables, id) ? variables[id] : undefined),
    variableNamed: (key) => spelledVariables.byKey.get(key) ?? (Object.hasOwn(variables, key) ? key : undefined),
    shownVariable: (id) => {
      const shown = spelledVariables.shown.get(id);
      return shown && shown !== id ? `env.${shown}` : id;
    },
    roleNamed: (name, shown) => (shown ? spelledRoles.byKey.get(name) : undefined) ?? (roles.has(name) ? name : undefined),
    shownRole: (id) => spelledRoles.shown.get(id) ?? id,
    roleNames: (shown) => (shown ? [...spelledRoles.shown.values()] : [...roles.keys()]),
    params: (action) => actions[action]?.params ?? {},
    paramNamed: (action, name, shown) =>
      (shown ? spelledParams.get(action)?.byKey.get(name) : undefined) ??
      (Object.hasOwn(actions[action]?.params ?? {}, name) ? name : undefined),
    shownParam: (action, param) => spelledParams.get(action)?.shown.get(param) ?? param,
    relationNamed: (entity, name, shown) => {
      const all = relations.get(entity) ?? [];
      return (shown ? all.find((relation) => relation.shown === name) : undefined) ?? all.find((relation) => relation.field === name);
    },
    relations: (entity) => relations.get(entity) ?? [],
    label: (id) => labels.get(id) ?? {},
  };
};

/** To-many relations per entity: `references` fields, and the far side of every reference. */
const buildRelations = (
  fields: ReadonlyMap<Id, ReadonlyMap<Id, Face>>,
  spelled: ReadonlyMap<Id, { readonly shown: ReadonlyMap<Id, string>; readonly byKey: ReadonlyMap<string, Id> }>,
) => {
  const found = new Map<Id, { field: Id; inverse: boolean; entity: Id; key: string | undefined }[]>();
  const add = (on: Id, relation: { field: Id; inverse: boolean; entity: Id; key: string | undefined }) => {
    const list = found.get(on) ?? [];
    list.push(relation);
    found.set(on, list);
  };
  for (const [entity, all] of fields) {
    for (const [field, face] of all) {
      const target = face.type === "user" ? builtIn.user : face.config?.target;
      if (typeof target !== "string" || (face.type !== "reference" && face.type !== "references" && face.type !== "user")) continue;
      if (face.type === "references") add(entity, { field, inverse: false, entity: target, key: spelled.get(entity)?.shown.get(field) });
      else add(target, { field, inverse: true, entity, key: (face.config?.inverse as { key?: string } | undefined)?.key });
    }
  }
  return new Map(
    [...found].map(([on, list]) => {
      const own = spelled.get(on)?.byKey;
      const names = spell(
        list.map(({ field, key }) => [field, key] as const),
        taken,
      );
      return [
        on,
        list.map(({ field, inverse, entity, key }): Relation => {
          const shown = names.shown.get(field) ?? field;
          const clashes = inverse && key !== undefined && own?.has(key);
          return { field, inverse, entity, shown: clashes ? field : shown };
        }),
      ] as const;
    }),
  );
};
