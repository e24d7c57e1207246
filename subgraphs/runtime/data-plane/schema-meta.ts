/** What a field of the generated schema means, kept beside it: the compiler walks an operation and reads only this. */
import type { GraphQLField, GraphQLInputField } from "graphql";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { ActionModel, Column, Relation, Table } from "../../../schema/model/model.ts";

/** Columns the engine keeps, by API name. */
export const systemFields = {
  id: { column: "id", sqlType: "uuid", scalar: "ID", standing: "filled" },
  version: { column: "version", sqlType: "int", scalar: "Int", standing: "filled" },
  createdAt: { column: "created_at", sqlType: "timestamptz", scalar: "DateTime", standing: "filled" },
  updatedAt: { column: "updated_at", sqlType: "timestamptz", scalar: "DateTime", standing: "filled" },
  createdById: { column: "created_by", sqlType: "uuid", scalar: "ID", standing: "nullable" },
} as const;
export type SystemField = keyof typeof systemFields;

export type FieldMeaning =
  | { readonly is: "system"; readonly field: SystemField }
  | { readonly is: "column"; readonly column: Column; readonly masked: boolean }
  | { readonly is: "reference"; readonly column: Column; readonly target: Table }
  | { readonly is: "referenceId"; readonly column: Column }
  /** A connection to other records: through their reference to us, or through a link table in either direction. */
  | { readonly is: "many"; readonly relation: Relation; readonly from: "here" | "there"; readonly target: Table }
  | { readonly is: "userRoles" }
  | { readonly is: "root"; readonly root: RootMeaning }
  | { readonly is: "named"; readonly name: string };

export type RootMeaning =
  | { readonly kind: "one" | "list" | "group" | "changes"; readonly table: Table }
  | { readonly kind: "me" | "modelChanged" | "why" | "approvals" | "ownApprovals" | "decideApproval" }
  | {
      readonly kind: "create" | "createMany" | "update" | "updateMany" | "upsert" | "delete" | "deleteMany" | "restore";
      readonly table: Table;
    }
  | { readonly kind: "action"; readonly table: Table | null; readonly action: ActionModel }
  | { readonly kind: PeopleVerb; readonly table: Table }
  | { readonly kind: "apiKeys" | "invitations" | "deletedPeople" | KeyVerb };

/** What people do with their API keys. */
export type KeyVerb = "createApiKey" | "revokeApiKey";

/** What administrators do with people. */
export const peopleVerbs = [
  "inviteUser",
  "withdrawInvitation",
  "setUserRoles",
  "suspendUser",
  "activateUser",
  "resetUserPassword",
  "endUserSecondFactor",
  "deleteUser",
  "restoreUser",
] as const;
export type PeopleVerb = (typeof peopleVerbs)[number];
export const isPeopleVerb = (kind: RootMeaning["kind"]): kind is PeopleVerb => (peopleVerbs as readonly string[]).includes(kind);

/** Figures over many records, by API name. */
export const figureNames = ["countDistinct", "sum", "avg", "min", "max"] as const;
export type FigureName = (typeof figureNames)[number];

/** What an input field of a filter, an order, a group or a set means. */
export type InputMeaning =
  | { readonly is: "and" | "or" | "not" }
  | { readonly is: "system"; readonly field: SystemField }
  | { readonly is: "column"; readonly column: Column; readonly masked: boolean }
  | { readonly is: "referenceId"; readonly column: Column }
  | { readonly is: "reference"; readonly column: Column; readonly target: Table }
  | { readonly is: "many"; readonly relation: Relation; readonly from: "here" | "there"; readonly target: Table }
  /** Of the order of groups: their keys, their size, a figure. */
  | { readonly is: "keys" | "count" }
  | { readonly is: "figure"; readonly figure: FigureName };

export const meaning = (value: FieldMeaning): { readonly extensions: { readonly wn: FieldMeaning } } => ({ extensions: { wn: value } });
export const inputMeaning = (value: InputMeaning): { readonly extensions: { readonly wn: InputMeaning } } => ({
  extensions: { wn: value },
});

export const meaningOf = (field: GraphQLField<unknown, unknown>): FieldMeaning => {
  const found = field.extensions.wn;
  if (!found) throw new Error(`field ${field.name} has no meaning`);
  return found as FieldMeaning;
};
export const inputMeaningOf = (field: GraphQLInputField): InputMeaning => {
  const found = field.extensions.wn;
  if (!found) throw new Error(`input field ${field.name} has no meaning`);
  return found as InputMeaning;
};

/** Makes something once per table; types refer to each other in circles, and GraphQL knows them by identity. */
export const remember = <T>(make: (table: Table) => T): ((table: Table) => T) => {
  const made = new Map<Id, T>();
  return (table) => {
    const known = made.get(table.id);
    if (known) return known;
    const value = make(table);
    made.set(table.id, value);
    return value;
  };
};

/** Adds what was renamed under its former name too, as deprecated; a name that means something else keeps its meaning. */
export const keepFormerNames = <Config extends object>(
  fields: Record<string, Config>,
  names: readonly (readonly [former: string | undefined, now: string])[],
): Record<string, Config> => {
  for (const [former, now] of names)
    if (former !== undefined && fields[now] && !fields[former])
      fields[former] = { ...fields[now], deprecationReason: `Renamed to ${now}; answered for one release.` };
  return fields;
};

/** The former names of a table's fields. */
export const formerKeys = (table: Table): readonly (readonly [string | undefined, string])[] =>
  table.columns.flatMap(({ formerKey, key }) =>
    formerKey === undefined
      ? []
      : [
          [formerKey, key],
          [`${formerKey}Id`, `${key}Id`],
        ],
  );

/** The former names of what can be asked of tables. */
export const formerRoots = (tables: readonly Table[]): readonly (readonly [string, string])[] =>
  tables.flatMap(({ former, key, pluralKey }): readonly (readonly [string, string])[] =>
    former
      ? [
          [former.key, key],
          former.pluralKey === former.key
            ? [`${former.key}List`, pluralKey]
            : [former.pluralKey, pluralKey === key ? `${key}List` : pluralKey],
          [`${former.pluralKey}Group`, `${pluralKey}Group`],
          [`${former.key}Changes`, `${key}Changes`],
        ]
      : [],
  );

/** The former names of what can be done with their records. */
export const formerMutations = (tables: readonly Table[]): readonly (readonly [string, string])[] =>
  tables.flatMap(({ former, typeName }) =>
    former
      ? ["create", "update", "upsert", "delete", "restore"].map((verb) => [`${verb}${former.typeName}`, `${verb}${typeName}`] as const)
      : [],
  );
