/** Running numbers, gap-free per entity: the next one is taken while the entity's lock is held, and a rollback gives it back. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { physical, qualified, tableName } from "../names.ts";
import type { Acting } from "./context.ts";

export const autoNumbers = async (acting: Acting, table: Table): Promise<readonly (readonly [Id, string])[]> => {
  const numbers: (readonly [Id, string])[] = [];
  for (const column of table.columns) {
    if (column.type !== "autoNumber" || column.sqlType === null) continue;
    const { prefix = "", pad = 1, yearly = false } = column.config as { prefix?: string; pad?: number; yearly?: boolean };
    const head = `${prefix}${yearly ? `${acting.input.today.slice(0, 4)}-` : ""}`;
    await acting.writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${acting.environment.schema}.${column.id}`]);
    const [row] = await acting.writing.query<{ n: string }>(
      `SELECT coalesce(max(substr(${physical(column)}, $2::int)::bigint), 0) + 1 AS n FROM ${qualified(acting.seat.place, tableName(table.id))}
       WHERE starts_with(${physical(column)}, $1) AND substr(${physical(column)}, $2::int) ~ '^[0-9]{1,15}$'`,
      [head, head.length + 1],
    );
    numbers.push([column.id, `${head}${String(row?.n ?? 1).padStart(pad, "0")}`]);
  }
  return numbers;
};
