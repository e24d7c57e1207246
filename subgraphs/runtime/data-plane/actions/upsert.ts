/**
 * Creates a record, or updates the one that has the unique value already. Who comes at the same moment with the same value waits. A
 * record the caller cannot see is one that `create` refuses as taken: nothing else is ever said of it.
 */
import type { Table } from "../../../../schema/model/model.ts";
import { Refusal } from "../../../errors.ts";
import { type InputProblem, InvalidInput } from "../errors.ts";
import { sqlTypeOf } from "../names.ts";
import { type UniqueKey, uniqueKeys } from "../schema-upsert.ts";
import { newSource } from "../sql/source.ts";
import { type Acting, run, statementFor } from "./context.ts";
import { lockFor } from "./locked.ts";
import { createNode, finishWalk, newWalk, readNode, updateNode, type Walk } from "./tree.ts";
import { bindable, requiredMessage, storableAll } from "./values.ts";

type Input = Readonly<Record<string, unknown>>;

export interface UpsertInput {
  readonly by: Input;
  /** For both, for a new record, for one that is there. */
  readonly set: Input;
  readonly create: Input;
  readonly update: Input;
}

/** Answers the record's id and whether it is new. */
export const upsertRecord = async (
  acting: Acting,
  table: Table,
  input: UpsertInput,
): Promise<{ readonly id: string; readonly created: boolean }> => {
  const key = uniqueKeys(acting.seat.view, table).find(({ name }) => isGiven(input.by[name]));
  if (!key) throw new InvalidInput([{ path: ["by"], code: "REQUIRED", message: requiredMessage }]);
  const named = (key.columns.length === 1 ? { [key.columns[0]!.key]: input.by[key.name] } : input.by[key.name]) as Input;
  const at = ["by", ...(key.columns.length === 1 ? [] : [key.name])];
  const problems: InputProblem[] = [];
  const values = storableAll(key.columns, named, at, problems);
  for (const column of key.columns)
    if (!problems.some(({ path }) => path.at(-1) === column.key) && !isGiven(values.get(column.id)))
      problems.push({ path: [...at, column.key], code: "REQUIRED", message: requiredMessage });
  if (problems.length > 0) throw new InvalidInput(problems);

  const text = JSON.stringify([
    acting.environment.schema,
    acting.caller.account,
    table.id,
    key.name,
    ...key.columns.map(({ id }) => values.get(id)),
  ]);
  await acting.writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 2))", [text]);
  const known = await find(acting, table, key, values);
  if (known !== null) {
    const here = { ...acting, action: `${table.id}.update` };
    const row = await lockFor("update", here, table, { id: known }).catch(gone);
    if (row) {
      await told(input, { ...input.set, ...input.update }, "update", [], async (walk, set) => {
        return await updateNode(here, walk, readNode(here, walk, table, "update", set, ["set"]), row);
      });
      return { id: row.id, created: false };
    }
  }
  const made = await told(input, { ...input.set, ...input.create, ...named }, "create", at, async (walk, set) => {
    return await createNode(acting, walk, readNode(acting, walk, table, "create", set, ["set"]));
  });
  return { id: made!, created: true };
};

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

// Deleted between finding and locking it.
const gone = (error: unknown): null => {
  if (error instanceof Refusal && error.code === "DATA_NOT_FOUND") return null;
  throw error;
};

/** A record the caller can see, by what they can see of it. */
const find = async (acting: Acting, table: Table, key: UniqueKey, values: ReadonlyMap<string, unknown>): Promise<string | null> => {
  const statement = statementFor(acting);
  const source = newSource(statement, table);
  const conditions = key.columns.map((column) => {
    const type = sqlTypeOf({ id: column.id, sqlType: column.sqlType ?? "text" });
    return `${source.column(column.id)} = ${statement.bind(() => bindable(column, values.get(column.id)), type)}`;
  });
  const id = source.system("id");
  const [row] = await run<{ id: string }>(acting, statement, `SELECT ${id} AS id FROM ${source.from()} WHERE ${conditions.join(" AND ")}`);
  return row?.id ?? null;
};

/** Writes with the values put together; what is wrong with one is told where it was given. */
const told = async <T>(
  input: UpsertInput,
  set: Input,
  verb: "create" | "update",
  by: readonly string[],
  work: (walk: Walk, set: Input) => Promise<T>,
): Promise<T> => {
  const walk = newWalk();
  const done = await work(walk, set);
  const named = by.length > 1 ? (input.by[by[1]!] as Input) : input.by;
  const problems = walk.problems.map((problem): InputProblem => {
    const [, key = "", ...rest] = problem.path;
    const place = by.length > 0 && Object.hasOwn(named, key) ? by : Object.hasOwn(input[verb], key) ? [verb] : ["set"];
    return { ...problem, path: [...place, ...problem.path.slice(1, 2), ...rest] };
  });
  finishWalk({ ...walk, problems });
  return done;
};
