/** A mutation document as its roots: what each does, and how the record it answers is read, by the same compiler that answers queries. */
import { type FragmentDefinitionNode, getNamedType, isObjectType, print } from "graphql";
import type { Json } from "../../../../schema/ids.ts";
import { dataError } from "../errors.ts";
import { qualified } from "../names.ts";
import { meaningOf, type RootMeaning } from "../schema-meta.ts";
import { apiKeyPiece } from "../sql/api-keys.ts";
import { type Argument, argumentOf } from "../sql/arguments.ts";
import { textForm } from "../sql/json-text.ts";
import { type CompileInput, onePiece } from "../sql/operation.ts";
import { type Compiling, type Cost, collect, objectTypeOf, type Selected, selectionOf } from "../sql/select.ts";
import { type Binder, newStatement, type RunInput, type Statement } from "../sql/statement.ts";
import type { AtOnce } from "./at-once.ts";
import { hashOf, keeperOf, keptAround } from "./journal.ts";

/** One root of a mutation, compiled for a seat and a shape of its variables. */
export interface MutationRootPlan {
  readonly key: string;
  readonly name: string;
  readonly means: RootMeaning;
  readonly input: Argument;
  /** Hash of what is asked of the result: another selection of the same call is presented anew. */
  readonly selection: string;
  readonly parts: readonly ResultPart[];
  /** Reads the record and keeps the answer for a repeated call, where the answer is one record and the rest is known before. */
  readonly keeping: Keeping | null;
  /** Statements that create a record at once, by what their text depends on. */
  readonly atOnce: Map<string, AtOnce | null>;
  /** What reading one record of the result costs; throws when an argument is over a limit. */
  cost(input: RunInput): number;
}

/** A field of the result: known before, the link that is shown once, or the record as its statement reads it. */
export type ResultPart =
  | { readonly key: string; readonly is: "constant"; readonly value: Json }
  | { readonly key: string; readonly is: "link" }
  /** Known only when it is done; of an object, `fields` by response key. */
  | {
      readonly key: string;
      readonly is: "said";
      readonly name: string;
      readonly fields: readonly (readonly [key: string, name: string])[] | null;
    }
  | {
      readonly key: string;
      readonly is: "record";
      readonly sql: string;
      readonly binds: readonly Binder[];
      /** The same as an expression in another statement, over rows that stand there by this name. */
      in(statement: Statement, rows: string): string;
    };

/** Answers the record's text; the whole answer is that between `before` and `after`. */
interface Keeping {
  readonly sql: string;
  readonly binds: readonly Binder[];
  readonly before: string;
  readonly after: string;
  readonly record: Extract<ResultPart, { readonly is: "record" }>;
}

export type MutationPlan = readonly (MutationRootPlan | { readonly key: string; readonly typeName: string })[];

export const compileMutation = ({ seat, operation, fragments, variables }: Omit<CompileInput, "json">): MutationPlan => {
  const type = seat.schema.getMutationType();
  if (!type) throw dataError("FORBIDDEN");
  const compiling = compilingFor(seat, fragments, variables);
  return collect(compiling, type, [operation.selectionSet]).map((selected) =>
    selected.field === null ? { key: selected.key, typeName: type.name } : rootPlan(seat, compiling, selected),
  );
};

/** Actions that answer a list. */
export const severalRecords: ReadonlySet<RootMeaning["kind"]> = new Set(["createMany", "updateMany", "deleteMany"]);
const newRecords: ReadonlySet<RootMeaning["kind"]> = new Set(["create", "createMany", "inviteUser"]);

/** Fields of the result that are known only when it is done. */
const saidOf = (root: RootMeaning): ReadonlySet<string> => {
  if (root.kind === "upsert") return new Set(["created"]);
  if (root.kind === "decideApproval") return new Set(["id", "status"]);
  return new Set(root.kind === "action" && root.action.approval ? ["status", "decision"] : []);
};

const compilingFor = (
  seat: CompileInput["seat"],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Compiling["variables"],
): Compiling => ({
  statement: newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm }),
  fragments,
  variables,
});

const rootPlan = (seat: CompileInput["seat"], compiling: Compiling, selected: Selected): MutationRootPlan => {
  const means = meaningOf(selected.field);
  if (means.is !== "root") throw new Error(`${selected.field.name} is not a root`);
  const { root } = means;
  const costs: Cost[] = [];
  const type = objectTypeOf(selected.field);
  const parts = collect(compiling, type, selectionOf(selected)).map((part): ResultPart => {
    const { key } = part;
    if (part.field === null) return { key, is: "constant", value: type.name };
    const { name } = part.field;
    if (saidOf(root).has(name)) {
      const inner =
        part.field && isObjectType(getNamedType(part.field.type)) ? collect(compiling, objectTypeOf(part.field), selectionOf(part)) : null;
      return { key, is: "said", name, fields: inner?.map(({ key: at, field }) => [at, field?.name ?? "__typename"] as const) ?? null };
    }
    if (name === "status") return { key, is: "constant", value: "DONE" };
    if (name === "created") return { key, is: "constant", value: newRecords.has(root.kind) };
    if (part.field.name === "link" || part.field.name === "key") return { key, is: "link" };
    if (part.field.name === "record" && (root.kind === "createApiKey" || root.kind === "revokeApiKey")) {
      const own = compilingFor(seat, compiling.fragments, compiling.variables);
      const sql = `SELECT ${apiKeyPiece(own, part)} AS answer`;
      return {
        key,
        is: "record",
        sql,
        binds: own.statement.binds,
        in: (statement) => String(apiKeyPiece({ ...compiling, statement }, part)),
      };
    }
    if (part.field.name !== "record" || !("table" in root) || !root.table) return { key, is: "constant", value: null };
    const own = compilingFor(seat, compiling.fragments, compiling.variables);
    const { piece, cost } = onePiece(own, root.table, part, ({ record }) => record?.id);
    costs.push((input) => {
      for (const check of own.statement.checks) check(input);
      return cost(input);
    });
    const { table } = root;
    return {
      key,
      is: "record",
      sql: `SELECT ${piece} AS answer`,
      binds: own.statement.binds,
      in: (statement, rows) => String(onePiece({ ...compiling, statement }, table, part, ({ record }) => record?.id, { rows }).piece),
    };
  });
  const selection = hashOf(selected.nodes.map(({ selectionSet }) => (selectionSet ? print(selectionSet) : "")));
  return {
    key: selected.key,
    name: selected.field.name,
    means: root,
    input: argumentOf(selected.field, selected.nodes[0]!, "input", compiling.variables),
    selection,
    parts,
    atOnce: new Map(),
    keeping: severalRecords.has(root.kind) ? null : keepingOf(seat, parts, selection),
    cost: (input) => costs.reduce((sum, cost) => sum + cost(input), 0),
  };
};

/** What is kept for a repeated call, where `p.answer` is the record's text. */
export const keptText = (
  bind: (binder: Binder) => string,
  constant: (value: string) => string,
  { selection, before, after }: { readonly selection: string; readonly before: string; readonly after: string },
): string => {
  const kept = keptAround(selection);
  const tail = bind((input) => kept.tail([input.record?.id ?? ""]));
  return `${constant(kept.head)} || to_json(${constant(before)} || p.answer || ${constant(after)})::text || ${tail}`;
};

const keepingOf = (seat: CompileInput["seat"], parts: readonly ResultPart[], selection: string): Keeping | null => {
  const at = parts.findIndex(({ is }) => is === "record");
  const record = parts[at];
  const known = parts.filter((part) => part.is === "constant");
  if (record?.is !== "record" || known.length !== parts.length - 1) return null;
  const said = (part: ResultPart) => `${JSON.stringify(part.key)}:${part.is === "constant" ? JSON.stringify(part.value) : ""}`;
  const before = `{${[...parts.slice(0, at), record].map(said).join(",")}`;
  const after = `${parts
    .slice(at + 1)
    .map((part) => `,${said(part)}`)
    .join("")}}`;
  const binds = [...record.binds];
  const bind = (binder: Binder) => `$${binds.push(binder)}::text`;
  const answer = keptText(bind, (value) => bind(() => value), { selection, before, after });
  return {
    sql: `WITH p AS MATERIALIZED (${record.sql}), k AS (UPDATE ${qualified(seat.place, "_idempotency")} i SET answer = ${answer} FROM p WHERE i.actor = ${bind(({ caller }) => keeperOf(caller))} AND i.key = ${bind(({ key }) => key)}) SELECT answer FROM p`,
    binds,
    before,
    after,
    record,
  };
};
