/** A whole query or subscription as one statement with one text column. */
import { type FragmentDefinitionNode, getNamedType, isInputObjectType, type OperationDefinitionNode } from "graphql";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Json } from "../../../../schema/ids.ts";
import { dataError } from "../errors.ts";
import { whyPiece } from "../explain/compile.ts";
import { requireCost } from "../limits.ts";
import { isUuid } from "../scalars.ts";
import { inputMeaningOf, meaningOf, type RootMeaning } from "../schema-meta.ts";
import { apiKeysPiece } from "./api-keys.ts";
import { approvalsPiece, ownApprovalsPiece } from "./approvals.ts";
import { argumentOf } from "./arguments.ts";
import { deletedPeoplePiece } from "./deleted-people.ts";
import { groupPiece } from "./group.ts";
import { invitationsPiece } from "./invitations.ts";
import type { JsonForm, Piece } from "./json-text.ts";
import { listPiece } from "./list.ts";
import { type Built, type Compiling, collect, objectTypeOf, recordPiece, type Selected, selectionOf } from "./select.ts";
import { newSource, type SourceOptions } from "./source.ts";
import { type Binder, newStatement, type Parameter, type RunInput, type Statement } from "./statement.ts";

/** An operation compiled for one model, viewer class and shape of variables. */
export interface QueryPlan {
  readonly name: string;
  readonly sql: string;
  readonly binds: readonly Binder[];
  /** Rows × fields with page sizes multiplied; refuses what is over a limit. */
  check(input: RunInput): number;
  /** Entities whose change can change the answer, policies included. */
  readonly reads: ReadonlySet<Id>;
  readonly root: RootMeaning | null;
  /** Depends on who asks, beyond their viewer class: such answers are not shared between people. */
  readonly personal: boolean;
  /** The answer can change by time alone: at any moment, or with the day. */
  readonly timed: "now" | "today" | null;
  /** Changes of other records of the entity do not touch the answer. */
  readonly narrow: Narrowing | null;
  /** The same for many runs at once: parameters are the number of each run and, for each binder, its values as texts. */
  readonly batched: () => string;
}

/** One value of a record that decides whether it can be in an answer: its id, or a reference it holds. */
export interface Narrowing {
  readonly entity: Id;
  readonly by: Id | "id";
  readonly value: Binder;
}

export interface CompileInput {
  readonly seat: {
    readonly view: Statement["view"];
    readonly schema: import("graphql").GraphQLSchema;
    readonly place: Statement["place"];
    readonly locale: Statement["locale"];
  };
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly json: JsonForm;
}

let plans = 0;

export const compileQuery = (input: CompileInput): QueryPlan => {
  const { statement, root, narrow, costs, piece } = compileRoots(input);
  plans += 1;
  let batch: string | null = null;
  return {
    name: `wn${plans}`,
    sql: `SELECT ${input.json.text(piece)} AS answer`,
    binds: statement.binds,
    reads: statement.reads,
    root,
    narrow,
    personal: statement.personal(),
    timed: statement.timed(),
    check: (run) => {
      for (const check of statement.checks) check(run);
      const cost = costs.reduce((sum, part) => sum + part(run), 0);
      requireCost(cost);
      return cost;
    },
    batched: () => {
      batch ??= batchedSql(input);
      return batch;
    },
  };
};

const batchedSql = (input: CompileInput): string => {
  const { statement, piece } = compileRoots(input, (n, sqlType) => `(args.a${n})::${sqlType}`);
  const names = statement.binds.map((_, at) => `a${at + 1}`);
  const lists = names.map((_, at) => `$${at + 2}::text[]`);
  return `SELECT args.n, ${input.json.text(piece)} AS answer FROM unnest(${["$1::int[]", ...lists].join(", ")}) args(${["n", ...names].join(", ")})`;
};

const compileRoots = ({ seat, operation, fragments, variables, json }: CompileInput, parameter?: Parameter) => {
  const statement = newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json }, parameter);
  const compiling: Compiling = { statement, fragments, variables };
  const type = operation.operation === "subscription" ? seat.schema.getSubscriptionType() : seat.schema.getQueryType();
  if (!type) throw dataError("BAD_REQUEST", { detail: operation.operation });
  const selected = collect(compiling, type, [operation.selectionSet]);
  const costs: Built["cost"][] = [];
  let root: RootMeaning | null = null;
  let narrow: Narrowing | null = null;
  const parts = selected.map((field): readonly [string, Piece] => {
    if (field.field === null) return [field.key, json.constant(type.name)];
    const means = meaningOf(field.field);
    if (means.is !== "root") throw new Error(`${field.field.name} is not a root`);
    root = means.root;
    narrow = narrowingOf(compiling, field, means.root);
    const built = rootPiece(compiling, field, means.root, operation.operation === "subscription");
    costs.push(built.cost);
    return [field.key, built.piece];
  });
  const alone = (found: Narrowing | null) => (found && !statement.repeated.has(found.entity) && selected.length === 1 ? found : null);
  return { statement, root: root as RootMeaning | null, narrow: alone(narrow), costs, piece: json.object(parts) };
};

/** What only some records of the entity have who can be in the answer of this root; null when any may. */
const narrowingOf = (compiling: Compiling, field: Selected, root: RootMeaning): Narrowing | null => {
  const { statement, variables } = compiling;
  const ask = (name: string) => argumentOf(field.field, field.nodes[0]!, name, variables);
  if (root.kind === "one") return { entity: root.table.id, by: "id", value: ask("id").get };
  if (root.kind !== "list") return null;
  const filter = ask("filter");
  const type = getNamedType(filter.type);
  if (!isInputObjectType(type) || typeof filter.value !== "object" || filter.value === null) return null;
  for (const name of Object.keys(filter.value)) {
    const means = inputMeaningOf(type.getFields()[name]!);
    if (means.is !== "referenceId" || statement.view.shown(root.table.id, means.column.id) !== "plain") continue;
    const { value, member } = filter.member(name);
    if (typeof value === "object" && value !== null && typeof (value as { eq?: unknown }).eq === "string")
      return { entity: root.table.id, by: means.column.id, value: member("eq").get };
  }
  return null;
};

const rootPiece = (compiling: Compiling, field: Selected, root: RootMeaning, live: boolean): Built => {
  switch (root.kind) {
    case "me":
      return mePiece(compiling, field);
    case "why":
      return whyPiece(compiling, field);
    case "apiKeys":
      return apiKeysPiece(compiling, field);
    case "approvals":
      return approvalsPiece(compiling, field);
    case "ownApprovals":
      return ownApprovalsPiece(compiling, field);
    case "deletedPeople":
      return deletedPeoplePiece(compiling, field);
    case "invitations":
      return invitationsPiece(compiling, field);
    case "list":
      return listPiece(compiling, root.table, field, { nested: false, live });
    case "group":
      return groupPiece(compiling, root.table, field);
    case "one": {
      const id = argumentOf(field.field, field.nodes[0]!, "id", compiling.variables);
      return onePiece(compiling, root.table, field, (input) => id.get(input));
    }
    default:
      throw new Error(`${root.kind} is not read by a plan`);
  }
};

/** A record by id; null when there is none to see. */
export const onePiece = (
  compiling: Compiling,
  table: Parameters<typeof newSource>[1],
  field: Pick<Selected, "field" | "nodes">,
  id: Binder,
  options: SourceOptions = {},
): Built => {
  const { statement } = compiling;
  const source = newSource(statement, table, options);
  const built = recordPiece(compiling, source, objectTypeOf(field.field), selectionOf(field));
  const place = statement.bind((input) => {
    const value = id(input);
    return isUuid(value) ? value : null;
  }, "uuid");
  const on = `${source.system("id")} = ${place}`;
  return {
    piece: statement.json.ofRowOrNull(built.piece, `${source.from()} WHERE ${on}`),
    cost: built.cost,
  };
};

// Known before the statement runs: sent as parameters.
const mePiece = (compiling: Compiling, field: Selected): Built => {
  const { json } = compiling.statement;
  const type = objectTypeOf(field.field);
  const parts = collect(compiling, type, selectionOf(field)).map((part): readonly [string, Piece] => {
    if (part.field === null) return [part.key, json.constant(type.name)];
    const name = part.field.name;
    return [
      part.key,
      json.json(compiling.statement.claim(`me.${name}.json`, (input) => JSON.stringify(meValue(name, input, compiling) ?? null), "json")),
    ];
  });
  const signedIn = compiling.statement.claim("me.signedIn", ({ caller }) => caller.user !== null, "boolean");
  return { piece: json.orNull(`(CASE WHEN ${signedIn} THEN ${json.object(parts)} END)`), cost: () => parts.length };
};

const meValue = (name: string, { caller }: RunInput, { statement }: Compiling): Json => {
  const { user } = caller;
  if (!user) return null;
  switch (name) {
    case "id":
      return user.id;
    case "name":
      return user.name;
    case "email":
      return user.email;
    case "roles":
      return [...user.roles];
    case "locale":
      return caller.locale;
    case "account":
      return caller.account;
    default:
      return permissions(statement, caller.locale);
  }
};

const verbs = {
  read: { en: "See {what}", ar: "الاطلاع على {what}" },
  create: { en: "Add to {what}", ar: "الإضافة إلى {what}" },
  update: { en: "Change {what}", ar: "تعديل {what}" },
  delete: { en: "Delete from {what}", ar: "الحذف من {what}" },
} as const;
const permissions = ({ view }: Statement, locale: "en" | "ar"): readonly string[] =>
  view.model.tables.flatMap((table) =>
    (["read", "create", "update", "delete"] as const).flatMap((operation) =>
      view.grants(table.id, operation).length > 0
        ? [verbs[operation][locale].replace("{what}", table.plural[locale] ?? table.plural.en ?? table.pluralKey)]
        : [],
    ),
  );
