/**
 * Streams: `xChanges` delivers every change of an entity once, in the order of the log, and resumes after a cursor; `modelChanged` says
 * that another version is active. What the reader may not see is passed over, ids included.
 */
import { GraphQLError } from "graphql";
import type { Caller } from "../caller.ts";
import { runInput } from "../engine.ts";
import { dataError, passes } from "../errors.ts";
import { requireCost } from "../limits.ts";
import { literal, qualified, tableName } from "../names.ts";
import { type Prepared, ValidationFailed } from "../plans.ts";
import type { AskDeps } from "../request.ts";
import { meaningOf } from "../schema-meta.ts";
import { argumentOf } from "../sql/arguments.ts";
import { filterSql, newCount } from "../sql/filter.ts";
import { textForm } from "../sql/json-text.ts";
import { onePiece } from "../sql/operation.ts";
import { showsIn } from "../sql/predicates.ts";
import { type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "../sql/select.ts";
import { newSource } from "../sql/source.ts";
import { newStatement, type RunInput } from "../sql/statement.ts";
import { readableEvents } from "../system-tables.ts";
import type { Touched } from "./hint.ts";
import type { Watching } from "./live.ts";
import { cursorOf, latest, type Position, readCursor, requireKnown } from "./places.ts";

export interface Changes {
  /** Begins a stream, and answers how to stop it once its place in the log is known; null: the operation is not one. */
  begin(watching: Watching, prepared: Prepared): Promise<() => void> | null;
  /** Streams that are open in an environment. */
  open(environmentId: string): number;
  publish(environmentId: string, list: readonly Touched[]): void;
  /** Null: in any environment. */
  refresh(environmentId: string | null): void;
  close(): void;
}

interface Stream {
  readonly environmentId: string;
  readonly entity: string | null;
  wake(): void;
  stop(): void;
}

const keepDays = 7;
const pageOf = 100;
const againMs = 1_000;
/** A change that an older transaction holds up is looked for again after this long, then after twice as long each time. */
const heldMs = { first: 50, longest: 2_000 } as const;

export const createChanges = (deps: AskDeps): Changes => {
  const streams = new Set<Stream>();

  const begin = (watching: Watching, prepared: Prepared): Promise<() => void> | null => {
    const { environment, listener } = watching;
    const asked = askedFor(deps, watching, prepared);
    if (!asked) return null;
    const { root, selected, compiling } = asked;
    if (root.kind === "modelChanged") return Promise.resolve(beginModel(watching, prepared, selected, compiling));
    if (root.kind !== "changes") return null;
    const { table } = root;
    const after = argumentOf(selected.field, selected.nodes[0]!, "after", compiling.variables).value;
    const resumed = typeof after === "string" ? readCursor(after) : null;
    let position: Position | null = null;
    let running = false;
    let again = false;
    let stopped = false;
    let timer: NodeJS.Timeout | null = null;
    let held: number = heldMs.first;
    const stepIn = (ms: number) => {
      if (timer || stopped) return;
      timer = setTimeout(() => {
        timer = null;
        void step();
      }, ms);
      timer.unref();
    };

    const step = async (): Promise<void> => {
      // Until it is known where the log ends, there is nothing to go on from.
      if (running || stopped || !position) {
        again = true;
        return;
      }
      running = true;
      try {
        let isHeld: boolean;
        do {
          again = false;
          const caller = await watching.who();
          if (!caller) throw dataError("FORBIDDEN");
          const seat = deps.plans.seat(environment, environment.model(), caller.viewerClass, caller.locale);
          const now = deps.plans.prepare(seat, watching.asked.query, watching.asked.operationName);
          isHeld = await drain(deps, watching, now, caller, {
            from: position,
            reached: (at) => {
              position = at;
            },
            stopped: () => stopped,
          });
        } while (again && !stopped);
        if (isHeld) stepIn(held);
        held = isHeld ? Math.min(held * 2, heldMs.longest) : heldMs.first;
      } catch (error) {
        // The place is known, so nothing is lost by asking again when the database is back.
        if (passes(error)) return stepIn(againMs);
        if (stopped) return;
        stream.stop();
        listener.fail(lostRight(error));
      } finally {
        running = false;
      }
    };
    const stream: Stream = {
      environmentId: environment.id,
      entity: table.id,
      wake: () => void step(),
      stop: () => {
        stopped = true;
        if (timer) clearTimeout(timer);
        streams.delete(stream);
      },
    };
    streams.add(stream);
    const listen = async () => {
      try {
        if (resumed) await requireKnown(deps, watching, resumed);
        position = resumed ?? (await latest(deps, watching));
      } catch (error) {
        stream.stop();
        throw error;
      }
      void step();
      return stream.stop;
    };
    return listen();
  };

  const beginModel = (watching: Watching, prepared: Prepared, selected: Selected, compiling: Compiling): (() => void) => {
    let hash = prepared.seat.view.model.hash;
    const stream: Stream = {
      environmentId: watching.environment.id,
      entity: null,
      wake: () => {
        const now = watching.environment.model().hash;
        if (now === hash || !streams.has(stream)) return;
        const type = objectTypeOf(selected.field);
        const info = Object.fromEntries(
          collect(compiling, type, selectionOf(selected)).map(({ key, field }) => [key, field === null ? type.name : now]),
        );
        if (watching.listener.next(JSON.stringify({ [selected.key]: info }))) hash = now;
        else setTimeout(stream.wake, againMs).unref();
      },
      stop: () => void streams.delete(stream),
    };
    streams.add(stream);
    return () => stream.stop();
  };

  return {
    begin,
    open: (environmentId) => [...streams].filter((stream) => stream.environmentId === environmentId).length,
    publish: (environmentId, list) => {
      const entities = new Set(list.map(({ entity }) => entity));
      for (const stream of streams)
        if (stream.environmentId === environmentId && stream.entity !== null && entities.has(stream.entity)) stream.wake();
    },
    refresh: (environmentId) => {
      for (const stream of streams) if (environmentId === null || stream.environmentId === environmentId) stream.wake();
    },
    close: () => {
      for (const stream of [...streams]) stream.stop();
    },
  };
};

/** The document was valid when it was accepted: what it asks for is not the person's any more, or not there any more. */
export const lostRight = (error: unknown): unknown =>
  error instanceof ValidationFailed || error instanceof GraphQLError ? dataError("FORBIDDEN") : error;

/** The one root of a subscription, as the model and the rights of now read it; null: it is none of an entity or of the model. */
const askedFor = (deps: AskDeps, watching: Watching, prepared: Prepared) => {
  const type = prepared.seat.schema.getSubscriptionType();
  if (!type || prepared.operation.operation !== "subscription")
    throw dataError("BAD_REQUEST", { detail: "a subscription is expected here" });
  const variables = deps.plans.variables(prepared, watching.asked.variables);
  const compiling: Compiling = { statement: statementOf(prepared), fragments: prepared.fragments, variables };
  const [selected] = collect(compiling, type, [prepared.operation.selectionSet]);
  if (!selected || selected.field === null) return null;
  const means = meaningOf(selected.field);
  return means.is === "root" ? { root: means.root, selected, compiling } : null;
};

const statementOf = (prepared: Prepared) =>
  newStatement({ view: prepared.seat.view, place: prepared.seat.place, locale: prepared.seat.locale, json: textForm });

const recordId = ({ record }: RunInput) => record?.id ?? null;

/** An event of the log as it is read: what happened, whether it is past its days, and whether nothing can come before it any more. */
interface Logged {
  readonly data: { readonly id: string; readonly op: string; readonly fields: readonly string[] };
  readonly old: boolean;
  readonly readable: boolean;
}

/** Where a stream stands: after `from`; how far it came is told after each change that was delivered or passed over. */
interface Going {
  readonly from: Position;
  reached(position: Position): void;
  stopped(): boolean;
}

/**
 * Delivers what is readable after the position, and says whether more was committed that an older transaction still holds up [EV14].
 * A reader who is behind is told the cursor of what they were sent last [DP40].
 */
const drain = async (
  deps: AskDeps,
  watching: Watching,
  prepared: Prepared,
  caller: Caller,
  { from, reached, stopped }: Going,
): Promise<boolean> => {
  const { environment, listener } = watching;
  let position = from;
  const asking = askedFor(deps, watching, prepared);
  if (asking?.root.kind !== "changes") throw dataError("FORBIDDEN");
  const { root, selected, compiling } = asking;
  const { table } = root;
  const { statement, variables } = compiling;
  const type = objectTypeOf(selected.field);
  const parts = collect(compiling, type, selectionOf(selected));
  const record = parts.find(({ field }) => field?.name === "record");
  const built = record && record.field !== null ? onePiece(compiling, table, record, recordId) : null;
  const seen = newSource(statement, table, { deleted: true });
  const filter = filterSql(statement, seen, argumentOf(selected.field, selected.nodes[0]!, "filter", variables), newCount());
  const id = `${seen.system("id")} = ${statement.claim("record.id", recordId, "uuid")}${filter ? ` AND ${filter}` : ""}`;
  const { view, place } = prepared.seat;
  // Fields that only some rows show.
  const some = table.columns.filter((column) => view.shown(table.id, column.id) === "depends");
  const shows = some.map((column) => `CASE WHEN ${showsIn(statement, table, column.id, "b")} THEN ${literal(column.id)} END`);
  const here = `SELECT array_remove(ARRAY[${shows.join(", ")}]::text[], NULL) FROM ${qualified(place, tableName(table.id))} b WHERE b.id = ${statement.claim("record.id", recordId, "uuid")}`;
  const sql = `SELECT ${built?.piece ?? "'null'"} AS record, EXISTS (SELECT 1 FROM ${seen.from()} WHERE ${id}) AS seen${some.length > 0 ? `, (${here}) AS shown` : ""}`;
  const asked = runInput(environment, prepared.seat.view.model, caller, variables, deps.now());
  for (const check of statement.checks) check(asked);
  requireCost(built?.cost(asked) ?? 0);
  const told = (fields: readonly string[], shown: readonly string[]) =>
    table.columns
      .filter(({ id: field }) => fields.includes(field) && (view.shown(table.id, field) === "plain" || shown.includes(field)))
      .map(({ key }) => key);
  for (;;) {
    const events = await deps.pools.read<Position & Logged>(environment, caller.account, {
      sql: `SELECT era, key::text AS key, seq::text AS seq, data, at < now() - interval '${keepDays} days' AS old, ${readableEvents(environment)} AS readable
        FROM ${qualified(environment, "_event")} e WHERE (era, key, seq) > ($1::smallint, $2::xid8, $3::bigint) AND data->>'entity' = $4 ORDER BY e.era, e.key, e.seq LIMIT ${pageOf}`,
      values: [position.era, position.key, position.seq, table.id],
      lane: "S",
    });
    if (events[0]?.old) throw dataError("CURSOR_EXPIRED");
    for (const event of events) {
      if (stopped()) return false;
      // The log is in the order of its transactions: behind one that cannot be read none can.
      if (!event.readable) return true;
      const input = { ...asked, now: deps.now(), record: { id: event.data.id, values: new Map() } };
      const [row] = await deps.pools.read<{ record: string; seen: boolean; shown?: readonly string[] | null }>(
        environment,
        caller.account,
        {
          sql,
          values: statement.binds.map((bind) => bind(input)),
          lane: "S",
        },
      );
      const before = position;
      position = { era: event.era, key: event.key, seq: event.seq };
      if (!row?.seen) {
        reached(position);
        continue;
      }
      const said = parts.map((part) => {
        const name = part.field?.name;
        const value =
          part.field === null
            ? JSON.stringify(type.name)
            : name === "cursor"
              ? JSON.stringify(cursorOf(position))
              : name === "op"
                ? JSON.stringify(event.data.op)
                : name === "id"
                  ? JSON.stringify(event.data.id)
                  : name === "changedFields"
                    ? JSON.stringify(told(event.data.fields, row.shown ?? []))
                    : row.record;
        return `${JSON.stringify(part.key)}:${value}`;
      });
      if (!listener.next(`{${JSON.stringify(selected.key)}:{${said.join(",")}}}`))
        throw dataError("STREAM_BEHIND", {}, { cursor: cursorOf(before) });
      reached(position);
    }
    if (events.length < pageOf) return false;
  }
};
