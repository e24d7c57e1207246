/**
 * What the tables of the version that answers demand of their rows, noted before a release touches any of it, and put back as it was when the
 * release is given up: checks, foreign keys, indexes, what a column starts with and whether it may be empty. Only what its steps name is put
 * back, so nothing that came about otherwise meanwhile is touched. Columns that grew stay as large as they are (decision 0254): the version
 * writes no more into them than before.
 */
import type pg from "pg";
import type { ReleaseId } from "../../../schema/ids.ts";
import { ident, literal, type Place, qualified } from "../data-plane/names.ts";
import type { MigrationStep } from "../domain/migration.ts";

interface Demand {
  /** As PostgreSQL words it. */
  readonly says: string;
  /** Its columns. */
  readonly of: readonly string[];
}
/** The demands of one table, by name. */
export interface Standing {
  readonly table: string;
  readonly columns: Readonly<Record<string, { readonly start: string | null; readonly required: boolean }>>;
  readonly constraints: Readonly<Record<string, Demand>>;
  readonly indexes: Readonly<Record<string, Demand & { readonly unique: boolean }>>;
}

/** Records that came to lie otherwise than is demanded while it was not: empty, of another form, with a value another one has, or led nowhere. */
export interface Left {
  readonly table: string;
  readonly column: string;
  readonly how: "empty" | "unfit" | "shared" | "lost";
  readonly rows: number;
}

/** Statements that put one demand back. Where rows do not fit it: how many, and what is stated instead. */
interface Repair {
  readonly statements: readonly string[];
  readonly unfit?: Omit<Left, "rows"> & { readonly count: string; readonly instead: readonly string[] };
}

type Client = Pick<pg.Client, "query">;
type Run = (statement: string) => Promise<void>;

const noted = "standing";

/** Writes down what stands, once per release. Under the lock of releases, before its first statement. */
export const noteStanding = async (client: Client, place: Place, release: ReleaseId): Promise<void> => {
  const journal = qualified(place, "_migration");
  const { rows } = await client.query(`select from ${journal} where release_id = $1 and step = $2`, [release, noted]);
  if (rows.length > 0) return;
  await client.query(
    `insert into ${journal} (release_id, step, position, kind, class, ddl, state) values ($1, $2, -1, 'note-standing', 'safe', $3, 'done') on conflict do nothing`,
    [release, noted, JSON.stringify(await readStanding(client, place))],
  );
};

/**
 * Takes a release back: what its steps say of it, and then what stood before it. Its journal begins anew, should somebody start it after all.
 * Answers what could not be as it was. Under the lock of releases; can be run again.
 */
export const takeBackRelease = async (
  client: Client,
  run: Run,
  place: Place,
  release: ReleaseId,
  steps: readonly MigrationStep[],
): Promise<readonly Left[]> => {
  const journal = qualified(place, "_migration");
  const { rows } = await client.query<{ ddl: string }>(`select ddl from ${journal} where release_id = $1 and step = $2`, [release, noted]);
  for (const statement of steps.flatMap(({ undo }) => undo ?? [])) await run(statement);
  const left: Left[] = [];
  const before = rows[0] ? (JSON.parse(rows[0].ddl) as readonly Standing[]) : [];
  for (const { statements, unfit } of repairsOf(place, steps, before, await readStanding(client, place))) {
    try {
      for (const statement of statements) await run(statement);
    } catch (error) {
      if (!unfit || !unfitCodes.has((error as { code?: string }).code ?? "")) throw error;
      const { count, instead, ...what } = unfit;
      const { rows } = await client.query<{ n: number }>(`select (${count})::int as n`);
      for (const statement of instead) await run(statement);
      left.push({ ...what, rows: rows[0]?.n ?? 0 });
    }
  }
  await client.query(`update ${journal} set state = 'todo', position_id = null where release_id = $1 and step <> $2`, [release, noted]);
  return left;
};
const unfitCodes: ReadonlySet<string> = new Set(["23502", "23503", "23505", "23514"]);

/** What is demanded now and was not before goes, what was and is not, or in other words, comes back. Pure. */
export const repairsOf = (
  place: Place,
  steps: readonly MigrationStep[],
  before: readonly Standing[],
  after: readonly Standing[],
): readonly Repair[] => {
  const ddl = steps.flatMap((step) => step.ddl);
  return before.flatMap((was) => {
    const now = after.find(({ table }) => table === was.table);
    if (!now) return [];
    const table = qualified(place, was.table);
    const named = (name: string) => ddl.some((statement) => statement.includes(ident(name)));
    const ours = (name: string) => ddl.some((statement) => statement.includes(table) && statement.includes(ident(name)));
    const here = ({ of }: Demand) => of.every((column) => was.columns[column] && now.columns[column]);
    const gone = <D extends Demand>(all: Readonly<Record<string, D>>, others: Readonly<Record<string, D>>) =>
      Object.entries(all).filter(([name, demand]) => named(name) && here(demand) && others[name]?.says !== demand.says);
    return [
      ...gone(now.constraints, was.constraints).map(([name]) => ({ statements: [dropConstraint(table, name)] })),
      ...gone(now.indexes, was.indexes).flatMap(([name]) =>
        now.indexes[name]?.unique || was.indexes[name] ? [{ statements: [dropIndex(place, name)] }] : [],
      ),
      ...Object.entries(was.columns).flatMap(([column, { start, required }]): readonly Repair[] => {
        const is = now.columns[column];
        if (!is || !ours(column)) return [];
        const change = (what: string) => `ALTER TABLE ${table} ALTER COLUMN ${ident(column)} ${what}`;
        return [
          ...(is.start === start ? [] : [{ statements: [change(start === null ? "DROP DEFAULT" : `SET DEFAULT ${start}`)] }]),
          ...(is.required === required ? [] : [required ? needed(table, was.table, column) : { statements: [change("DROP NOT NULL")] }]),
        ];
      }),
      ...gone(was.constraints, now.constraints).map(([name, demand]) => constraintBack(table, was.table, name, demand)),
      ...gone(was.indexes, now.indexes).map(([name, demand]) => indexBack(place, was.table, name, demand)),
    ];
  });
};

const dropConstraint = (table: string, name: string) => `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${ident(name)}`;
const dropIndex = (place: Place, name: string) => `DROP INDEX CONCURRENTLY IF EXISTS ${qualified(place, name)}`;
const validate = (table: string, name: string) => `ALTER TABLE ${table} VALIDATE CONSTRAINT ${ident(name)}`;

/** Proved by a check, so that no row is read under the lock. */
const needed = (table: string, name: string, column: string): Repair => {
  const proof = `${name}_an`;
  return {
    statements: [
      dropConstraint(table, proof),
      `ALTER TABLE ${table} ADD CONSTRAINT ${ident(proof)} CHECK (${ident(column)} IS NOT NULL) NOT VALID`,
      validate(table, proof),
      `ALTER TABLE ${table} ALTER COLUMN ${ident(column)} SET NOT NULL`,
      dropConstraint(table, proof),
    ],
    unfit: {
      table: name,
      column,
      how: "empty",
      count: `select count(*) from ${table} where ${ident(column)} is null`,
      instead: [dropConstraint(table, proof)],
    },
  };
};

const constraintBack = (table: string, entity: string, name: string, { says, of }: Demand): Repair => {
  const column = of[0] ?? name;
  const [full, whole] = [says.replace(/ NOT VALID$/, ""), !says.endsWith(" NOT VALID")];
  const statements = [
    dropConstraint(table, name),
    `ALTER TABLE ${table} ADD CONSTRAINT ${ident(name)} ${full} NOT VALID`,
    ...(whole ? [validate(table, name)] : []),
  ];
  const target = /^FOREIGN KEY .* REFERENCES (\S+?)\(/.exec(full)?.[1];
  if (target) {
    const count = `select count(*) from ${table} t where t.${ident(column)} is not null and not exists (select from ${target} r where r.id = t.${ident(column)})`;
    // It holds for what is written from now on.
    return { statements, unfit: { table: entity, column, how: "lost", count, instead: [] } };
  }
  const condition = full.replace(/^CHECK /, "");
  // Rows that are there are asked when they are next edited, as where a field becomes required that has none.
  const ofNew = `${`ALTER TABLE ${table} ADD CONSTRAINT ${ident(name)} CHECK (${condition} OR `.replaceAll("%", "%%")}created_at < %L) NOT VALID`;
  return {
    statements,
    unfit: {
      table: entity,
      column,
      how: name.endsWith("_rq") ? "empty" : "unfit",
      count: `select count(*) from ${table} where ${condition} is false`,
      instead: [dropConstraint(table, name), `DO ${literal(`BEGIN EXECUTE format(${literal(ofNew)}, now()); END`)}`, validate(table, name)],
    },
  };
};

const indexBack = (place: Place, entity: string, name: string, { says, of, unique }: Standing["indexes"][string]): Repair => {
  const table = qualified(place, entity);
  const made = `CREATE ${unique ? "UNIQUE " : ""}INDEX CONCURRENTLY IF NOT EXISTS ${ident(name)} ON ${table}${says.slice(says.indexOf(" USING "))}`;
  if (!unique) return { statements: [made] };
  const keys = of.map(ident).join(", ");
  const rows = [/ WHERE (.*)$/.exec(says)?.[1] ?? "true", ...of.map((column) => `${ident(column)} is not null`)].join(" and ");
  const count = `select coalesce(sum(n), 0) from (select count(*) as n from ${table} where ${rows} group by ${keys} having count(*) > 1) s`;
  return {
    statements: [made],
    unfit: { table: entity, column: of.at(-1) ?? name, how: "shared", count, instead: [dropIndex(place, name)] },
  };
};

/** What is demanded of the rows of every entity there. */
const readStanding = async (client: Client, place: Place): Promise<readonly Standing[]> => {
  const { rows } = await client.query<Standing>(
    `select c.relname as table,
      (select coalesce(jsonb_object_agg(a.attname, jsonb_build_object('start', pg_get_expr(d.adbin, d.adrelid), 'required', a.attnotnull)), '{}')
         from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(jsonb_object_agg(k.conname, jsonb_build_object('says', pg_get_constraintdef(k.oid), 'of',
           (select coalesce(jsonb_agg(a.attname order by a.attnum), '[]') from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)))), '{}')
         from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'f')) as constraints,
      (select coalesce(jsonb_object_agg(x.relname, jsonb_build_object('says', pg_get_indexdef(i.indexrelid), 'unique', i.indisunique, 'of',
           (select coalesce(jsonb_agg(a.attname order by a.attnum), '[]') from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey)))), '{}')
         from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and not i.indisprimary and i.indisvalid) as indexes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'r' and (c.relname like 'ent\\_%' or c.relname = '_user') order by 1`,
    [place.schema],
  );
  return rows;
};
