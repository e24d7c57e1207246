/** What every action of one request shares: who, where, the open transaction, and what it changed. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import type { Seat } from "../plans.ts";
import type { Writing } from "../pools.ts";
import { textForm } from "../sql/json-text.ts";
import { newStatement, type RunInput, type Statement } from "../sql/statement.ts";

export type ChangeOperation = "CREATE" | "UPDATE" | "DELETE" | "RESTORE";

/** One record that changed, as published after commit. Ids and field ids only [EV15]. */
export interface Change {
  readonly entity: Id;
  readonly id: string;
  readonly op: ChangeOperation;
  readonly fields: readonly Id[];
  readonly account: string | null;
}

export interface Acting {
  readonly environment: RunningEnvironment;
  readonly seat: Seat;
  readonly caller: Caller;
  readonly writing: Writing;
  readonly input: RunInput;
  readonly requestId: string;
  /** `ent_x.update`, `a_…`: what the audit says was done. */
  readonly action: string;
  readonly changes: Change[];
}

export const statementFor = ({ seat }: Acting): Statement =>
  newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm });

/** Runs a statement that was put together with binders. */
export const run = async <Row>(acting: Acting, statement: Statement, sql: string): Promise<readonly Row[]> =>
  await acting.writing.query<Row>(
    sql,
    statement.binds.map((bind) => bind(acting.input)),
  );

export const tableOf = (acting: Acting, entity: Id): Table => {
  const table = acting.seat.view.tables.get(entity);
  if (!table) throw new Error(`no entity ${entity}`);
  return table;
};
