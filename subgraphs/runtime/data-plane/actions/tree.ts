/**
 * A record written together with what hangs on it, as one action: records it points to first, then the record, then those that point to
 * it. Each passes the gate, the rules and the journal of its own entity's create or update. What is wrong anywhere is told together:
 * a record that was refused is not written, those that hang on it are still looked at.
 */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { Refusal } from "../../../errors.ts";
import { dataError, type InputProblem, InvalidInput, sqlState } from "../errors.ts";
import { isUuid } from "../scalars.ts";
import { type NestedField, nestedFields } from "../schema-nested.ts";
import { newSource } from "../sql/source.ts";
import { noSuchRecord } from "./candidate.ts";
import { type Acting, run, statementFor } from "./context.ts";
import { type Locked, lockFor } from "./locked.ts";
import { changeRecord, createRecord, type More } from "./records.ts";

export const treeLimits = { depth: 3, records: 500 } as const;

type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** What one call writes, and what was wrong so far. */
export interface Walk {
  records: number;
  readonly problems: InputProblem[];
  /** The database gave up behind a problem: what follows cannot be asked any more. */
  stopped: unknown;
}
export const newWalk = (): Walk => ({ records: 0, problems: [], stopped: null });

/** Throws what was found wrong on the way, all of it. */
export const finishWalk = ({ problems, stopped }: Walk): void => {
  if (problems.length > 0) throw new InvalidInput(problems);
  if (stopped !== null) throw stopped;
};

/** Counts records that are to be written; throws `DATA_LIMIT_RECORDS`. */
export const countRecords = (walk: Walk, more: number): void => {
  walk.records += more;
  if (walk.records > treeLimits.records) throw dataError("LIMIT_RECORDS", { limit: treeLimits.records, asked: walk.records });
};

/** True when the input brings along other records. */
export const bringsMore = (acting: Pick<Acting, "seat">, table: Table, operation: "create" | "update", input: Input): boolean =>
  nestedFields(acting.seat.view, table, operation).some(({ name }) => isGiven(input[name]));

interface Part {
  readonly field: NestedField;
  readonly create: readonly Node[];
  readonly connect: readonly string[];
  readonly disconnect: readonly string[];
  readonly path: Path;
}
/** One record of the call. */
export interface Node {
  readonly table: Table;
  readonly path: Path;
  readonly own: Input;
  readonly parts: readonly Part[];
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : isGiven(value) ? [value] : []);

/** Reads an input with all that it brings along; throws what is over a limit. */
export const readNode = (
  acting: Acting,
  walk: Walk,
  table: Table,
  operation: "create" | "update",
  input: Input,
  path: Path,
  depth = 0,
): Node => {
  countRecords(walk, 1);
  const parts = nestedFields(acting.seat.view, table, operation).flatMap((field): readonly Part[] => {
    const given = input[field.name];
    if (!isGiven(given)) return [];
    if (depth === treeLimits.depth) throw dataError("LIMIT_NESTING", { limit: treeLimits.depth });
    const at = [...path, field.name];
    const { create, connect, disconnect } = given as Input;
    if (field.is !== "pointing" && isGiven(input[field.column.key]))
      walk.problems.push({
        path: at,
        code: "INVALID",
        message: {
          en: `Give either ${field.column.key} or ${field.name}.`,
          ar: `استخدم إما ${field.column.key} أو ${field.name}.`,
        },
      });
    const ids = (value: unknown, verb: string): readonly string[] =>
      listOf(value).flatMap((id, index) => {
        if (isUuid(id)) return [id.toLowerCase()];
        walk.problems.push(noSuchRecord([...at, verb, ...(Array.isArray(value) ? [index] : [])]));
        return [];
      });
    const connected = ids(connect, "connect");
    const gone = ids(disconnect, "disconnect");
    if (field.is !== "one") countRecords(walk, connected.length + gone.length);
    return [
      {
        field,
        path: at,
        connect: connected,
        disconnect: gone,
        create: listOf(create).map((one, index) => {
          const where = [...at, "create", ...(Array.isArray(create) ? [index] : [])];
          const made = one as Input;
          if (field.is === "pointing" && backReferences(field).some((name) => isGiven(made[name])))
            walk.problems.push({
              path: [...where, field.column.key],
              code: "INVALID",
              message: { en: "This is the record around it.", ar: "هذا هو السجل المحيط به." },
            });
          return readNode(acting, walk, field.target, "create", made, where, depth + 1);
        }),
      },
    ];
  });
  return { table, path, own: input, parts };
};
const backReferences = ({ column }: NestedField): readonly string[] => [column.key, `${column.key}Link`];

/** Creates the record of a node and all below it; null when it was refused, which is in the walk's problems. */
export const createNode = async (acting: Acting, walk: Walk, node: Node, more: Partial<More> = {}): Promise<string | null> => {
  const here = { ...acting, action: `${node.table.id}.create` };
  const gathered = await gather(acting, walk, node, more);
  const id = await attempt(walk, node, async () => {
    const { id, written } = await createRecord(here, node.table, node.own, node.path, gathered);
    await written;
    return id;
  });
  await pointing(acting, walk, node, id);
  return id;
};

/** Changes a locked record and what hangs on it; answers its id. */
export const updateNode = async (acting: Acting, walk: Walk, node: Node, row: Locked): Promise<string> => {
  const gathered = await gather(acting, walk, node, {});
  const changed = await attempt(walk, node, () => changeRecord(acting, node.table, row, node.own, node.path, gathered));
  await pointing(acting, walk, node, changed === null ? null : row.id);
  return row.id;
};

/** What the record points to: made, or named by id. */
const gather = async (acting: Acting, walk: Walk, node: Node, more: Partial<More>): Promise<More> => {
  const values = new Map(more.values);
  const missing = new Set(more.missing);
  const unlink = new Map<Id, readonly string[]>();
  for (const { field, create, connect, disconnect } of node.parts) {
    if (field.is === "pointing") continue;
    const ids = [...connect];
    for (const child of create) {
      const id = await createNode(acting, walk, child);
      if (id === null) missing.add(field.column.id);
      else ids.push(id);
    }
    values.set(field.column.id, field.is === "links" ? [...new Set(ids)] : (ids[0] ?? null));
    if (field.is === "links") unlink.set(field.column.id, disconnect);
  }
  return { values, missing, unlink };
};

/** Records that point to this one: made, moved here, or let go. Without an id they are only looked at. */
const pointing = async (acting: Acting, walk: Walk, node: Node, id: string | null): Promise<void> => {
  for (const { field, create, connect, disconnect, path } of node.parts) {
    if (field.is !== "pointing") continue;
    const here = field.column.id;
    const more: More =
      id === null ? { values: new Map(), missing: new Set([here]) } : { values: new Map([[here, id]]), missing: new Set() };
    for (const child of create) await createNode(acting, walk, child, more);
    if (id === null) continue;
    for (const [index, other] of connect.entries()) await point(acting, walk, field, other, id, id, [...path, "connect", index]);
    for (const [index, other] of disconnect.entries()) await point(acting, walk, field, other, null, id, [...path, "disconnect", index]);
  }
};

/** Updates the reference of another record to this one, or empties it. */
const point = async (acting: Acting, walk: Walk, field: NestedField, other: string, to: string | null, from: string, path: Path) => {
  const { target, column } = field;
  const here = { ...acting, action: `${target.id}.update` };
  await attempt(walk, { table: target, path, parts: [] }, async () => {
    const row = await lockFor("update", here, target, { id: other }).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === "DATA_NOT_FOUND" ? new InvalidInput([noSuchRecord(path)]) : error;
    });
    if (to === null && !(await pointsTo(acting, field, other, from))) throw new InvalidInput([noSuchRecord(path)]);
    return await changeRecord(here, target, row, {}, path, { values: new Map([[column.id, to]]), missing: new Set() });
  });
};

/** As far as the caller sees where it points: what could not be let go tells nothing. */
const pointsTo = async (acting: Acting, { target, column }: NestedField, other: string, id: string): Promise<boolean> => {
  const statement = statementFor(acting);
  const source = newSource(statement, target);
  const [it, here] = [statement.bind(() => other, "uuid"), statement.bind(() => id, "uuid")];
  const where = `${source.system("id")} = ${it} AND ${source.column(column.id)} = ${here}`;
  return (await run(acting, statement, `SELECT 1 FROM ${source.from()} WHERE ${where}`)).length > 0;
};

/** Does one record's part; what is wrong with the input goes to the walk, what is refused says where. */
const attempt = async (walk: Walk, node: Pick<Node, "table" | "path" | "parts">, work: () => Promise<string>): Promise<string | null> => {
  if (walk.stopped !== null) return null;
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidInput) walk.problems.push(...error.problems.map((problem) => placed(problem, node)));
    else if (sqlState(error) === "25P02") walk.stopped = error;
    else throw atPath(error, node.path);
    return null;
  }
};

/** A problem of a reference is one of what was written for it: `customerLink.connect`, not `customer`. */
const placed = (problem: InputProblem, node: Pick<Node, "path" | "parts">): InputProblem => {
  const key = problem.path[node.path.length];
  const part = node.parts.find(({ field }) => field.is !== "pointing" && field.column.key === key);
  return part ? { ...problem, path: [...part.path, ...(part.connect.length > 0 ? ["connect"] : [])] } : problem;
};

/** A refusal of one record among several says which. */
export const atPath = (error: unknown, path: Path): unknown => {
  if (!(error instanceof Refusal) || path.length <= 1 || "path" in error.extensions) return error;
  const { code, sentence, ...facts } = error.extensions;
  return new Refusal(code, sentence, { ...(facts as object), path: [...path] });
};
