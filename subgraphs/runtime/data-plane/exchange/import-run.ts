/** The rows of one part, each through the same action a form would use. A row that is refused leaves nothing; the others stay. */
import type { Table } from "../../../../schema/model/model.ts";
import { createTogether, wouldCreateAll } from "../actions/at-once.ts";
import { createAll, updateOne } from "../actions/batch.ts";
import type { Acting, Change } from "../actions/context.ts";
import { runInput } from "../engine.ts";
import { InvalidInput, sqlState, tellData } from "../errors.ts";
import { ident, physical, qualified, tableName } from "../names.ts";
import type { Writing } from "../pools.ts";
import { type Importing, type Ready, say } from "./import-rows.ts";
import type { Counts, RefusedRow } from "./import-store.ts";

/** A statement of one row failed, and with it the transaction: the part is done again with a way back before each row. */
export class Broken extends Error {}

/**
 * Runs the rows in an open transaction. `careful`: one after the other, each of which can be taken back by itself, also when PostgreSQL
 * refused it. Otherwise new records many in one statement, and the rest some at a time, so that nobody waits for answers one by one; what
 * they cannot see of each other the constraints do, and then all of it is done again carefully. `dry`: it will be taken back, so rows that
 * only have to be asked about are not written.
 */
export const runRows = async (
  importing: Importing,
  writing: Writing,
  rows: readonly Ready[],
  { careful, dry, requestId }: { readonly careful: boolean; readonly dry: boolean; readonly requestId: string },
): Promise<Counts & { readonly changes: readonly Change[] }> => {
  const { environment, seat, caller, ask } = importing;
  const running: Running = {
    importing,
    writing,
    careful,
    requestId,
    input: { ...runInput(environment, seat.view.model, caller, {}, ask.now()), requestId },
    made: new Map(),
  };
  const asked = dry && !careful ? await askAbout(running, rows) : null;
  if (asked) return asked;
  const made = careful ? new Map<Ready, Outcome>() : await createMany(running, rows);
  const all: Outcome[] = [...made.values()];
  const left = rows.filter((row) => !made.has(row));
  for (let from = 0; from < left.length; from += careful ? 1 : together) {
    const some = left.slice(from, from + (careful ? 1 : together));
    // Rows of one key are one record, made by the first of them.
    const keys = some.flatMap(({ found }) => (found ? [found.key] : []));
    if (new Set(keys).size < keys.length) throw new Broken();
    all.push(...(await Promise.all(some.map((row) => runRow(running, row)))));
  }
  return {
    created: all.filter(({ did }) => did === "created").length,
    updated: all.filter(({ did }) => did === "updated").length,
    refused: all.flatMap(({ refused }) => (refused ? [refused] : [])).sort((a, b) => a.row - b.row),
    changes: all.flatMap(({ changes }) => changes),
  };
};
const together = 16;

interface Running {
  readonly importing: Importing;
  readonly writing: Writing;
  readonly careful: boolean;
  readonly requestId: string;
  readonly input: Acting["input"];
  /** What this part has made, by key: a later row of the same key changes it. */
  readonly made: Map<string, string>;
}

interface Outcome {
  readonly did: "created" | "updated" | "refused";
  readonly refused: RefusedRow | null;
  readonly changes: readonly Change[];
}

/** New and nothing but that: rows of one key are one record, made by the first of them and changed by the others. */
const freshOf = (rows: readonly Ready[]): readonly Ready[] => {
  const keys = new Map<string, number>();
  for (const { found } of rows) if (found) keys.set(found.key, (keys.get(found.key) ?? 0) + 1);
  return rows.filter(
    ({ problems, found }) => problems.length === 0 && (!found || (found.ids.length === 0 && !found.required && keys.get(found.key) === 1)),
  );
};

/** What became of the rows if all of them that could be read would be created; null: that takes writing them. */
const askAbout = async (running: Running, rows: readonly Ready[]): Promise<Awaited<ReturnType<typeof runRows>> | null> => {
  const { writing, importing } = running;
  const fresh = freshOf(rows);
  const unread = rows.filter(({ problems }) => problems.length > 0);
  if (fresh.length + unread.length < rows.length) return null;
  await writing.query("SAVEPOINT asked");
  try {
    const all = await wouldCreateAll(
      actingFor(running, "create", []),
      importing.table,
      fresh.map(({ set }) => set),
    );
    await writing.query("RELEASE SAVEPOINT asked");
    return all ? { created: fresh.length, updated: 0, refused: unread.map((row) => refusal(row, row.problems)), changes: [] } : null;
  } catch (error) {
    if (!isOfOneRow(error)) throw error;
    await writing.query("ROLLBACK TO SAVEPOINT asked");
    return null;
  }
};

/** Creates what is new and plain; what is not in the answer goes its own way, and finds the words there for what is wrong with it. */
const createMany = async (running: Running, rows: readonly Ready[]): Promise<ReadonlyMap<Ready, Outcome>> => {
  const { writing, importing, made } = running;
  const fresh = freshOf(rows);
  const changes: Change[] = [];
  await writing.query("SAVEPOINT many");
  try {
    const created = await createTogether(
      actingFor(running, "create", changes),
      importing.table,
      fresh.map(({ set }) => set),
    );
    await writing.query("RELEASE SAVEPOINT many");
    return new Map(
      created.flatMap((change, at) => {
        const row = fresh[at]!;
        if (!change) return [];
        if (row.found) made.set(row.found.key, change.id);
        return [[row, { did: "created", refused: null, changes: [change] }] as const];
      }),
    );
  } catch (error) {
    if (!isOfOneRow(error)) throw error;
    await writing.query("ROLLBACK TO SAVEPOINT many");
    return new Map();
  }
};

/** A value, a constraint: something of one of them that could not be asked before. */
const isOfOneRow = (error: unknown): boolean => /^2[23]/.test(sqlState(error) ?? "");

const refusal = ({ row, line, cells }: Ready, problems: RefusedRow["problems"]): RefusedRow => ({ row, line, cells, problems });

const actingFor = (
  { importing: { environment, seat, caller, table }, writing, input, requestId }: Running,
  verb: "create" | "update",
  changes: Change[],
): Acting => ({
  environment,
  seat,
  caller,
  writing,
  input,
  turn: Promise.resolve(),
  requestId,
  action: `${table.id}.${verb}`,
  changes,
});

const runRow = async (running: Running, row: Ready): Promise<Outcome> => {
  const { importing, writing, careful, made } = running;
  const { table, held } = importing;
  const reject = (problems: RefusedRow["problems"]): Outcome => ({
    did: "refused",
    refused: refusal(row, problems),
    changes: [],
  });
  if (row.problems.length > 0) return reject(row.problems);
  const known = row.found ? made.get(row.found.key) : undefined;
  const ids = known !== undefined ? [known] : (row.found?.ids ?? []);
  if (ids.length > 1) return reject([say(held.key, "Several records have this key.", "أكثر من سجل له هذا المفتاح.")]);
  if (ids.length === 0 && row.found?.required)
    return reject([say("id", "There is no such record, or it is not yours to see.", "لا يوجد سجل كهذا، أو ليس لك أن تراه.", "NOT_FOUND")]);
  const did = ids.length === 1 ? "updated" : "created";
  const changes: Change[] = [];
  const acting = actingFor(running, did === "updated" ? "update" : "create", changes);
  if (careful) await writing.query("SAVEPOINT row");
  try {
    if (did === "updated")
      await updateOne(acting, table, { id: ids[0], version: null, set: await withOtherLanguages(acting, table, ids[0]!, row.set) });
    else {
      const [id] = await createAll(acting, table, [[row.set, ["set"]]]);
      if (row.found && id) made.set(row.found.key, id);
    }
    if (careful) await writing.query("RELEASE SAVEPOINT row");
    return { did, refused: null, changes };
  } catch (error) {
    const problems = problemsOf(error);
    if (careful) await writing.query("ROLLBACK TO SAVEPOINT row");
    else if (!(await isWell(writing))) throw problems === null && sqlState(error) === null ? error : new Broken();
    if (problems === null) throw error;
    return reject(problems);
  }
};

/** A cell holds a text in one language; those in the others stay. */
const withOtherLanguages = async (acting: Acting, table: Table, id: string, set: Ready["set"]): Promise<Ready["set"]> => {
  const columns = table.columns.filter(({ key, config }) => config.translated === true && Object.hasOwn(set, key));
  if (columns.length === 0) return set;
  const selected = columns.map((column) => `${physical(column)} AS ${ident(column.id)}`).join(", ");
  const [row] = await acting.writing.query(
    `SELECT ${selected} FROM ${qualified(acting.seat.place, tableName(table.id))} WHERE id = $1 AND deleted_at IS NULL FOR UPDATE`,
    [id],
  );
  const merged = columns.map(
    ({ id: field, key }) => [key, { ...(row?.[field] as object | null | undefined), ...(set[key] as object) }] as const,
  );
  return { ...set, ...Object.fromEntries(merged) };
};

const isWell = (writing: Writing): Promise<boolean> =>
  writing.query("SELECT 1").then(
    () => true,
    () => false,
  );

// What is wrong with this row; null: what would be wrong with any.
const passing = new Set(["DATA_BUSY", "DATA_UNAVAILABLE", "DATA_HALTED", "DATA_TIMEOUT"]);
const problemsOf = (error: unknown): RefusedRow["problems"] | null => {
  if (error instanceof InvalidInput) return error.problems.map(({ path, code, message }) => ({ column: columnIn(path), code, message }));
  const [en, ar] = (["en", "ar"] as const).map((locale) => tellData(error, { locale, correlationId: "" }));
  const { code } = en!.extensions;
  if (en!.unexpected !== null || passing.has(code)) return null;
  return [{ column: null, code: code.replace(/^DATA_/, ""), message: { en: en!.message, ar: ar!.message } }];
};
const columnIn = (path: InvalidInput["problems"][number]["path"]): string | null => {
  const step = path.find((part) => typeof part === "string" && part !== "set");
  return typeof step === "string" ? step : null;
};
