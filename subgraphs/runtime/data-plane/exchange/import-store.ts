/**
 * The journal of imports in an environment: what was read, how far it went, what was refused. All of it by the creator's own id, and as
 * them: the database shows an import to nobody else.
 */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Json, Locale, Sentence } from "../../../../schema/ids.ts";
import type { RunningEnvironment } from "../caller.ts";
import { quiet } from "../connections.ts";
import { dataError } from "../errors.ts";
import { qualified } from "../names.ts";
import type { Pools, Writing } from "../pools.ts";
import { begunBy } from "../sql/predicates.ts";
import { asPerson, keeper } from "../walls.ts";
import type { DateOrder } from "./import-cells.ts";
import { type FileRow, importLimits, type Line } from "./import-file.ts";
import type { Mapping } from "./import-mapping.ts";

export type ImportState = "reading" | "checking" | "checked" | "running" | "done" | "stopped";

export interface Import {
  readonly id: string;
  readonly entity: Id;
  readonly createdBy: string;
  readonly account: string | null;
  /** Roles it was begun with; it is gone on with by no others. */
  readonly roles: readonly Id[];
  readonly locale: Locale;
  readonly name: string;
  readonly state: ImportState;
  readonly headings: Line;
  readonly mapping: Mapping;
  readonly key: string | null;
  /** By column of the file. */
  readonly orders: Readonly<Record<string, DateOrder>>;
  readonly revision: number;
  readonly rows: number;
  readonly parts: number;
  /** The next part to do. */
  readonly part: number;
  readonly created: number;
  readonly updated: number;
  readonly refused: number;
  /** Why it stands still or was stopped. */
  readonly reason: { readonly code: string; readonly message: Sentence } | null;
}

export interface RefusedRow extends FileRow {
  readonly problems: readonly { readonly column: string | null; readonly code: string; readonly message: Sentence }[];
}

/** Which import, and whose. */
type Whose = Pick<Import, "id" | "createdBy">;

export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly refused: readonly RefusedRow[];
}

const columns = `id, entity, created_by AS "createdBy", account_id AS account, roles, locale, name, state, headings, mapping, key, orders, revision, rows, parts, part, created, updated, refused, reason`;
const keptDays = 7;
/** Of one person: how many stay to be looked at, and how many may be under way. */
const [keptOfOne, atOnceOfOne] = [20, 5] as const;

export const createImportStore = (pools: Pools) => {
  const at = (environment: RunningEnvironment, name: string) => qualified(environment, name);
  const write = <T>(environment: RunningEnvironment, person: string, work: (writing: Writing) => Promise<T>) =>
    pools.write(environment, null, async (writing) => {
      void quiet(asPerson(writing, person));
      return await work(writing);
    });
  const one = async (
    environment: RunningEnvironment,
    person: string,
    where: string,
    values: readonly unknown[],
  ): Promise<Import | null> => {
    const sql = `SELECT ${columns} FROM ${at(environment, "_import")} WHERE ${where} LIMIT 1`;
    const [row] = await pools.read<Import>(environment, null, { sql, values, lane: "S", person });
    return row ?? null;
  };
  return {
    /** Begins one, and lets go of those nobody needs any more; `DATA_LIMIT_UPLOADS` when too many of the person's are not done yet. */
    begin: async (
      environment: RunningEnvironment,
      made: Pick<Import, "id" | "entity" | "createdBy" | "account" | "roles" | "locale" | "name">,
    ): Promise<void> => {
      await write(environment, keeper, async (writing) => {
        await writing.query(
          `DELETE FROM ${at(environment, "_import")} WHERE changed_at < now() - CASE WHEN state = 'reading' THEN interval '1 hour' ELSE interval '${keptDays} days' END AND state <> 'running'`,
        );
        await asPerson(writing, made.createdBy);
        await writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 3))", [`${environment.schema}:${made.createdBy}`]);
        await writing.query(
          `DELETE FROM ${at(environment, "_import")} WHERE id IN (SELECT id FROM ${at(environment, "_import")} WHERE created_by = $1 AND state IN ('checked', 'done', 'stopped') ORDER BY created_at DESC, id DESC OFFSET ${keptOfOne})`,
          [made.createdBy],
        );
        const [under] = await writing.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM ${at(environment, "_import")} WHERE created_by = $1 AND state IN ('reading', 'checking', 'running')`,
          [made.createdBy],
        );
        if ((under?.n ?? 0) >= atOnceOfOne) throw dataError("LIMIT_UPLOADS", { limit: atOnceOfOne });
        await writing.query(
          `INSERT INTO ${at(environment, "_import")} (id, entity, created_by, account_id, locale, name, roles, state) VALUES ($1, $2, $3, $4, $5, $6, $7, 'reading')`,
          [made.id, made.entity, made.createdBy, made.account, made.locale, made.name, made.roles],
        );
      });
    },
    addPart: async (environment: RunningEnvironment, { id, createdBy }: Whose, part: number, rows: readonly FileRow[]): Promise<void> => {
      await write(environment, createdBy, (writing) =>
        writing.query(`INSERT INTO ${at(environment, "_import_part")} (import_id, part, rows) VALUES ($1, $2, $3)`, [
          id,
          part,
          JSON.stringify(rows),
        ]),
      );
    },
    /** All of it was read: its first check may begin. */
    finishReading: async (
      environment: RunningEnvironment,
      read: Whose & Pick<Import, "headings" | "mapping" | "key" | "orders" | "rows" | "parts">,
    ): Promise<void> => {
      await write(environment, read.createdBy, (writing) =>
        writing.query(
          `UPDATE ${at(environment, "_import")} SET state = 'checking', headings = $2, mapping = $3, key = $4, orders = $5, rows = $6, parts = $7, changed_at = now() WHERE id = $1`,
          [
            read.id,
            JSON.stringify(read.headings),
            JSON.stringify(read.mapping),
            read.key,
            JSON.stringify(read.orders),
            read.rows,
            read.parts,
          ],
        ),
      );
    },
    remove: async (environment: RunningEnvironment, { id, createdBy }: Whose): Promise<void> => {
      await write(environment, createdBy, (writing) => writing.query(`DELETE FROM ${at(environment, "_import")} WHERE id = $1`, [id]));
    },
    find: (environment: RunningEnvironment, id: string, createdBy: string) =>
      one(environment, createdBy, `id = $1 AND ${begunBy("$2")}`, [id, createdBy]),
    /** The newest of somebody's for an entity. */
    latest: (environment: RunningEnvironment, entity: Id, createdBy: string) =>
      one(environment, createdBy, `entity = $1 AND ${begunBy("$2")} AND state <> 'reading' ORDER BY created_at DESC`, [entity, createdBy]),
    /** The one that waits longest to be worked on, whoever's it is. */
    next: (environment: RunningEnvironment) => one(environment, keeper, "state IN ('checking', 'running') ORDER BY changed_at", []),
    rowsOf: async (environment: RunningEnvironment, { id, part, createdBy }: Import): Promise<readonly FileRow[]> => {
      const sql = `SELECT rows FROM ${at(environment, "_import_part")} WHERE import_id = $1 AND part = $2`;
      const [row] = await pools.read<{ rows: string }>(environment, null, { sql, values: [id, part], lane: "M", person: createdBy });
      const kept = row ? (JSON.parse(row.rows) as readonly (FileRow | Line)[]) : [];
      // Older programs kept the cells alone.
      return kept.map((one, index) => ("cells" in one ? one : { row: part * importLimits.batch + index + 2, line: null, cells: one }));
    },
    refused: async (
      environment: RunningEnvironment,
      { id, createdBy }: Whose,
      after: number,
      limit: number,
    ): Promise<readonly RefusedRow[]> => {
      const sql = `SELECT row, line, cells, problems FROM ${at(environment, "_import_refused")} WHERE import_id = $1 AND row > $2 ORDER BY row LIMIT $3`;
      const rows = await pools.read<{ row: number; line: number | null; cells: string; problems: RefusedRow["problems"] }>(
        environment,
        null,
        {
          sql,
          values: [id, after, limit],
          lane: "M",
          person: createdBy,
        },
      );
      return rows.map(({ cells, ...row }) => ({ ...row, cells: JSON.parse(cells) as Line }));
    },
    /** From one of these states to another, if it is in one of them; counting begins anew when work begins. */
    move: async (
      environment: RunningEnvironment,
      { id, createdBy }: Whose,
      from: readonly ImportState[],
      to: ImportState,
      more: { readonly mapping?: Mapping; readonly key?: string | null; readonly reason?: Import["reason"] } = {},
    ): Promise<boolean> =>
      await write(environment, createdBy, async (writing) => {
        const fresh = to === "checking" || to === "running";
        const moved = await writing.query(
          `UPDATE ${at(environment, "_import")} SET state = $3, changed_at = now(), revision = revision + 1, reason = $4,
             mapping = coalesce($5, mapping), key = CASE WHEN $5::jsonb IS NULL THEN key ELSE $6 END${fresh ? ", part = 0, created = 0, updated = 0, refused = 0" : ""}
           WHERE id = $1 AND state = ANY($2::text[]) RETURNING id`,
          [
            id,
            from,
            to,
            more.reason ? JSON.stringify(more.reason) : null,
            more.mapping ? JSON.stringify(more.mapping) : null,
            more.key ?? null,
          ],
        );
        if (moved.length > 0 && fresh) await writing.query(`DELETE FROM ${at(environment, "_import_refused")} WHERE import_id = $1`, [id]);
        return moved.length > 0;
      }),
    /** It stands still for now; it goes on by itself. */
    waits: async (environment: RunningEnvironment, { id, createdBy }: Whose, reason: Json): Promise<void> => {
      await write(environment, createdBy, (writing) =>
        writing.query(`UPDATE ${at(environment, "_import")} SET reason = $2, changed_at = now() WHERE id = $1`, [
          id,
          JSON.stringify(reason),
        ]),
      );
    },
    /** Holds the import for this transaction, which is its creator's from here on; false: somebody else has it, or it is not as it was. */
    hold: async (writing: Writing, environment: RunningEnvironment, { id, createdBy, revision, part, state }: Import): Promise<boolean> => {
      void quiet(asPerson(writing, createdBy));
      const held = await writing.query(
        `SELECT id FROM ${at(environment, "_import")} WHERE id = $1 AND revision = $2 AND part = $3 AND state = $4 FOR UPDATE SKIP LOCKED`,
        [id, revision, part, state],
      );
      return held.length > 0;
    },
    /** A part is done: in the transaction that did it, so that it is done once. */
    partDone: async (
      writing: Writing,
      environment: RunningEnvironment,
      held: Import,
      { created, updated, refused }: Counts,
    ): Promise<void> => {
      const last = held.part + 1 >= held.parts;
      const state = last ? (held.state === "checking" ? "checked" : "done") : held.state;
      await writing.query(
        `UPDATE ${at(environment, "_import")} SET part = part + 1, created = created + $2, updated = updated + $3, refused = refused + $4, state = $5, reason = NULL, changed_at = now() WHERE id = $1`,
        [held.id, created, updated, refused.length, state],
      );
      if (refused.length > 0)
        await writing.query(
          `INSERT INTO ${at(environment, "_import_refused")} (import_id, row, line, cells, problems) SELECT $1, r, l, c, p::jsonb FROM unnest($2::int[], $3::int[], $4::text[], $5::text[]) AS u(r, l, c, p)`,
          [
            held.id,
            refused.map(({ row }) => row),
            refused.map(({ line }) => line),
            refused.map(({ cells }) => JSON.stringify(cells)),
            refused.map(({ problems }) => JSON.stringify(problems)),
          ],
        );
      // What is in the records now need not lie here too.
      if (state === "done") await writing.query(`DELETE FROM ${at(environment, "_import_part")} WHERE import_id = $1`, [held.id]);
    },
  };
};

export type ImportStore = ReturnType<typeof createImportStore>;
