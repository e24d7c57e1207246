/** What every action of one request shares: who, where, the open transaction, and what it changed. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { lru } from "../lru.ts";
import type { Seat } from "../plans.ts";
import type { Writing } from "../pools.ts";
import { textForm } from "../sql/json-text.ts";
import { type Binder, newStatement, type RecordInput, type RunInput, type Statement } from "../sql/statement.ts";

export type ChangeOperation = "CREATE" | "UPDATE" | "DELETE" | "RESTORE";

/** One record that changed, as published after commit. Ids and field ids only [EV15]; what leaves the process is told from those. */
export interface Change {
  readonly entity: Id;
  readonly id: string;
  readonly op: ChangeOperation;
  readonly fields: readonly Id[];
  readonly account: string | null;
  /** Of a new record, values by field id, for who listens in this process. */
  readonly values?: ReadonlyMap<Id, unknown>;
}

export interface Acting {
  readonly environment: RunningEnvironment;
  readonly seat: Seat;
  readonly caller: Caller;
  readonly writing: Writing;
  readonly input: RunInput;
  /** To be awaited before the first write: throws when this call repeats an earlier one, whose answer is given instead. */
  readonly turn: Promise<void>;
  readonly requestId: string;
  /** `ent_x.update`, `a_…`: what the audit says was done. */
  readonly action: string;
  readonly changes: Change[];
}

/** What the text of an action's statement depends on beside what it does. */
export type Placed = Pick<Acting, "seat" | "action">;

export const statementFor = ({ seat }: Placed): Statement =>
  newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm });

/** Runs a statement that was put together with binders. */
export const run = async <Row>(acting: Acting, statement: Statement, sql: string): Promise<readonly Row[]> =>
  await runMade<Row>(acting, { sql, binds: statement.binds });

/** A statement whose text and binders are kept: values come from the input of each run, never from when it was put together. */
export interface Made {
  readonly sql: string;
  readonly binds: readonly Binder[];
}

/** Puts a statement together once per seat and `key`, which names everything its text depends on. */
export const once = <T>(acting: Acting, key: string, make: (statement: Statement) => T & { readonly sql: string }): T & Made =>
  lru(acting.seat.statements as Map<string, T & Made>, key, statementsPerSeat, () => {
    const statement = statementFor(acting);
    return { ...make(statement), binds: statement.binds };
  });
const statementsPerSeat = 200;

export const runMade = async <Row>({ writing, input }: Acting, { sql, binds }: Made, record?: RecordInput): Promise<readonly Row[]> => {
  const given = record ? { ...input, record } : input;
  return await writing.query<Row>(
    sql,
    binds.map((bind) => bind(given)),
  );
};

/** The record a statement of an action is run for. */
export const recordOf = ({ record }: RunInput): RecordInput => {
  if (!record) throw new Error("a statement about a record was run without one");
  return record;
};

export const tableOf = (acting: Acting, entity: Id): Table => {
  const table = acting.seat.view.tables.get(entity);
  if (!table) throw new Error(`no entity ${entity}`);
  return table;
};
