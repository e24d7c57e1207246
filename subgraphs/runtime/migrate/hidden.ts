/**
 * What an environment keeps though nothing shows it: `_hidden` in its schema. A row is written when something is hidden and never
 * removed by a release: whatever the active model has is simply not hidden at the moment.
 */
import type pg from "pg";
import type { Column, Table } from "../../../schema/model/model.ts";
import { literal, type Place, physicalName, qualified } from "../data-plane/names.ts";
import type { Fate, Hidden } from "../domain/migration.ts";

/** Notes that something is hidden from now on. */
export const nowHidden = (place: Place, table: Table, column: Column | null, fate: Fate | null, kind: Hidden["kind"]): string => {
  const id = kind === "generation" && column ? physicalName(column) : (column?.id ?? table.id);
  const values = [id, kind, table.id, column?.id ?? null, JSON.stringify(column ?? table), fate];
  return `INSERT INTO ${qualified(place, "_hidden")} (id, kind, entity, field, was, fate) VALUES (${values.map((value) => (value === null ? "NULL" : literal(value))).join(", ")})
    ON CONFLICT (id, kind) DO UPDATE SET was = excluded.was, fate = excluded.fate, hidden_at = now(), dropped_at = NULL`;
};

/** Everything that was ever hidden and still has its data, oldest first. */
export const readHidden = async (client: Pick<pg.Client, "query">, place: Place): Promise<readonly Hidden[]> => {
  const { rows } = await client.query<{
    id: string;
    kind: Hidden["kind"];
    entity: string;
    field: string | null;
    was: Column | Table;
    fate: Fate | null;
    hidden_at: Date;
  }>(
    `select id, kind, entity, field, was, fate, hidden_at from ${qualified(place, "_hidden")} where dropped_at is null order by hidden_at, id`,
  );
  return rows.map(({ hidden_at, ...row }) => ({ ...row, hiddenAt: hidden_at.toISOString() }));
};
