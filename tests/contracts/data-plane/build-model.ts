/** Builds small models by hand, for what no blueprint would say by itself: masks, failing predicates, accounts. */

import type { FieldTypeName, Id } from "../../../schema/blueprint/shape.ts";
import type { Column, EntityAccess, Grant, Model, Relation, RoleModel, Table } from "../../../schema/model/model.ts";

const sqlTypes: Partial<Record<FieldTypeName, string>> = {
  integer: "bigint",
  rating: "bigint",
  decimal: "numeric(19,4)",
  percent: "numeric(19,4)",
  money: "numeric(19,4)",
  boolean: "boolean",
  date: "date",
  dateTime: "timestamptz",
  time: "time",
  duration: "bigint",
  enums: "text[]",
  reference: "uuid",
  user: "uuid",
  json: "jsonb",
  address: "jsonb",
};

export const buildColumn = (id: Id, key: string, type: FieldTypeName, more: Partial<Column> = {}): Column => ({
  id,
  key,
  label: { en: key, ar: key },
  help: {},
  type,
  config: {},
  sqlType: type === "references" ? null : (sqlTypes[type] ?? "text"),
  required: false,
  unique: false,
  immutable: false,
  searchable: false,
  classification: "internal",
  default: null,
  compute: null,
  computed: null,
  check: null,
  message: {},
  options: [],
  target: type === "user" ? "ent_user" : null,
  control: "input",
  ...more,
});

export const buildTable = (id: Id, key: string, columns: readonly Column[], more: Partial<Table> = {}): Table => ({
  id,
  key,
  pluralKey: `${key}s`,
  typeName: key[0]!.toUpperCase() + key.slice(1),
  label: { en: key, ar: key },
  plural: { en: `${key}s`, ar: `${key}s` },
  icon: null,
  title: columns[0]?.id ?? null,
  audit: "changes",
  sampleRows: 20,
  builtIn: false,
  columns,
  indexes: [],
  rules: [],
  ...more,
});

export const userTable = (added: readonly Column[] = []): Table =>
  buildTable(
    "ent_user",
    "user",
    [
      buildColumn("f_user_email", "email", "email", { required: true, unique: true }),
      buildColumn("f_user_name", "name", "text"),
      buildColumn("f_user_phone", "phone", "phone"),
      buildColumn("f_user_locale", "locale", "text"),
      buildColumn("f_user_status", "status", "text"),
      ...added,
    ],
    { builtIn: true, title: "f_user_name" },
  );

export const grant = (fields: readonly Id[], more: Partial<Grant> = {}): Grant => ({
  policy: "implied",
  where: null,
  check: null,
  fields,
  mask: [],
  ...more,
});

export const access = (more: Partial<EntityAccess>): EntityAccess => ({ read: [], create: [], update: [], delete: [], ...more });

export const fullAccess = (table: Table): EntityAccess => {
  const all = [grant(table.columns.map(({ id }) => id))];
  return { read: all, create: all, update: all, delete: all };
};

export const buildRole = (id: Id, key: string, rights: Readonly<Record<Id, EntityAccess>>, more: Partial<RoleModel> = {}): RoleModel => ({
  id,
  key,
  label: { en: key, ar: key },
  signUp: false,
  home: null,
  access: rights,
  ...more,
});

const colours = {
  primary: "#0f766e",
  onPrimary: "#ffffff",
  accent: "#0f766e",
  background: "#ffffff",
  surface: "#ffffff",
  text: "#111111",
  border: "#dddddd",
};

export const buildModel = (
  tables: readonly Table[],
  relations: readonly Relation[],
  roles: readonly RoleModel[],
  more: Partial<Model> = {},
): Model => {
  const withUser = tables.some(({ id }) => id === "ent_user") ? tables : [userTable(), ...tables];
  return {
    hash: "0".repeat(64),
    compiler: 1,
    header: {
      key: "sample",
      label: { en: "Sample", ar: "عينة" },
      description: {},
      sector: "general",
      locales: ["ar", "en"],
      defaultLocale: "en",
      timeZone: "Asia/Riyadh",
      currency: "SAR",
      accounts: "none",
      signUp: "open",
      targets: ["api", "web"],
    },
    tables: withUser,
    relations,
    roles: [
      ...(roles.some(({ id }) => id === "r_admin")
        ? []
        : [buildRole("r_admin", "admin", Object.fromEntries(withUser.map((table) => [table.id, fullAccess(table)])))]),
      ...["r_public", "r_member"].filter((id) => !roles.some((role) => role.id === id)).map((id) => buildRole(id, id.slice(2), {})),
      ...roles,
    ],
    actions: withUser.flatMap((table) =>
      (["create", "update", "delete", "restore"] as const).map((implied) => ({
        ref: `${table.id}.${implied}`,
        key: `${implied}${table.typeName}`,
        label: {},
        entity: table.id,
        roles: [],
        implied,
        when: null,
        params: [],
        effects: [],
        risk: "low" as const,
        confirm: {},
        done: {},
      })),
    ),
    pages: [],
    variables: [],
    tests: [],
    retention: [],
    theme: { mode: "light", font: "inter", radius: 8, density: "comfortable", light: colours, dark: colours },
    ...more,
  };
};
