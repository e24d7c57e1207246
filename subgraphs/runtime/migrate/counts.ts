import type pg from "pg";
import type { Model } from "../../../schema/model/model.ts";
import { type Place, qualified, tableName } from "../data-plane/names.ts";
import type { Facts } from "../domain/migration.ts";

/** Live records per entity, counted exactly: the numbers a release dialog shows are the numbers a migration meets. */
export const countRows = async (client: Pick<pg.Client, "query">, place: Place, model: Model): Promise<Facts["rows"]> => {
  if (model.tables.length === 0) return {};
  const parts = model.tables.map(
    (table) => `(select count(*) from ${qualified(place, tableName(table.id))} where "deleted_at" is null) as "${table.id}"`,
  );
  const { rows } = await client.query<Record<string, string>>(`select ${parts.join(", ")}`);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([entity, count]) => [entity, Number(count)]));
};
