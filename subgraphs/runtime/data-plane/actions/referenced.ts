/** Why a record may not go: others still point at it. What the caller cannot see of them is only "and others". */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Json } from "../../../../schema/ids.ts";
import type { Relation } from "../../../../schema/model/model.ts";
import { dataError } from "../errors.ts";
import { physical, qualified, tableName } from "../names.ts";
import { newSource } from "../sql/source.ts";
import { type Acting, run, statementFor, tableOf } from "./context.ts";

/** Counting stops here. */
const countLimit = 1_000;

/** Refuses when a row that stays points at one that goes by one of the relations: `DATA_REFERENCED` with entities and counts. */
export const refuseReferenced = async (
  acting: Acting,
  relations: readonly Relation[],
  going: ReadonlyMap<Id, ReadonlySet<string>>,
): Promise<void> => {
  const counts = new Map<Id, { all: number; seen: number }>();
  const counted = await Promise.all(relations.map((relation) => countPointing(acting, relation, going)));
  for (const [at, { all, seen }] of counted.entries()) {
    const relation = relations[at]!;
    const known = counts.get(relation.from) ?? { all: 0, seen: 0 };
    counts.set(relation.from, { all: known.all + all, seen: known.seen + seen });
  }
  const found = [...counts].flatMap(([entity, { seen }]) =>
    seen > 0 ? [{ table: tableOf(acting, entity), count: Math.min(seen, countLimit) }] : [],
  );
  const others = [...counts.values()].some(({ all, seen }) => all > seen);
  if (found.length === 0 && !others) return;
  const words = (locale: "en" | "ar", rest: string) =>
    [
      ...found.map(({ table, count }) => `${table.plural[locale] ?? table.pluralKey} (${count === countLimit ? `${count}+` : count})`),
      ...(others ? [rest] : []),
    ].join(locale === "ar" ? "، " : ", ");
  const facts: Record<string, Json> = { references: found.map(({ table, count }) => ({ entity: table.key, count })), others };
  throw dataError("REFERENCED", { where: { en: words("en", "and others"), ar: words("ar", "وسجلات أخرى") } }, facts);
};

/** How many live rows that stay point at rows that go, and how many of these the caller can see. */
const countPointing = async (acting: Acting, relation: Relation, going: ReadonlyMap<Id, ReadonlySet<string>>) => {
  const table = tableOf(acting, relation.from);
  const place = qualified(acting.seat.place, tableName(table.id));
  const statement = statementFor(acting);
  const targets = statement.bind(() => [...(going.get(relation.to) ?? [])], "uuid[]");
  const stays = `c.deleted_at IS NULL AND NOT c.id = ANY(${statement.bind(() => [...(going.get(relation.from) ?? [])], "uuid[]")})`;
  const pointing =
    relation.linkTable === null
      ? `SELECT c.id FROM ${place} c WHERE c.${physical(relation)} = ANY(${targets}) AND ${stays}`
      : `SELECT DISTINCT c.id FROM ${qualified(acting.seat.place, relation.linkTable)} k JOIN ${place} c ON c.id = k.source WHERE k.target = ANY(${targets}) AND ${stays}`;
  const all = `p AS (${pointing} LIMIT ${countLimit + 1})`;
  const source = newSource(statement, table);
  const readable = acting.seat.view.readable(table.id);
  const seen = readable ? `(SELECT count(*)::int FROM ${withId(source)} WHERE ${source.system("id")} IN (SELECT p.id FROM p))` : "0";
  const [row] = await run<{ all: number; seen: number }>(
    acting,
    statement,
    `WITH ${all} SELECT (SELECT count(*)::int FROM p) AS all, ${seen} AS seen`,
  );
  return row ?? { all: 0, seen: 0 };
};

const withId = (source: ReturnType<typeof newSource>): string => {
  source.system("id");
  return source.from();
};
