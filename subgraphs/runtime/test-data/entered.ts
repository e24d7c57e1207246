/** What people entered while test rows were there, before these go: nobody enters more about them, and what cannot be without them keeps them. */
import type pg from "pg";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Model } from "../../../schema/model/model.ts";
import { type Place, physical, qualified, tableName } from "../data-plane/names.ts";

type Client = Pick<pg.Client, "query">;

/** Locks every test row: who comes to point at one waits for the reset, and then finds it gone; who did already was waited for. */
export const lockTagged = async (client: Client, place: Place, model: Model): Promise<void> => {
  for (const table of model.tables)
    await client.query(
      `select count(*) from (select from ${qualified(place, tableName(table.id))} where test_batch is not null order by id for update) l`,
    );
};

/**
 * A test row that an entered record must point to is theirs from now on, and what that one must point to. Answers how many; they are no
 * test rows any more.
 */
export const keepNeeded = async (client: Client, place: Place, model: Model): Promise<number> => {
  const needed = model.relations.filter(
    ({ cardinality, from, field }) =>
      cardinality === "one" &&
      from !== builtIn.user &&
      model.tables.find(({ id }) => id === from)?.columns.find(({ id }) => id === field)?.required === true,
  );
  let kept = 0;
  for (let found = true; found; ) {
    found = false;
    for (const relation of needed) {
      const [from, to, field] = [qualified(place, tableName(relation.from)), qualified(place, tableName(relation.to)), physical(relation)];
      const { rowCount } = await client.query(
        `update ${to} t set test_batch = null where t.test_batch is not null and exists (select from ${from} e where e.${field} = t.id and e.test_batch is null)`,
      );
      kept += rowCount ?? 0;
      found ||= (rowCount ?? 0) > 0;
    }
  }
  return kept;
};
