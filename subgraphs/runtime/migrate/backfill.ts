/**
 * Brings rows along, a few at a time, while people work: each batch is one statement that aims at 50 ms, touches only rows that need it
 * and notes how far it came, so a crash costs one batch. How large they are and when it pauses: pace.ts.
 */
import type pg from "pg";
import type { Sentence } from "../../../schema/ids.ts";
import { type Place, qualified, tableName } from "../data-plane/names.ts";
import type { Fill, Misfits, MisfitsOf } from "../domain/migration.ts";
import { createPace } from "./pace.ts";

/** Values appeared that the new type has no equal for, and nobody decided about them. */
export class ValuesUnfit extends Error {
  constructor(readonly misfits: Misfits) {
    super(`${misfits.count} values do not fit`);
  }
  sentence(step: Sentence): Sentence {
    const { count, ids } = this.misfits;
    const where = ids.slice(0, 5).join(", ");
    return {
      en: `“${step.en}” stopped: ${count} records hold a value with no equal in the new type (${where}). Nothing was lost. Change them and start the release again, or plan it again and decide what becomes of them.`,
      ar: `توقف «${step.ar}»: تحمل ${count} من السجلات قيمة لا مقابل لها في النوع الجديد (${where}). لم يُفقد شيء. عدّلها ثم أعد الإطلاق، أو خطّط له من جديد وقرّر مصيرها.`,
    };
  }
}

export interface Filling {
  readonly place: Place;
  readonly release: string;
  readonly step: string;
  readonly fill: Fill;
}

/** Fills until the end of the table; resumes where the journal says. Throws ValuesUnfit. */
export const fillRows = async (client: Pick<pg.Client, "query">, filling: Filling): Promise<void> => {
  const batch = batchOf(filling);
  const pace = createPace();
  const quiet = await waiting(client);
  // A batch that a crash takes back takes its position with it; the commit that calls the step done waits for the disk, and so for all.
  await client.query("set synchronous_commit = off");
  for (;;) {
    const began = performance.now();
    const { rows } = await client.query<{ seen: number }>(batch, [filling.release, filling.step, pace.size()]);
    const ms = Math.max(performance.now() - began, 1);
    const seen = rows[0]?.seen ?? 0;
    if (seen === 0) break;
    const wait = pace.after({ seen, ms, crowded: (await waiting(client)) > Math.max(1, quiet * 2) });
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await client.query("reset synchronous_commit");
  await refuseMisfits(client, filling);
};

/**
 * One batch: the next rows by id, those of them that need it, and the position, all in one statement. The rows are found again by the
 * range of their ids: joined to the batch, a large one would read the whole table.
 */
const batchOf = ({ place, fill }: Filling): string => {
  const table = qualified(place, tableName(fill.entity));
  const journal = qualified(place, "_migration");
  const position = `coalesce((select position_id from ${journal} where release_id = $1 and step = $2), '00000000-0000-0000-0000-000000000000')`;
  const compared = (value: string) => `(${value})::text`;
  return `with batch as materialized (
      select t.id from ${table} t where t.id > ${position} order by t.id limit $3
    ), last as materialized (
      select id from batch order by id desc limit 1
    ), done as (
      update ${table} t set ${fill.column} = ${fill.value} where t.id > ${position} and t.id <= (select id from last) and ${compared(fill.value)} is distinct from ${compared(`t.${fill.column}`)} returning 1
    ), noted as (
      update ${journal} set position_id = (select id from last), touched = touched + (select count(*) from done)
      where release_id = $1 and step = $2 and exists (select from batch)
    ) select (select count(*) from batch)::int as seen`;
};

const refuseMisfits = async (client: Pick<pg.Client, "query">, { place, fill: { entity, misfit } }: Filling): Promise<void> => {
  if (misfit !== null) await refuseAnyOf(client, place, [{ entity, misfit }]);
};

/** Throws ValuesUnfit for the first kind of which there are any. */
export const refuseAnyOf = async (client: Pick<pg.Client, "query">, place: Place, kinds: readonly MisfitsOf[]): Promise<void> => {
  for (const { entity, misfit } of kinds) {
    const misfits = await countMisfits(client, place, entity, misfit);
    if (misfits.count > 0) throw new ValuesUnfit(misfits);
  }
};

/** How many rows hold a value that does not fit, and up to 20 of them. Deleted records count: they can be restored. */
export const countMisfits = async (client: Pick<pg.Client, "query">, place: Place, entity: string, misfit: string): Promise<Misfits> => {
  const { rows } = await client.query<{ count: string; ids: readonly string[] }>(
    `with m as materialized (select t.id from ${qualified(place, tableName(entity))} t where ${misfit})
     select count(*) as count, array(select id::text from m order by id limit 20) as ids from m`,
  );
  return { count: Number(rows[0]?.count ?? 0), ids: rows[0]?.ids ?? [] };
};

/** Sessions that wait for a lock somewhere in this database. */
const waiting = async (client: Pick<pg.Client, "query">): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    "select count(distinct pid)::int as n from pg_locks where not granted and (database is null or database = (select oid from pg_database where datname = current_database()))",
  );
  return rows[0]?.n ?? 0;
};
