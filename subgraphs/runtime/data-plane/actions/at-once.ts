/**
 * A record created in one statement, for the way that is gone most: every question about it, the key of the call, the row, its event,
 * its audit entry and the answer, or none of it. Whatever is not plain (something is wrong, the call was made before, the record brings
 * others along, the kill switch has to be asked) is left to the transaction of `records.ts`, which also finds the words for it: nothing
 * was written here then.
 */
import { isFileField } from "../../../../schema/blueprint/file-kinds.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { type InputProblem, sqlState } from "../errors.ts";
import { lru } from "../lru.ts";
import { qualified } from "../names.ts";
import type { Pools } from "../pools.ts";
import { writableColumns } from "../schema-inputs.ts";
import { textForm } from "../sql/json-text.ts";
import { type Binder, newStatement, type RunInput } from "../sql/statement.ts";
import { type Candidate, candidateSql, questionsAbout, shapeOf } from "./candidate.ts";
import type { Change, Placed } from "./context.ts";
import { journalIds, journalled, keeperOf } from "./journal.ts";
import { keptText, type MutationRootPlan } from "./plan.ts";
import { draftRecord, insertRow } from "./records.ts";
import { storableAll } from "./values.ts";

/** A statement that creates a record at once; answers the record's text, or no row when nothing was written. */
export interface AtOnce {
  readonly name: string;
  readonly sql: string;
  readonly binds: readonly Binder[];
}

export interface AtOnceInput {
  readonly pools: Pools;
  readonly environment: Parameters<Pools["writeOnce"]>[0];
  readonly plan: MutationRootPlan;
  readonly table: Table;
  readonly values: Readonly<Record<string, unknown>>;
  /** With `key` and `inputHash` where the call has a key. */
  readonly run: RunInput;
}

const shapesPerPlan = 64;
let made = 0;

/** The answer and what changed; null: it is not that plain, nothing was written. */
export const createAtOnce = async (
  placed: Placed,
  { pools, environment, plan, table, values, run }: AtOnceInput,
): Promise<{ readonly text: string; readonly change: Change } | null> => {
  if (!plan.keeping || !run.caller.user) return null;
  const problems: InputProblem[] = [];
  const given = storableAll(writableColumns(placed.seat.view, table, "create"), values, ["set"], problems);
  const candidate = draftRecord(table, given, ["set"], problems);
  if (problems.length > 0) return null;
  const keyed = run.key !== undefined;
  const statement = lru(plan.atOnce, `${shapeOf(candidate)}|${[...given.keys()].join(",")}|${keyed}`, shapesPerPlan, () =>
    compileAtOnce(placed, plan, candidate, [...given.keys()], keyed),
  );
  if (!statement) return null;
  const input = { ...run, record: candidate };
  try {
    const text = await pools.writeOnce(environment, run.caller.account, {
      name: statement.name,
      sql: statement.sql,
      values: statement.binds.map((bind) => bind(input)),
    });
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
  } catch (error) {
    // Refused by a constraint or a value: the statement left nothing behind, and the transaction says which and in which words.
    if (/^2[23]/.test(sqlState(error) ?? "")) return null;
    throw error;
  }
};

const fieldsOf = (table: Table, given: ReadonlyMap<Id, unknown>): readonly Id[] =>
  table.columns.filter((column) => given.has(column.id)).map((column) => column.id);

/** Null: not to be done in one statement. */
const compileAtOnce = (
  placed: Placed,
  { keeping, selection }: MutationRootPlan,
  candidate: Candidate,
  given: readonly Id[],
  keyed: boolean,
): AtOnce | null => {
  const { seat } = placed;
  const { table } = candidate;
  const plain = table.columns.every(
    (column) =>
      column.type !== "autoNumber" &&
      !((column.type === "references" || isFileField(column)) && candidate.values.has(column.id)) &&
      (!column.check || column.check.sql),
  );
  if (!plain || !keeping) return null;
  const statement = newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm });
  const row = candidateSql(placed, statement, candidate);
  const answer = keeping.record.in(statement, "n");
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
  const bind = (binder: Binder) => statement.bind(binder, "text");
  const fields = table.columns.filter(({ id }) => given.includes(id)).map(({ id }) => id);
  const key = keyed
    ? [
        `k AS (INSERT INTO ${qualified(seat.place, "_idempotency")} (actor, key, input_hash, answer)
           SELECT ${bind(({ caller }) => keeperOf(caller))}, ${bind((input) => input.key)}, ${bind(({ inputHash }) => inputHash)}, ${keptText(bind, { ...keeping, selection })} FROM n, p WHERE ${fine.join(" AND ")}
           ON CONFLICT DO NOTHING RETURNING true)`,
      ]
    : [];
  const from = keyed ? "n, k" : `n WHERE ${fine.join(" AND ")}`;
  const parts = [
    `n AS MATERIALIZED (SELECT * FROM ${row})`,
    `p AS MATERIALIZED (SELECT ${answer} AS answer)`,
    ...key,
    `i AS (${insertRow(placed, table, from)})`,
    `w AS (SELECT i.*, ${journalIds(statement)} FROM i)`,
    journalled(placed, statement, table.id, "CREATE", fields),
  ];
  made += 1;
  return { name: `c${made}`, sql: `WITH ${parts.join(",\n")} SELECT p.answer FROM p, w`, binds: statement.binds };
};
