/** Stored computed fields of rows that were changed past their candidate: by the effect of an action, or because a reference was emptied. */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { physical, qualified, sqlTypeOf, storedColumns, tableName } from "../names.ts";
import { expression } from "../sql/expression.ts";
import { computedInOrder, followersOf } from "../stored-values.ts";
import { type Acting, run, statementFor } from "./context.ts";

/** Works them out anew; answers which follow from the fields that changed. */
export const recompute = async (acting: Acting, table: Table, ids: readonly string[], changed: readonly Id[]): Promise<readonly Id[]> => {
  for (const [field, formula] of computedInOrder(table)) {
    const column = storedColumns(table).find(({ id }) => id === field)!;
    const statement = statementFor(acting);
    const value = expression(statement, table, "t", formula);
    await run(
      acting,
      statement,
      `UPDATE ${qualified(acting.seat.place, tableName(table.id))} t SET ${physical(column)} = (${value})::${sqlTypeOf(column)} WHERE t.id = ANY(${statement.bind(() => ids, "uuid[]")})`,
    );
  }
  return followersOf(table, changed);
};
