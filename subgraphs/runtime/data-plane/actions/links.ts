/** Links of a record to several others, which lie in a table of their own. */
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { qualified } from "../names.ts";
import { newSource } from "../sql/source.ts";
import { type Acting, run, statementFor } from "./context.ts";

/** Values of many-to-many fields, by field id. */
export const linksOf = (table: Table, values: ReadonlyMap<Id, unknown>): ReadonlyMap<Id, readonly string[]> =>
  new Map(
    table.columns.flatMap((column) =>
      column.type === "references" && values.has(column.id)
        ? [[column.id, (values.get(column.id) ?? []) as readonly string[]] as const]
        : [],
    ),
  );

/**
 * Adds links; those of an existing record that are not named go, or only those that are let go. Null: the record is new. What the caller does
 * not see stays linked: they could not name it to keep it, and a record that was deleted has its links when it is back.
 */
export const writeLinks = (
  acting: Acting,
  id: string,
  links: ReadonlyMap<Id, readonly string[]>,
  unlink: ReadonlyMap<Id, readonly string[]> | null,
): readonly Promise<unknown>[] =>
  [...links].flatMap(([field, targets]) => {
    const relation = acting.seat.view.relations.get(field);
    if (!relation?.linkTable) return [];
    const table = qualified(acting.seat.place, relation.linkTable);
    return [
      ...(unlink ? [letGo(acting, id, relation.to, table, targets, unlink.get(field))] : []),
      acting.writing.query(`INSERT INTO ${table} (source, target) SELECT $1, t FROM unnest($2::uuid[]) t ON CONFLICT DO NOTHING`, [
        id,
        targets,
      ]),
    ];
  });

const letGo = (acting: Acting, id: string, to: Id, table: string, kept: readonly string[], gone: readonly string[] | undefined) => {
  const target = acting.seat.view.tables.get(to);
  if (!target) throw new Error(`no entity ${to}`);
  const statement = statementFor(acting);
  const [record, named] = [statement.bind(() => id, "uuid"), statement.bind(() => gone ?? kept, "uuid[]")];
  const source = newSource(statement, target);
  const its = `${source.system("id")} = k.target`;
  const seen = `EXISTS (SELECT 1 FROM ${source.from()} WHERE ${its})`;
  // Oneself can always be named.
  const me = () => statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const mine = to === builtIn.user ? `${seen} OR k.target = ${me()}` : seen;
  const going = gone ? `k.target = ANY(${named})` : `NOT k.target = ANY(${named})`;
  return run(acting, statement, `DELETE FROM ${table} k WHERE k.source = ${record} AND ${going} AND (${mine})`);
};
