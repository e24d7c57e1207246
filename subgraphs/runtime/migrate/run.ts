/**
 * Carries out a migration plan, one statement at a time, while people use the platform.
 *
 * Every statement can be run again, and the journal (`_migration` in the environment) says which steps are done: after a crash at any
 * point the same call finishes the rest. A statement never queues in front of readers: it waits for its lock 40 ms, lets go, and tries
 * again with jitter. One migration per environment at a time, by advisory lock.
 */
import type pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import type { ReleaseId, Sentence } from "../../../schema/ids.ts";
import { type Place, qualified } from "../data-plane/names.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { fillRows, refuseAnyOf, ValuesUnfit } from "./backfill.ts";
import { fillLinks } from "./fill-links.ts";
import { whenEnded, writersIn } from "./open-transactions.ts";
import { type Left, noteStanding, takeBackRelease } from "./standing.ts";

/** A step that could not be carried out; the release is `failed` and can be resumed. */
export class StepFailed extends Error {
  constructor(
    readonly step: string,
    readonly code: string,
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}

export interface Run {
  readonly place: Place;
  readonly release: ReleaseId;
  readonly steps: readonly MigrationStep[];
  /** Told after each step that is done now or was done before the crash. */
  readonly onStep?: (done: number, step: MigrationStep) => Promise<void>;
}

const lockTries = 15;
/** An index made beside the work waits for every transaction that was open when it began, but holds nobody up while it does. */
const concurrentTries = 4;
const concurrentWait = "5s";
type Said = Pick<MigrationStep, "id" | "sentence">;

/** Runs the steps on a connection of its own, logged in as `wn_runtime`. Throws StepFailed. */
export const runSteps = async (client: pg.Client, { place, release, steps, onStep }: Run): Promise<void> => {
  await onlyOne(client, place);
  try {
    // The first step of a fresh environment makes the journal itself.
    const [first] = steps;
    if (first?.kind === "create-environment") for (const statement of first.ddl) await patiently(client, place, first, statement);
    else await noteStanding(client, place, release);
    const done = await openJournal(client, place, release, steps);
    let count = 0;
    for (const step of steps) {
      if (!done.has(step.id)) await runStep(client, place, release, step);
      count += 1;
      await onStep?.(count, step);
    }
  } finally {
    await give(client, place);
  }
};

type Statements = readonly string[];
/** Runs statements that can all be run again, outside any release; waits for its turn, and asks then which they are. Throws StepFailed. */
export const runStatements = (client: pg.Client, place: Place, which: Statements | (() => Promise<Statements>)): Promise<void> =>
  inTurn(client, place, upkeep, async (run) => {
    for (const statement of typeof which === "function" ? await which() : which) await run(statement);
  });

/** Takes a release back that is given up, see `standing.ts`; waits for its turn. Throws StepFailed. */
export const takeBackSteps = (client: pg.Client, { place, release, steps }: Run): Promise<readonly Left[]> =>
  inTurn(client, place, givingUp, (run) => takeBackRelease(client, run, place, release, steps));
const givingUp = { id: "take-back", sentence: { en: "Take back what the release had begun", ar: "التراجع عما بدأه الإطلاق" } };

type InTurn<T> = (run: (statement: string) => Promise<void>) => Promise<T>;
const inTurn = async <T>(client: pg.Client, place: Place, said: Said, work: InTurn<T>): Promise<T> => {
  // Asked again and again: a session that waits in the database would hold up an index made concurrently.
  while (!(await take(client, place))) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    return await work((statement) => patiently(client, place, said, statement));
  } finally {
    await give(client, place);
  }
};
const upkeep = { id: "upkeep", sentence: { en: "Bring the environment to this version", ar: "تحديث البيئة إلى هذا الإصدار" } };

const take = async (client: pg.Client, place: Place): Promise<boolean> => {
  const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 0)) as free", [place.schema]);
  return rows[0]?.free === true;
};
const give = (client: pg.Client, place: Place) => client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [place.schema]);

const onlyOne = async (client: pg.Client, place: Place): Promise<void> => {
  if (!(await take(client, place))) {
    throw new StepFailed("schema", "RUNTIME_MIGRATION_RUNNING", {
      en: "Another release of this environment is running; wait for it to finish.",
      ar: "يجري إطلاق آخر لهذه البيئة؛ انتظر حتى ينتهي.",
    });
  }
};

const openJournal = async (
  client: pg.Client,
  place: Place,
  release: ReleaseId,
  steps: readonly MigrationStep[],
): Promise<ReadonlySet<string>> => {
  const journal = qualified(place, "_migration");
  for (const [position, step] of steps.entries()) {
    // A step that says something else than before, as after another decision, is done anew from the start.
    await client.query(
      `insert into ${journal} as j (release_id, step, position, kind, class, ddl, rows, state) values ($1, $2, $3, $4, $5, $6, $7, 'todo')
       on conflict (release_id, step) do update set ddl = excluded.ddl, state = 'todo', position_id = null where j.ddl <> excluded.ddl`,
      [release, step.id, position, step.kind, step.class, textOf(step), step.rows],
    );
  }
  const { rows } = await client.query<{ step: string }>(`select step from ${journal} where release_id = $1 and state = 'done'`, [release]);
  return new Set(rows.map(({ step }) => step));
};

const textOf = ({ ddl, fill, fillLinks: links }: MigrationStep): string =>
  [...ddl, ...(fill ? [fill.value, fill.misfit ?? ""] : []), ...(links ? [links.needs, links.statement, links.misfit ?? ""] : [])].join(
    ";\n",
  );

const runStep = async (client: pg.Client, place: Place, release: ReleaseId, step: MigrationStep): Promise<void> => {
  const journal = qualified(place, "_migration");
  await client.query(`update ${journal} set state = 'running', started_at = now(), error = null where release_id = $1 and step = $2`, [
    release,
    step.id,
  ]);
  try {
    for (const statement of step.ddl) await patiently(client, place, step, statement);
    if (step.fill) await fillRows(client, { place, release, step: step.id, fill: step.fill });
    if (step.fillLinks) await fillLinks(client, { place, release, step: step.id, fill: step.fillLinks });
    if (step.guard) await lookAgain(client, place, step, step.guard);
  } catch (error) {
    // Nothing is wrong with the step, and nothing can be noted.
    if (isUnavailable(error)) throw error;
    await client.query(`update ${journal} set state = 'failed', finished_at = now(), error = $3 where release_id = $1 and step = $2`, [
      release,
      step.id,
      error instanceof Error ? error.message : String(error),
    ]);
    if (error instanceof ValuesUnfit)
      throw new StepFailed(step.id, "RUNTIME_VALUES_UNFIT", error.sentence(step.sentence), { cause: error });
    throw error instanceof StepFailed ? error : explain(step, error);
  }
  await client.query(`update ${journal} set state = 'done', finished_at = now() where release_id = $1 and step = $2`, [release, step.id]);
};

/** Refusing has begun; what was written by those who did not know of it yet is looked for once they have ended. */
const lookAgain = async (
  client: pg.Client,
  place: Place,
  step: Said,
  { misfits, relax }: NonNullable<MigrationStep["guard"]>,
): Promise<void> => {
  try {
    await whenEnded(client, place, writersIn);
    await refuseAnyOf(client, place, misfits);
  } catch (error) {
    if (!isUnavailable(error)) for (const statement of relax) await patiently(client, place, step, statement);
    throw error;
  }
};

/** One statement with a short lock timeout, again and again for about 15 tries. */
const patiently = async (client: pg.Client, place: Place, step: Said, statement: string): Promise<void> => {
  const concurrently = /^(CREATE (UNIQUE )?|DROP )INDEX CONCURRENTLY /.test(statement);
  const tries = concurrently ? concurrentTries : lockTries;
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (concurrently) await runConcurrently(client, statement);
      else await client.query(`begin; set local lock_timeout = '40ms'; ${statement}; commit`);
      return;
    } catch (error) {
      if (!concurrently) await client.query("rollback").catch(() => undefined);
      if ((error as { code?: string }).code !== "55P03") throw error;
      if (attempt >= tries) throw await blockedBy(client, place, step, error);
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt + Math.random() * 40));
    }
  }
};

/** CREATE INDEX CONCURRENTLY that failed half-way leaves an invalid index: it is removed and made anew. */
const runConcurrently = async (client: pg.Client, statement: string): Promise<void> => {
  const made = /CREATE (?:UNIQUE )?INDEX CONCURRENTLY IF NOT EXISTS "([^"]+)" ON "([^"]+)"/.exec(statement);
  if (made) {
    const [, index, schema] = made;
    const { rows } = await client.query(
      "select from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where c.relname = $1 and n.nspname = $2 and not i.indisvalid",
      [index, schema],
    );
    if (rows.length > 0) await client.query(`drop index concurrently "${schema}"."${index}"`);
  }
  await client.query(`set lock_timeout = '${concurrentWait}'`);
  try {
    await client.query(statement);
  } finally {
    await client.query("reset lock_timeout").catch(() => undefined);
  }
};

const blockedBy = async (client: pg.Client, place: Place, step: Said, cause: unknown): Promise<StepFailed> => {
  const { rows } = await client.query<{ seconds: string }>("select runtime.oldest_transaction($1)::int::text as seconds", [place.schema]);
  const seconds = rows[0]?.seconds ?? "0";
  return new StepFailed(
    step.id,
    "RUNTIME_MIGRATION_BLOCKED",
    {
      en: `“${step.sentence.en}” could not get its turn: a query has been open for ${seconds} seconds. Start the release again when it has ended.`,
      ar: `لم يحن دور «${step.sentence.ar}»: استعلام مفتوح منذ ${seconds} ثانية. أعد الإطلاق بعد انتهائه.`,
    },
    { cause },
  );
};

const explain = (step: MigrationStep, cause: unknown): StepFailed => {
  const { code } = cause as { code?: string };
  if (code === "53100") {
    const full = runtimeErrors("COPY_FULL");
    return new StepFailed(step.id, full.code, full.sentence, { cause });
  }
  if (code === "23505") {
    return new StepFailed(
      step.id,
      "RUNTIME_VALUES_REPEAT",
      {
        en: `“${step.sentence.en}” is not possible: some records hold the same value. Change them, then start the release again.`,
        ar: `تعذّر «${step.sentence.ar}»: سجلات تحمل القيمة نفسها. عدّلها ثم أعد الإطلاق.`,
      },
      { cause },
    );
  }
  if (code === "23514" || code === "23502") {
    return new StepFailed(
      step.id,
      "RUNTIME_VALUES_MISSING",
      {
        en: `“${step.sentence.en}” is not possible: some records do not fit. Change them, then start the release again.`,
        ar: `تعذّر «${step.sentence.ar}»: سجلات لا تستوفي الشرط. عدّلها ثم أعد الإطلاق.`,
      },
      { cause },
    );
  }
  return new StepFailed(
    step.id,
    "RUNTIME_STEP_FAILED",
    {
      en: `“${step.sentence.en}” failed. Nothing was lost; start the release again or tell us its id.`,
      ar: `أخفق «${step.sentence.ar}». لم يُفقد شيء؛ أعد الإطلاق أو أخبرنا برقمه.`,
    },
    { cause },
  );
};
