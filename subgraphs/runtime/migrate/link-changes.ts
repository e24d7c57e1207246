/**
 * Fields that link to one record in one model and to several in the other: what makes the two forms the same, as SQL. Pure.
 *
 * The one link lies in a column of the record's table, several lie in a link table, so it takes a trigger on each of them. Both lock the
 * record first and look at the links then: whoever comes second sees what the first one left. Who writes the column says "this is the
 * one link"; who writes links leaves the column on a record that is still linked, else on the first, by id (ids grow with time).
 */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { literal, type Place, physical, physicalName, qualified, tableName } from "../data-plane/names.ts";
import type { Fate, Hidden } from "../domain/migration.ts";
import { formerColumn } from "./former.ts";

export interface LinkChange {
  readonly table: Table;
  readonly was: Column;
  readonly column: Column;
  /** The field was hidden in its other form: nobody writes to it. */
  readonly dormant: boolean;
  /** The field lay in the wanted form before, as after a release that is rolled back; `fate`: how it was left then. */
  readonly earlier: { readonly column: Column; readonly fate: Fate | null } | null;
}

export const isOne = ({ type }: Column): boolean => type === "reference" || type === "user";
export const isMany = ({ type }: Column): boolean => type === "references";
export const toMany = ({ column }: Pick<LinkChange, "column">): boolean => isMany(column);

/** Whether values go from one form to the other; between links to one entity only. */
export const isLinkChange = (was: Column, column: Column): boolean =>
  was.target !== null && was.target === column.target && ((isOne(was) && isMany(column)) || (isMany(was) && isOne(column)));

/** Every field whose links lie elsewhere in the other model. Both models as they lie in the environment now. */
export const linkChangesOf = (from: Model, to: Model, hidden: readonly Hidden[]): readonly LinkChange[] =>
  to.tables.flatMap((table) =>
    table.columns.flatMap((column): readonly LinkChange[] => {
      const { was, dormant } = formerColumn(from, hidden, table.id, column.id) ?? {};
      if (!was || !isLinkChange(was, column)) return [];
      const before = hidden.findLast((one) => one.kind === "generation" && one.field === column.id && sameForm(one.was as Column, column));
      return [
        {
          table,
          was,
          column,
          dormant: dormant!,
          earlier: before ? { column: before.was as Column, fate: before.fate as Fate | null } : null,
        },
      ];
    }),
  );

const sameForm = (a: Column, b: Column): boolean => isOne(a) === isOne(b) && a.target === b.target;

/** The link table of a field that links to several. */
export const linkTableName = (column: { readonly id: Id; readonly physical?: string }): string => `l_${physicalName(column)}`;

/** The one link among several, for the record `t`. With `nearest`: what it is at, what it was at in that form before, or the first. */
const oneOf = (place: Place, several: Column, one: Column, fate: Fate | null, earlier: Column | null = null): string => {
  const links = qualified(place, linkTableName(several));
  if (fate !== "nearest") return `(SELECT (array_agg(k.target))[1] FROM ${links} k WHERE k.source = t.id HAVING count(*) = 1)`;
  const kept = [one, ...(earlier ? [earlier] : [])].map((column) => `(k.target = t.${physical(column)}) DESC NULLS LAST`);
  return `(SELECT k.target FROM ${links} k WHERE k.source = t.id ORDER BY ${kept.join(", ")}, k.target LIMIT 1)`;
};

/** What the column of one link holds when the links decide, for the record `t`. */
const columnValue = (place: Place, change: LinkChange, fate: Fate | null): string =>
  toMany(change)
    ? oneOf(place, change.column, change.was, "nearest")
    : oneOf(place, change.was, change.column, fate, change.earlier?.column ?? null);

/** True for a record `t` that has more links than the new form takes. Links to several take everything. */
export const linkMisfit = (place: Place, { was, column }: Pick<LinkChange, "was" | "column">): string =>
  isMany(column) ? "false" : `(SELECT count(*) > 1 FROM ${qualified(place, linkTableName(was))} k WHERE k.source = t.id)`;

/** True for a record `t` that would have no link in the new form; for a link that becomes required. */
export const linkMissing = (place: Place, { was, column }: Pick<LinkChange, "was" | "column">): string =>
  isMany(column)
    ? `t.${physical(was)} IS NULL`
    : `(SELECT count(*) <> 1 FROM ${qualified(place, linkTableName(was))} k WHERE k.source = t.id)`;

/** The links of a record `t` when its column becomes links: those it had before, if the column was not changed since. */
const linksOf = (place: Place, { was, earlier, column, dormant }: LinkChange): string => {
  const target = qualified(place, tableName(column.target!));
  const one = `SELECT t.${physical(was)} AS target WHERE t.${physical(was)} IS NOT NULL`;
  if (!earlier) return lost(one, dormant, target);
  const then = oneOf(place, earlier.column, was, earlier.fate);
  const same = `${then} IS NOT DISTINCT FROM t.${physical(was)}`;
  return lost(
    `SELECT e.target FROM ${qualified(place, linkTableName(earlier.column))} e WHERE e.source = t.id AND ${same} UNION (${one} AND NOT (${same}))`,
    dormant,
    target,
  );
};
/** A hidden link holds nobody back: its record may be gone. */
const lost = (links: string, dormant: boolean, target: string): string =>
  dormant ? `SELECT x.target FROM (${links}) x WHERE EXISTS (SELECT FROM ${target} r WHERE r.id = x.target)` : links;

/** Which records `t` need to be brought along, and the statement that does it for those whose ids are its parameter. */
export const linkFill = (place: Place, change: LinkChange, fate: Fate | null): { readonly needs: string; readonly statement: string } => {
  const table = qualified(place, tableName(change.table.id));
  if (toMany(change)) {
    const links = qualified(place, linkTableName(change.column));
    return {
      needs: `NOT EXISTS (SELECT FROM ${links} k WHERE k.source = t.id) AND EXISTS (${linksOf(place, change)})`,
      statement: `INSERT INTO ${links} (source, target) SELECT t.id, x.target FROM ${table} t CROSS JOIN LATERAL (${linksOf(place, change)}) x WHERE t.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT FROM ${links} k WHERE k.source = t.id) ON CONFLICT DO NOTHING`,
    };
  }
  const value = columnValue(place, change, fate);
  const column = physical(change.column);
  const known = change.dormant ? `(SELECT r.id FROM ${qualified(place, tableName(change.column.target!))} r WHERE r.id = ${value})` : value;
  return {
    needs: `${known} IS DISTINCT FROM t.${column}`,
    statement: `UPDATE ${table} t SET ${column} = ${known} WHERE t.id = ANY($1::uuid[]) AND ${known} IS DISTINCT FROM t.${column}`,
  };
};

const names = ({ column }: Pick<LinkChange, "column">) => ({
  record: `${physicalName(column)}_sync`,
  links: `${physicalName(column)}_links`,
});
const sides = (place: Place, { table, was, column }: Pick<LinkChange, "table" | "was" | "column">) => {
  const [one, several] = isMany(column) ? [was, column] : [column, was];
  return { one, records: qualified(place, tableName(table.id)), links: qualified(place, linkTableName(several)) };
};

/** Keeps column and links the same while both models are written with. Runs as whoever writes. */
export const linkSync = (place: Place, change: LinkChange, fate: Fate | null): readonly string[] => {
  const { record, links: onLinks } = names(change);
  const { records, links } = sides(place, change);
  return [
    recordFunction(place, change),
    linksFunction(place, change, fate),
    `CREATE OR REPLACE TRIGGER "${record}" AFTER INSERT OR UPDATE ON ${records} FOR EACH ROW EXECUTE FUNCTION ${qualified(place, record)}()`,
    `CREATE OR REPLACE TRIGGER "${onLinks}" AFTER INSERT OR UPDATE OR DELETE ON ${links} FOR EACH ROW EXECUTE FUNCTION ${qualified(place, onLinks)}()`,
  ];
};

export const dropLinkSync = (place: Place, change: Pick<LinkChange, "table" | "was" | "column">): readonly string[] => {
  const { record, links: onLinks } = names(change);
  // The functions take their triggers with them; a table of links that is not there yet has none.
  return [record, onLinks].map((name) => `DROP FUNCTION IF EXISTS ${qualified(place, name)}() CASCADE`);
};

const made = (place: Place, name: string, body: string): string =>
  `CREATE OR REPLACE FUNCTION ${qualified(place, name)}() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS ${literal(body)}`;

/** While rows are brought along, what is written is what both forms mean already. */
const unlessFilling = "IF current_setting('wn.filling', true) = 'on' THEN RETURN NULL; END IF;";

const recordFunction = (place: Place, change: LinkChange): string => {
  const { one, links } = sides(place, change);
  const now = `NEW.${physical(one)}`;
  return made(
    place,
    names(change).record,
    `BEGIN
  ${unlessFilling}
  IF TG_OP = 'INSERT' THEN
    IF ${now} IS NULL THEN RETURN NULL; END IF;
  ELSIF ${now} IS NOT DISTINCT FROM OLD.${physical(one)} THEN RETURN NULL;
  END IF;
  -- Told by the links themselves: they say the same already.
  IF current_setting('wn.linking', true) = 'on' THEN RETURN NULL; END IF;
  PERFORM set_config('wn.linking', 'on', true);
  DELETE FROM ${links} k WHERE k.source = NEW.id AND k.target IS DISTINCT FROM ${now};
  IF ${now} IS NOT NULL THEN INSERT INTO ${links} (source, target) VALUES (NEW.id, ${now}) ON CONFLICT DO NOTHING; END IF;
  PERFORM set_config('wn.linking', '', true);
  RETURN NULL;
END`,
  );
};

/** What the trigger on the links does. `strict`: a second link is refused instead of being left behind. */
export const linksFunction = (place: Place, change: LinkChange, fate: Fate | null, { strict = false } = {}): string => {
  const { one, records, links } = sides(place, change);
  const value = columnValue(place, change, fate);
  const refuse = strict
    ? `IF (SELECT count(*) > 1 FROM ${links} k WHERE k.source = it) THEN RAISE check_violation USING MESSAGE = 'The field is changing to one link and takes no second.', CONSTRAINT = ${literal(`${physicalName(change.column)}_ms`)}; END IF;`
    : "";
  return made(
    place,
    names(change).links,
    `DECLARE it uuid;
BEGIN
  ${unlessFilling}
  -- Told by the column: it says the same already.
  IF current_setting('wn.linking', true) = 'on' THEN RETURN NULL; END IF;
  it := CASE TG_OP WHEN 'DELETE' THEN OLD.source ELSE NEW.source END;
  PERFORM FROM ${records} t WHERE t.id = it FOR NO KEY UPDATE;
  ${refuse}
  PERFORM set_config('wn.linking', 'on', true);
  UPDATE ${records} t SET ${physical(one)} = ${value} WHERE t.id = it AND t.${physical(one)} IS DISTINCT FROM ${value};
  PERFORM set_config('wn.linking', '', true);
  RETURN NULL;
END`,
  );
};
