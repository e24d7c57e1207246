/**
 * What goes with records that go, and which links they leave empty. For good, foreign keys would do both and tell nobody; what is archived
 * they know nothing of. Statements made from the model; the records that go are the rows `due` (column id). Pure.
 */
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Model, Relation, Table } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import { opensTo } from "../data-plane/people/users.ts";
import { followersOf } from "../data-plane/stored-values.ts";

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

/** How they go: for good, or to where they can be brought back from, as when a person deletes them. */
export type Going = "delete" | "archive";

/** The records at the end of a chain, as `g<n>`; the first of it points at what `root` says. What was deleted before is not archived again. */
const joined = (place: Place, chain: Chain, going: Going, root: (column: string) => string): string =>
  `${chain
    .map((relation, at) => {
      const name = `${qualified(place, tableName(relation.from))} g${at}`;
      return at === 0 ? `${name} ` : `JOIN ${name} ON g${at}.${physical(relation)} = g${at - 1}.id `;
    })
    .join(
      "",
    )}WHERE ${[root(`g0.${physical(chain[0]!)}`), ...(going === "archive" ? chain.map((_, at) => `g${at}.deleted_at IS NULL`) : [])].join(" AND ")}`;

/** Locks what would go with the records $1, each level behind the one it hangs on: nothing comes to point at it from then on. */
export const locksAlong = (place: Place, model: Model, table: Table, going: Going): readonly string[] =>
  chainsTo(model, table.id).map(
    (chain) =>
      `SELECT count(*) FROM (SELECT FROM ${joined(place, chain, going, (column) => `${column} = ANY($1::uuid[])`)} FOR UPDATE OF g${chain.length - 1}) l`,
  );

/** A CTE of rows to be told: id, version, key, and the fields that changed. */
export interface Told {
  readonly name: string;
  readonly entity: Id;
  readonly type: "RecordDeleted" | "RecordUpdated";
}

/** The rows that go along and those whose links become empty: CTEs behind `due`, and their names by entity. */
interface Found {
  readonly ctes: readonly string[];
  readonly gone: ReadonlyMap<Id, string>;
  readonly emptied: ReadonlyMap<Id, { readonly name: string; readonly relations: readonly Relation[] }>;
}

const found = (place: Place, model: Model, table: Table, going: Going, lock: string): Found => {
  const gone = new Map<Id, string>();
  const emptied = new Map<Id, { readonly name: string; readonly relations: readonly Relation[] }>();
  const ctes: string[] = [];
  for (const [entity, chains] of Map.groupBy(chainsTo(model, table.id), (chain) => chain.at(-1)!.from)) {
    const name = `gone${gone.size}`;
    const rows = chains.map(
      (chain) =>
        `SELECT g${chain.length - 1}.id, g${chain.length - 1}.version, g${chain.length - 1}.deleted_at FROM ${joined(place, chain, going, (column) => `${column} IN (SELECT id FROM due)`)}`,
    );
    ctes.push(`${name} AS MATERIALIZED (${rows.join(" UNION ")})`);
    gone.set(entity, name);
  }
  const all = new Map([[table.id, "due"], ...gone]);
  const clearing = [...all.keys()].flatMap((entity) => columnsTo(model, entity, "clear"));
  for (const [entity, relations] of Map.groupBy(clearing, ({ from }) => from)) {
    const name = `emptied${emptied.size}`;
    const lost = (relation: Relation) => `c.${physical(relation)} IN (SELECT id FROM ${all.get(relation.to)})`;
    // What follows from an empty link changes with it.
    const from = model.tables.find(({ id }) => id === entity);
    const follow = Map.groupBy(
      relations.flatMap((relation) => (from ? followersOf(from, [relation.field]) : []).map((field) => ({ field, relation }))),
      ({ field }) => field,
    );
    const changes = [
      ...relations.map((relation) => [relation.field, lost(relation)] as const),
      ...[...follow].map(([field, by]) => [field, by.map(({ relation }) => lost(relation)).join(" OR ")] as const),
    ];
    const stays = all.has(entity) ? ` AND c.id NOT IN (SELECT id FROM ${all.get(entity)})` : "";
    ctes.push(
      `${name} AS MATERIALIZED (SELECT c.id, array_remove(ARRAY[${changes.map(([field, when]) => `CASE WHEN ${when} THEN ${literal(field)} END`).join(", ")}], NULL) AS fields
        FROM ${qualified(place, tableName(entity))} c WHERE c.deleted_at IS NULL${stays} AND (${relations.map(lost).join(" OR ")})${lock})`,
    );
    emptied.set(entity, { name, relations });
  }
  return { ctes, gone, emptied };
};

/** CTEs behind `due` that count what would go along (`along`) and whose links would become empty (`emptied`), as expressions. */
export const countsAlong = (place: Place, model: Model, table: Table, going: Going) => {
  const { ctes, gone, emptied } = found(place, model, table, going, "");
  return { ctes, along: sumOf([...gone.values()]), emptied: sumOf([...emptied.values()].map(({ name }) => name)) };
};
const sumOf = (names: readonly string[]): string => ["0", ...names.map((name) => `(SELECT count(*) FROM ${name})`)].join(" + ");

/** CTEs behind `due` by which it happens, which of them hold rows to be told, and how many went along or were emptied. $1: now. */
export const along = (place: Place, model: Model, table: Table, going: Going) => {
  const { ctes: looking, gone, emptied } = found(place, model, table, going, " FOR UPDATE OF c");
  const ctes = [...looking];
  const took: Told[] = [];
  for (const [entity, name] of gone) {
    const changed =
      going === "archive"
        ? `UPDATE ${qualified(place, tableName(entity))} t SET ${archived} FROM ${name} g WHERE t.id = g.id RETURNING t.id, t.version, t.change_key AS key, '{}'::text[] AS fields`
        : // The foreign key takes them. Of one that was deleted before it was told then.
          `SELECT id, version + 1 AS version, pg_current_xact_id() AS key, '{}'::text[] AS fields FROM ${name} WHERE deleted_at IS NULL`;
    ctes.push(`${name}_told AS (${changed})`);
    took.push({ name: `${name}_told`, entity, type: "RecordDeleted" });
  }
  const cleared: Told[] = [];
  for (const [entity, { name, relations }] of emptied) {
    const set = relations.map(
      (relation) =>
        `${physical(relation)} = CASE WHEN ${literal(relation.field)} = ANY(r.fields) THEN NULL ELSE t.${physical(relation)} END`,
    );
    ctes.push(
      `${name}_told AS (UPDATE ${qualified(place, tableName(entity))} t SET ${set.join(", ")},
        version = t.version + 1, change_key = greatest(pg_current_xact_id(), t.change_key) FROM ${name} r WHERE t.id = r.id RETURNING t.id, t.version, t.change_key AS key, r.fields)`,
    );
    cleared.push({ name: `${name}_told`, entity, type: "RecordUpdated" });
  }
  if (going === "archive") ctes.push(...closePeople(place, new Map([[table.id, "due"], ...gone]).get(builtIn.user)));
  return {
    ctes,
    told: [...took, ...cleared],
    along: sumOf(took.map(({ name }) => name)),
    emptied: sumOf(cleared.map(({ name }) => name)),
  };
};

/** What archiving sets in a record `t`. */
export const archived = "deleted_at = $1, version = t.version + 1, change_key = greatest(pg_current_xact_id(), t.change_key)";

/** Who is archived is signed out everywhere and has nothing to sign in with, as after a deletion by a person. */
const closePeople = (place: Place, people: string | undefined): readonly string[] =>
  people === undefined
    ? []
    : opensTo.map((name) => `closed${name} AS (DELETE FROM ${qualified(place, name)} WHERE user_id IN (SELECT id FROM ${people}))`);
