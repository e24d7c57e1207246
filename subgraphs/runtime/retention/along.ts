/**
 * What goes for good with records that go, and which links they leave empty: foreign keys would do both, and tell nobody. Statements made
 * from the model; the records that go are the rows `due` (column id). Pure.
 */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Model, Relation, Table } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";

/** Cascades one behind the other: what points at the records, what points at that. */
type Chain = readonly Relation[];

const columnsTo = (model: Model, entity: Id, rule: Relation["onDelete"]): readonly Relation[] =>
  model.relations.filter(({ to, cardinality, onDelete }) => to === entity && cardinality === "one" && onDelete === rule);

/** Every chain of cascades that ends at a table, the short ones first. What closes a circle keeps its record (`due.ts`), so it is none. */
const chainsTo = (model: Model, entity: Id): readonly Chain[] => {
  const chains: Chain[] = [];
  for (let wave: readonly Chain[] = [[]]; wave.length > 0; ) {
    wave = wave.flatMap((chain) => {
      const seen = [entity, ...chain.map(({ from }) => from)];
      return columnsTo(model, seen.at(-1)!, "cascade").flatMap((relation) => (seen.includes(relation.from) ? [] : [[...chain, relation]]));
    });
    chains.push(...wave);
  }
  return chains;
};

/** The records at the end of a chain, as `g<n>`; the first of it points at what `root` says. */
const joined = (place: Place, chain: Chain, root: (column: string) => string): string =>
  `${chain
    .map((relation, at) => {
      const name = `${qualified(place, tableName(relation.from))} g${at}`;
      return at === 0 ? `${name} ` : `JOIN ${name} ON g${at}.${physical(relation)} = g${at - 1}.id `;
    })
    .join("")}WHERE ${root(`g0.${physical(chain[0]!)}`)}`;

/** Locks what would go with the records $1, each level behind the one it hangs on: nothing comes to point at it from then on. */
export const locksAlong = (place: Place, model: Model, table: Table): readonly string[] =>
  chainsTo(model, table.id).map(
    (chain) =>
      `SELECT count(*) FROM (SELECT FROM ${joined(place, chain, (column) => `${column} = ANY($1::uuid[])`)} FOR UPDATE OF g${chain.length - 1}) l`,
  );

/** A CTE of rows to be told: id, version, key, and the fields that changed. */
export interface Told {
  readonly name: string;
  readonly entity: Id;
  readonly type: "RecordDeleted" | "RecordUpdated";
}

/** CTEs behind `due`, and which of them hold rows to be told. */
export const along = (place: Place, model: Model, table: Table): { readonly ctes: readonly string[]; readonly told: readonly Told[] } => {
  const ends = Map.groupBy(chainsTo(model, table.id), (chain) => chain.at(-1)!.from);
  const going = new Map<Id, string>([[table.id, "due"]]);
  const ctes: string[] = [];
  const told: Told[] = [];
  for (const [entity, chains] of ends) {
    const name = `gone${going.size}`;
    const rows = chains.map(
      (chain) =>
        `SELECT g${chain.length - 1}.id, g${chain.length - 1}.version, g${chain.length - 1}.deleted_at FROM ${joined(place, chain, (column) => `${column} IN (SELECT id FROM due)`)}`,
    );
    ctes.push(`${name} AS MATERIALIZED (${rows.join(" UNION ")})`);
    // The foreign key takes them. Of one that was deleted before it was told then.
    ctes.push(
      `${name}_told AS (SELECT id, version + 1 AS version, pg_current_xact_id() AS key, '{}'::text[] AS fields FROM ${name} WHERE deleted_at IS NULL)`,
    );
    told.push({ name: `${name}_told`, entity, type: "RecordDeleted" });
    going.set(entity, name);
  }
  const emptied = Map.groupBy(
    [...going.keys()].flatMap((entity) => columnsTo(model, entity, "clear")),
    ({ from }) => from,
  );
  for (const [entity, relations] of emptied) {
    const name = `emptied${told.length}`;
    const records = qualified(place, tableName(entity));
    const lost = (relation: Relation) => `c.${physical(relation)} IN (SELECT id FROM ${going.get(relation.to)})`;
    const stays = going.has(entity) ? ` AND c.id NOT IN (SELECT id FROM ${going.get(entity)})` : "";
    ctes.push(
      `${name}_rows AS MATERIALIZED (SELECT c.id, array_remove(ARRAY[${relations.map((relation) => `CASE WHEN ${lost(relation)} THEN ${literal(relation.field)} END`).join(", ")}], NULL) AS fields
        FROM ${records} c WHERE c.deleted_at IS NULL${stays} AND (${relations.map(lost).join(" OR ")}) FOR UPDATE OF c)`,
      `${name} AS (UPDATE ${records} t SET ${relations.map((relation) => `${physical(relation)} = CASE WHEN ${literal(relation.field)} = ANY(r.fields) THEN NULL ELSE t.${physical(relation)} END`).join(", ")},
        version = t.version + 1, change_key = greatest(pg_current_xact_id(), t.change_key) FROM ${name}_rows r WHERE t.id = r.id RETURNING t.id, t.version, t.change_key AS key, r.fields)`,
    );
    told.push({ name, entity, type: "RecordUpdated" });
  }
  return { ctes, told };
};
