/**
 * A record created in one statement, for the way that is gone most: every question about it, the key of the call, the row, its event,
 * its audit entry and the answer, or none of it. Calls that come together share a statement (`waves.ts`). Whatever is not plain
 * (something is wrong, the call was made before, the record brings others along, the kill switch has to be asked) is left to the
 * transaction of `records.ts`, which also finds the words for it: nothing was written here then.
 */
import { isFileField } from "../../../../schema/blueprint/file-kinds.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import type { InputProblem } from "../errors.ts";
import { lru } from "../lru.ts";
import { type Place, qualified } from "../names.ts";
import { writableColumns } from "../schema-inputs.ts";
import { textForm } from "../sql/json-text.ts";
import { type Binder, newStatement, type RunInput } from "../sql/statement.ts";
import { computedInOrder } from "../stored-values.ts";
import { type Candidate, candidateSql, questionsAbout, shapeOf } from "./candidate.ts";
import type { Acting, Change, Placed } from "./context.ts";
import { journalIds, journalled, keeperOf } from "./journal.ts";
import { keptText, type MutationRootPlan } from "./plan.ts";
import { draftRecord, insertRow } from "./records.ts";
import { storableAll } from "./values.ts";
import { mostRecords, type Waves } from "./waves.ts";

/** A statement that creates records at once, one for each call, each or nothing of it. */
export interface AtOnce {
  /** Stands for this statement in the whole process. */
  readonly name: string;
  /** Its text for so many records; answers a text for each that was created: its place, a colon, the record's text. */
  sql(records: number): string;
  /** Values that come first, the same for all. */
  readonly shared: readonly unknown[];
  /** Then these, of each record. */
  readonly binds: readonly Binder[];
}

export interface AtOnceInput {
  readonly waves: Waves;
  readonly environment: Place;
  readonly plan: MutationRootPlan;
  readonly table: Table;
  readonly values: Readonly<Record<string, unknown>>;
  /** With `key` and `inputHash` where the call has a key. */
  readonly run: RunInput;
}

/** The record an input would make, and what the text of its statement depends on; null: something is wrong with the input. */
const draftOf = ({ seat }: Placed, table: Table, values: Readonly<Record<string, unknown>>) => {
  const problems: InputProblem[] = [];
  const given = storableAll(writableColumns(seat.view, table, "create"), values, ["set"], problems);
  const candidate = draftRecord(table, given, ["set"], problems);
  const fields = [...given.keys()];
  return problems.length > 0 ? null : { candidate, given, fields, shape: `${shapeOf(candidate)}|${fields.join(",")}` };
};

const shapesPerPlan = 64;
let made = 0;

/** The answer and what changed; null: it is not that plain, nothing was written. */
export const createAtOnce = async (
  placed: Placed,
  { waves, environment, plan, table, values, run }: AtOnceInput,
): Promise<{ readonly text: string; readonly change: Change } | null> => {
  if (!plan.keeping || !run.caller.user) return null;
  const draft = draftOf(placed, table, values);
  if (!draft) return null;
  const { candidate, given, fields, shape } = draft;
  const keyed = run.key !== undefined;
  const statement = lru(plan.atOnce, `${shape}|${keyed}`, shapesPerPlan, () => compileAtOnce(placed, plan, candidate, fields, keyed));
  if (!statement) return null;
  const text = await waves.ask(environment, statement, { ...run, record: candidate });
  if (text === null) return null;
  return {
    text: `${plan.keeping.before}${text}${plan.keeping.after}`,
    change: {
      entity: table.id,
      id: candidate.id,
      op: "CREATE",
      fields: fieldsOf(table, given),
      account: run.caller.account,
      values: candidate.values,
    },
  };
};

const fieldsOf = (table: Table, given: ReadonlyMap<Id, unknown>): readonly Id[] =>
  table.columns.filter((column) => given.has(column.id)).map((column) => column.id);

/** The same for many records in an open transaction, of which nobody wants to read; what is not plain is left to `records.ts` as well. */
export const createTogether = async (
  acting: Acting,
  table: Table,
  inputs: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly (Change | null)[]> => {
  const made: (Change | null)[] = inputs.map(() => null);
  for (const { statement, alike } of byShape(acting, table, inputs, "write"))
    if (statement)
      for (const { at, candidate, given } of await passing(acting, statement, alike)) {
        const { id, values } = candidate;
        made[at] = { entity: table.id, id, op: "CREATE", fields: fieldsOf(table, given), account: acting.caller.account, values };
      }
  return made;
};

/**
 * Asks of many records whether all of them would be created, and writes none. False also where that cannot be known by asking: where
 * uniqueness, something worked out or the size of a value could still refuse one.
 */
export const wouldCreateAll = async (
  acting: Acting,
  table: Table,
  inputs: readonly Readonly<Record<string, unknown>>[],
): Promise<boolean> => {
  const shapes = byShape(acting, table, inputs, "look");
  const all = shapes.flatMap(({ statement, alike }) => (statement && alike.every(isShort) ? alike : []));
  if (all.length < inputs.length) return false;
  for (const { statement, alike } of shapes) if ((await passing(acting, statement!, alike)).length < alike.length) return false;
  return true;
};

type Drafted = NonNullable<ReturnType<typeof draftOf>> & { readonly at: number };

/** The inputs that nothing is wrong with so far, by the statement they share; null: they share none. */
const byShape = (
  acting: Acting,
  table: Table,
  inputs: readonly Readonly<Record<string, unknown>>[],
  to: "write" | "look",
): readonly { readonly statement: AtOnce | null; readonly alike: readonly Drafted[] }[] => {
  const shapes = new Map<string, Drafted[]>();
  for (const [at, values] of inputs.entries()) {
    const draft = draftOf(acting, table, values);
    if (!draft) continue;
    const alike = shapes.get(draft.shape) ?? [];
    alike.push({ ...draft, at });
    shapes.set(draft.shape, alike);
  }
  const statements = acting.seat.statements as Map<string, AtOnce | null>;
  return [...shapes].map(([shape, alike]) => ({
    alike,
    statement: lru(statements, `${to}|${table.id}|${shape}`, shapesTogether, () =>
      to === "look" && !onlyAsked(acting, alike[0]!.candidate)
        ? null
        : compileAtOnce(acting, null, alike[0]!.candidate, alike[0]!.fields, false, to),
    ),
  }));
};

/** Those that the statement answers. */
const passing = async (acting: Acting, statement: AtOnce, alike: readonly Drafted[]): Promise<readonly Drafted[]> => {
  const passed: Drafted[] = [];
  for (const some of inSizes(alike)) {
    const values = some.flatMap(({ candidate }) => statement.binds.map((bind) => bind({ ...acting.input, record: candidate })));
    const rows = await acting.writing.query<{ answer: string }>(statement.sql(some.length), [...statement.shared, ...values]);
    for (const { answer } of rows) passed.push(some[Number.parseInt(answer, 10)]!);
  }
  return passed;
};

/** Whether nothing of the table can refuse such a record that the questions do not ask: what it holds was checked as it was read. */
const onlyAsked = ({ seat }: Placed, { table, formulas, values }: Candidate): boolean =>
  !seat.view.accounts &&
  !isBuiltIn(table.id) &&
  formulas.size === 0 &&
  computedInOrder(table).length === 0 &&
  !table.indexes.some(({ unique }) => unique) &&
  // Empty is never taken.
  !table.columns.some(({ id, unique }) => unique && values.has(id));

const isBuiltIn = (entity: Id): boolean => (Object.values(builtIn) as readonly Id[]).includes(entity);

/** An index takes less than a column does. */
const isShort = ({ candidate }: Drafted): boolean =>
  [...candidate.values.values()].every((value) =>
    value === null || typeof value !== "object" ? String(value).length <= shortText : JSON.stringify(value).length <= shortText,
  );
const shortText = 500;
const shapesTogether = 200;
/** Few sizes, so that few statements have to be planned. */
const sizes = [250, 50, 10, 1] as const;

const inSizes = <T>(all: readonly T[]): readonly (readonly T[])[] => {
  const pieces: (readonly T[])[] = [];
  for (let from = 0; from < all.length; from += pieces.at(-1)!.length) {
    const size = sizes.find((one) => one <= all.length - from)!;
    pieces.push(all.slice(from, from + size));
  }
  return pieces;
};

/** Null: not to be done in one statement. Without a plan nobody reads the records. */
const compileAtOnce = (
  placed: Placed,
  plan: MutationRootPlan | null,
  candidate: Candidate,
  given: readonly Id[],
  keyed: boolean,
  to: "write" | "look" = "write",
): AtOnce | null => {
  const { seat } = placed;
  const { table } = candidate;
  const plain = table.columns.every(
    (column) =>
      column.type !== "autoNumber" &&
      !((column.type === "references" || isFileField(column)) && candidate.values.has(column.id)) &&
      (!column.check || column.check.sql),
  );
  const keeping = plan?.keeping ?? null;
  if (!plain || (plan && !keeping)) return null;
  // What differs from call to call is a column of `r`, named by its place; every part below has those columns around it.
  const types: string[] = [];
  const shared: unknown[] = [];
  const statement = newStatement(
    { view: seat.view, place: seat.place, locale: seat.locale, json: textForm },
    (n, sqlType) => {
      types.push(sqlType);
      return `"~${n}"`;
    },
    (value, sqlType) => `$${shared.push(value)}::${sqlType}`,
  );
  const row = candidateSql(placed, statement, candidate);
  const answer = keeping ? keeping.record.in(statement, "n") : "''::text";
  // What reads the entity's table does not see the row that this statement adds to it.
  if (statement.reads.has(table.id)) return null;
  const grants = seat.view.grants(table.id, "create");
  const { questions } = questionsAbout(placed, statement, candidate, grants, "n");
  const admits = (of: readonly number[]) => `(${of.map((grant) => questions.find((one) => one.grant === grant)?.sql).join(" OR ")})`;
  const open = grants.map((_, grant) => grant);
  const granting = given.map((field) => open.filter((grant) => grants[grant]?.fields.includes(field)));
  if (open.length === 0 || granting.some((of) => of.length === 0)) return null;
  const fine = [
    ...new Set([admits(open), ...granting.map(admits)]),
    ...questions.flatMap(({ problem, sql }) => (problem ? [`(${sql}) IS NOT TRUE`] : [])),
  ];
  const bind = (binder: Binder, sqlType = "text") => statement.bind(binder, sqlType);
  const fields = table.columns.filter(({ id }) => given.includes(id)).map(({ id }) => id);
  const parts = [
    `n AS MATERIALIZED (SELECT r.*, n.* FROM r CROSS JOIN LATERAL ${row})`,
    `p AS MATERIALIZED (SELECT n.*, ${answer} AS answer FROM n WHERE ${fine.join(" AND ")})`,
  ];
  if (keyed && plan && keeping) {
    const [actor, key] = [bind(({ caller }) => keeperOf(caller)), bind((input) => input.key)];
    const kept = keptText(bind, (value) => statement.constant(value, "text"), { ...keeping, selection: plan.selection });
    parts.push(
      `k AS (INSERT INTO ${qualified(seat.place, "_idempotency")} (actor, key, input_hash, answer)
        SELECT ${actor}, ${key}, ${bind(({ inputHash }) => inputHash)}, ${kept} FROM p ON CONFLICT DO NOTHING RETURNING actor, key)`,
      `g AS (SELECT p.* FROM p JOIN k ON k.actor = ${actor} AND k.key = ${key})`,
    );
  }
  if (to === "write")
    parts.push(
      `i AS (${insertRow(placed, table, keyed ? "g n" : "p n")})`,
      `w AS (SELECT p.*, i.change_key, ${journalIds(statement)} FROM i JOIN p USING (id))`,
      journalled(placed, statement, table.id, "CREATE", fields),
    );
  const last = to === "write" ? "w" : "p";
  made += 1;
  const columns = types.map((_, n) => `"~${n + 1}"`).join(", ");
  const valuesOf = (record: number) =>
    types.map((sqlType, n) => `$${shared.length + record * types.length + n + 1}::${sqlType}`).join(", ");
  const texts = new Map<string, string>();
  return {
    name: `c${made}`,
    shared,
    binds: statement.binds,
    sql: (records) =>
      lru(texts, String(records), mostRecords, () => {
        const rows = Array.from({ length: records }, (_, record) => `(${record}, ${valuesOf(record)})`);
        return `WITH r("~", ${columns}) AS (VALUES ${rows.join(", ")}),\n${parts.join(",\n")}\nSELECT ${last}."~" || ':' || ${last}.answer AS answer FROM ${last}`;
      }),
  };
};
