/** What fields and tables were before they are what a release makes them: as they run, or as they were when they were hidden. Pure. */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import type { Hidden } from "../domain/migration.ts";

export interface Former {
  readonly was: Column;
  /** It was hidden, alone or with its table: nobody reads or writes it now. */
  readonly dormant: boolean;
}

/** The field as it lies in the environment; null for one that was never there. */
export const formerColumn = (from: Model, hidden: readonly Hidden[], entity: Id, field: Id): Former | null => {
  const table = from.tables.find(({ id }) => id === entity) ?? formerTable(hidden, entity);
  const column = table?.columns.find(({ id }) => id === field);
  if (column) return { was: column, dormant: !from.tables.some(({ id }) => id === entity) };
  const alone = hidden.find((one) => one.kind === "field" && one.field === field);
  return alone ? { was: alone.was as Column, dormant: true } : null;
};

/** A table as it was when it was hidden; without its fields where an older program hid it. */
export const formerTable = (hidden: readonly Hidden[], entity: Id): Table | null =>
  (hidden.find((one) => one.kind === "table" && one.entity === entity)?.was as Table | undefined) ?? null;
