/** Creating and changing a record, two of the implied actions. Each passes the gate of its grants and leaves its journal. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Column, Grant, Table } from "../../../../schema/model/model.ts";
import { quiet } from "../connections.ts";
import { dataError, type InputProblem, InvalidInput, sqlState } from "../errors.ts";
import { attach, described } from "../files/attach.ts";
import { ident, physical, physicalName, qualified, storedColumns, tableName } from "../names.ts";
import { writableColumns } from "../schema-inputs.ts";
import { autoNumbers } from "./auto-number.ts";
import { type Candidate, candidateSql, lookAt, shapeOf } from "./candidate.ts";
import { tellConflicts } from "./conflicts.ts";
import { type Acting, once, type Placed, runMade } from "./context.ts";
import { journalIds, journalled } from "./journal.ts";
import { linksOf, writeLinks } from "./links.ts";
import { type Locked, lockFor } from "./locked.ts";
import { requiredMessage, storableAll } from "./values.ts";

type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** A record that is being written: what is asked in this transaction from now on sees it. */
export interface Written {
  readonly id: string;
  /** To be awaited: throws what was wrong with writing it. */
  readonly written: Promise<unknown>;
}

/** What comes from elsewhere in the same call, beside the record's own input. */
export interface More {
  /** References to records of the same call, by field id; they count as given by the caller. */
  readonly values: ReadonlyMap<Id, unknown>;
  /** Links that are let go, by field id; the others stay. */
  readonly unlink?: ReadonlyMap<Id, readonly string[]>;
  /** Fields that should point to a record that was refused: the record is looked at, and not written. */
  readonly missing: ReadonlySet<Id>;
}
export const nothingMore: More = { values: new Map(), missing: new Set() };

/** A new record with what was given and its defaults, before anything is asked of the database. Adds what is missing to the problems. */
export const draftRecord = (
  table: Table,
  given: ReadonlyMap<Id, unknown>,
  path: Path,
  problems: InputProblem[],
): Candidate & { readonly values: Map<Id, unknown> } => {
  const values = new Map(given);
  const formulas = new Map<Id, Column["compute"]>();
  for (const column of table.columns) {
    if (values.has(column.id)) continue;
    if (column.default !== null && typeof column.default === "object") formulas.set(column.id, column.default.expr);
    else if (column.default !== null) values.set(column.id, defaultValue(column));
    else if (column.required && column.compute === null && column.type !== "autoNumber")
      problems.push({ path: [...path, column.key], code: "REQUIRED", message: requiredMessage });
  }
  return { table, existing: false, id: uuidv7(), values, formulas };
};

/** INSERT of the row of `from`, which begins with `n`. */
export const insertRow = ({ seat: { view, place } }: Placed, table: Table, from: string): string => {
  const columns = [
    "id",
    "version",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "test_batch",
    ...(view.accounts && table.id !== "ent_account" ? ["account_id"] : []),
    ...storedColumns(table).map(physicalName),
  ].map(ident);
  return `INSERT INTO ${qualified(place, tableName(table.id))} (${columns.join(", ")}) SELECT ${columns.map((column) => `n.${column}`).join(", ")} FROM ${from} RETURNING id, version, change_key`;
};

/** Creates a record. */
export const createRecord = async (acting: Acting, table: Table, input: Input, path: Path, more: More = nothingMore): Promise<Written> => {
  const grants = acting.seat.view.grants(table.id, "create");
  const problems: InputProblem[] = [];
  const writable = writableColumns(acting.seat.view, table, "create");
  const typed = await described(acting, writable, storableAll(writable, input, path, problems), null, path, problems);
  const given = new Map([...typed, ...more.values]);
  for (const field of more.missing) given.set(field, given.get(field) ?? null);
  const candidate = draftRecord(table, given, path, problems);
  const { id, values } = candidate;
  for (const [field, value] of await autoNumbers(acting, table)) values.set(field, value);
  const looking = quiet(lookAt(acting, candidate, grants, path, more.missing));
  await acting.turn;
  const looked = await looking;
  const found = [...problems, ...looked.problems];
  if (found.length > 0 || more.missing.size > 0) throw new InvalidInput(found);
  requireWritable(grants, looked.admitted, [...given.keys()], table, path);

  const fields = table.columns.filter((column) => given.has(column.id)).map((column) => column.id);
  const insert = once(acting, `insert|${shapeOf(candidate)}|${fields.join(",")}`, (statement) => ({
    sql: `WITH i AS (${insertRow(acting, table, candidateSql(acting, statement, candidate))}), w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, table.id, "CREATE", fields)} SELECT version FROM w`,
  }));
  acting.changes.push({ entity: table.id, id, op: "CREATE", fields, account: acting.caller.account, values });
  return {
    id,
    written: quiet(
      Promise.all([
        tellConflicts(table, path, () => runMade(acting, insert, candidate)),
        ...writeLinks(acting, id, linksOf(table, values), null),
        ...attach(acting, table, id, looked.changed),
      ]),
    ),
  };
};

/** Changes a locked record; answers its id. */
export const changeRecord = async (
  acting: Acting,
  table: Table,
  row: Locked,
  input: Input,
  path: Path,
  more: More = nothingMore,
): Promise<string> => {
  const { id, written } = await change(acting, table, row.id, Promise.resolve(row), input, path, more);
  await written;
  return id;
};

/** Locks a record and changes it: everything about it is asked in one breath, and written in the next. */
export const changeOne = (
  acting: Acting,
  table: Table,
  { id, version, set }: { readonly id: string; readonly version: unknown; readonly set: Input },
): Promise<Written> => change(acting, table, id.toLowerCase(), quiet(lockFor("update", acting, table, { id, version })), set, ["set"]);

const change = async (
  acting: Acting,
  table: Table,
  id: string,
  locking: Promise<Locked>,
  input: Input,
  path: Path,
  more: More = nothingMore,
): Promise<Written> => {
  const { view } = acting.seat;
  const grants = view.grants(table.id, "update");
  const problems: InputProblem[] = [];
  const writable = writableColumns(view, table, "update");
  const typed = await described(acting, writable, storableAll(writable, input, path, problems), id, path, problems);
  const values = new Map([...typed, ...more.values]);
  for (const field of more.missing) values.set(field, values.get(field) ?? null);
  const links = linksOf(table, values);
  const candidate = { table, existing: true, id, values, formulas: new Map() };
  const looking = quiet(lookAt(acting, candidate, grants, path, more.missing));
  await acting.turn;
  // What was refused in the same breath hides why the lock was.
  const row = await locking.catch(async (error: unknown) => {
    if (sqlState(error) === "25P02") await looking;
    throw error;
  });
  const looked = await looking;
  const found = [...problems, ...looked.problems];
  if (found.length > 0 || more.missing.size > 0) throw new InvalidInput(found);
  requireWritable(
    grants,
    looked.admitted.map((passes, index) => passes && row.admitted[index] === true),
    [...values.keys()],
    table,
    path,
  );
  const fields = [...looked.changed, ...links.keys()];
  if (fields.length === 0) return { id, written: Promise.resolve() };

  const update = once(acting, `write|${shapeOf(candidate)}|${fields.join(",")}`, (statement) => {
    const set = storedColumns(table)
      .filter(({ id }) => looked.changed.includes(id))
      .map((column) => `${physical(column)} = n.${physical(column)}`);
    const changed = `i AS (UPDATE ${qualified(acting.seat.place, tableName(table.id))} t SET ${[...set, ...bumped("t", "n")].join(", ")} FROM ${candidateSql(acting, statement, candidate)} WHERE t.id = n.id RETURNING t.id, t.version, t.change_key)`;
    return {
      sql: `WITH ${changed}, w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, table.id, "UPDATE", fields)} SELECT version FROM w`,
    };
  });
  const written = quiet(
    Promise.all([
      tellConflicts(table, path, () => runMade(acting, update, candidate)),
      ...writeLinks(acting, id, links, more.unlink ?? new Map()),
      ...attach(acting, table, id, fields),
    ]),
  );
  if (table.id === builtIn.user && looked.changed.includes("f_user_email")) {
    await written;
    await tellConflicts(table, path, async () => {
      // Nobody has shown yet that the new address is theirs, and links were made for whoever has the old one.
      await acting.writing.query(
        `UPDATE ${qualified(acting.seat.place, "_credential")} SET email = $2, verified_at = NULL WHERE user_id = $1`,
        [id, values.get("f_user_email")],
      );
      await acting.writing.query(`DELETE FROM ${qualified(acting.seat.place, "_link")} WHERE user_id = $1`, [id]);
    });
  }
  acting.changes.push({ entity: table.id, id, op: "UPDATE", fields, account: acting.caller.account });
  return { id, written };
};

/** Version, writer and order of a changed row; `from` holds the new version. */
export const bumped = (target: string, from: string): readonly string[] => [
  `version = ${from}.version`,
  `updated_at = ${from}.updated_at`,
  `updated_by = ${from}.updated_by`,
  `change_key = greatest(pg_current_xact_id(), ${target}.change_key)`,
];

// Each field that is set must be granted by a policy that admits the row before and after; a further role never takes away.
const requireWritable = (grants: readonly Grant[], passing: readonly boolean[], fields: readonly Id[], table: Table, path: Path): void => {
  const open = grants.filter((_, index) => passing[index]);
  if (open.length === 0) throw dataError("FORBIDDEN");
  const closed = fields.filter((field) => !open.some((grant) => grant.fields.includes(field)));
  if (closed.length === 0) return;
  const message = { en: "Your role may not set this here.", ar: "دورك لا يسمح بتعيين هذا هنا." };
  throw new InvalidInput(
    closed.map((field) => ({ path: [...path, table.columns.find(({ id }) => id === field)?.key ?? field], code: "NOT_WRITABLE", message })),
  );
};

const defaultValue = (column: Column): unknown => {
  const value = column.default;
  const option = column.options.find(({ id, key }) => id === value || key === value);
  if (option) return column.sqlType === "text[]" ? [option.id] : option.id;
  if (column.sqlType === "jsonb" && column.config.translated === true && typeof value === "string") return { en: value, ar: value };
  return typeof value === "object" ? null : value;
};
