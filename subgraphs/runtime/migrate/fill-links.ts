/**
 * Brings links along, a few records at a time, while people work. Links lie in another table than their record, so a batch takes the
 * records first and looks at their links then: whoever changes them meanwhile waits, or was seen. It waits for a record 40 ms at most
 * and lets all of them go, so that it never stands in a circle with somebody who changes several.
 */
import type pg from "pg";
import { type Place, qualified, tableName } from "../data-plane/names.ts";
import type { LinkFill } from "../domain/migration.ts";
import { refuseAnyOf } from "./backfill.ts";
import { createPace } from "./pace.ts";

type Client = Pick<pg.Client, "query">;
export interface LinkFilling {
  readonly place: Place;
  readonly release: string;
  readonly step: string;
  readonly fill: LinkFill;
}

const fewest = 50;

/** Fills until no record needs it; resumes where the journal says. Throws ValuesUnfit. */
export const fillLinks = async (client: Client, filling: LinkFilling): Promise<void> => {
  const pace = createPace();
  for (let most = Number.POSITIVE_INFINITY; ; ) {
    const began = performance.now();
    const seen = await batch(client, filling, Math.min(pace.size(), most));
    if (seen === null) {
      most = Math.max(fewest, Math.floor(Math.min(pace.size(), most) / 2));
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40));
      continue;
    }
    if (seen === 0) break;
    const wait = pace.after({ seen, ms: Math.max(performance.now() - began, 1), crowded: false });
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const { entity, misfit } = filling.fill;
  if (misfit !== null) await refuseAnyOf(client, filling.place, [{ entity, misfit }]);
};

/** How many records it took; null: somebody else held one of them. */
const batch = async (client: Client, { place, release, step, fill }: LinkFilling, size: number): Promise<number | null> => {
  const journal = qualified(place, "_migration");
  try {
    await client.query("begin; set local lock_timeout = '40ms'; set local synchronous_commit = off; set local wn.filling = 'on'");
    const { rows } = await client.query<{ id: string }>(
      `select t.id from ${qualified(place, tableName(fill.entity))} t
       where t.id > coalesce((select position_id from ${journal} where release_id = $1 and step = $2), '00000000-0000-0000-0000-000000000000') and (${fill.needs})
       order by t.id limit $3 for no key update of t`,
      [release, step, size],
    );
    if (rows.length > 0) {
      await client.query(fill.statement, [rows.map(({ id }) => id)]);
      await client.query(`update ${journal} set position_id = $3, touched = touched + $4 where release_id = $1 and step = $2`, [
        release,
        step,
        rows.at(-1)?.id,
        rows.length,
      ]);
    }
    await client.query("commit");
    return rows.length;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    if ((error as { code?: string }).code !== "55P03") throw error;
    return null;
  }
};
