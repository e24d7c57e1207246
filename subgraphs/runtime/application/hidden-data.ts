/** What an environment keeps though no page and no API shows it any more: listed with its size and since when. */
import type { EnvironmentId, Sentence } from "../../../schema/ids.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { authorize, type Viewer } from "../../viewer.ts";
import { literal, type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import type { Disposal, KeptKind } from "../domain/disposal.ts";
import type { Hidden } from "../domain/migration.ts";
import type { Environment } from "../domain/nouns.ts";
import { readHidden } from "../migrate/hidden.ts";
import { isMany, linkTableName } from "../migrate/link-changes.ts";
import { textOf } from "../migrate/sentences.ts";
import { equip } from "./equip.ts";
import { environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";

/** How long it is kept before somebody may decide that it goes. */
const keptDays = 30;

export interface Kept {
  /** Within the environment; of what was set aside the restore. */
  readonly id: string;
  readonly kind: KeptKind;
  /** Null: of every entity. */
  readonly entity: string | null;
  readonly label: Sentence;
  readonly entityLabel: Sentence;
  /** Records that hold a value; for a table its records, for links their number, for what was set aside about how many. */
  readonly rows: number;
  readonly bytes: number;
  readonly hiddenAt: Date;
  readonly keptUntil: Date;
  /** What it may say about people. */
  readonly classified: "none" | "personal" | "sensitive";
  readonly hidden: Hidden | null;
  /** PostgreSQL schema of what was set aside. */
  readonly schema: string | null;
}
/** `disposal`: how far it is on its way out; null before its days are over. */
export type HiddenData = Kept & { readonly disposal: Disposal | null };

/** Oldest first; nothing that the active model shows. Throws RUNTIME_NOT_FOUND, FORBIDDEN. */
export const hiddenData = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<readonly HiddenData[]> => {
  authorize(viewer, "platform.read");
  const { environment, open } = await deps.store.transact(viewer.organizationId, async (unit) => {
    const environment = await environmentOf(unit, id);
    return { environment, open: await unit.openDisposals(environment.id) };
  });
  return (await keptIn(deps, environment)).map((one) => ({
    ...one,
    disposal:
      open.find(({ kind, item, hiddenAt }) => kind === one.kind && item === one.id && hiddenAt.getTime() === one.hiddenAt.getTime()) ??
      null,
  }));
};

/** The same of an environment at hand, whoever asks. */
export const keptIn = async (deps: RuntimeDeps, environment: Environment): Promise<readonly Kept[]> => {
  const model = await activeModel(deps, environment);
  if (!model) return [];
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const hidden = await hiddenIn(deps, environment);
  const ours = await Promise.all(hidden.map((one) => keptOf(deps, place, model, hidden, one)));
  return [...ours, ...(await setAside(deps, environment))].sort((a, b) => a.hiddenAt.getTime() - b.hiddenAt.getTime());
};

const keptOf = async (deps: RuntimeDeps, place: Place, model: Model, all: readonly Hidden[], one: Hidden): Promise<Kept> => {
  const table = model.tables.find((candidate) => candidate.id === one.entity);
  const hiddenTable = all.find((other) => other.kind === "table" && other.entity === one.entity)?.was as Table | undefined;
  const { key, label } = one.was;
  const name = table ?? hiddenTable;
  const physicalTable = qualified(place, tableName(one.entity));
  const column = one.kind === "table" ? null : (one.was as Column);
  const sql =
    column === null
      ? sizeOf(physicalTable)
      : isMany(column)
        ? sizeOf(qualified(place, linkTableName(column)))
        : `select count(t.c) as rows, coalesce(sum(pg_column_size(t.c)), 0) as bytes from (select ${physical(column)} as c from ${physicalTable}) t`;
  const [size] = (await deps.reader.query<{ rows: string; bytes: string }>(sql)).rows;
  return {
    id: one.id,
    kind: one.kind,
    entity: one.entity,
    label: textOf(column === null ? (one.was as Table).plural : label, key),
    entityLabel: name ? textOf(name.plural, name.pluralKey) : { en: one.entity, ar: one.entity },
    rows: Number(size?.rows ?? 0),
    bytes: Number(size?.bytes ?? 0),
    ...since(new Date(one.hiddenAt)),
    classified: classifiedAs(column),
    hidden: one,
    schema: null,
  };
};

const since = (hiddenAt: Date) => ({ hiddenAt, keptUntil: new Date(hiddenAt.getTime() + keptDays * 86_400_000) });

/** What a field says about people; a whole table may say anything. */
const classifiedAs = (column: Column | null): Kept["classified"] => {
  if (column === null) return "personal";
  return column.classification === "sensitive" || column.classification === "personal" ? column.classification : "none";
};

const sizeOf = (table: string): string => `select count(*) as rows, pg_total_relation_size('${table}'::regclass) as bytes from ${table}`;

/** What restores put aside: whole schemas, told by the planner's estimate of their rows. */
const setAside = async (deps: RuntimeDeps, environment: Environment): Promise<readonly Kept[]> => {
  const restores = await deps.store.transact(environment.organizationId, (unit) => unit.setAsides(environment.id));
  const kept: Kept[] = [];
  for (const { id, setAside: aside } of restores) {
    if (aside === null) continue;
    const schema = aside.schemaName;
    const [size] = (
      await deps.reader.query<{ rows: string; bytes: string }>(
        `select coalesce(sum(greatest(c.reltuples, 0)) filter (where c.relname !~ '^_' or c.relname = '_user'), 0)::bigint as rows,
                coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes
         from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${literal(schema)} and c.relkind = 'r'`,
      )
    ).rows;
    kept.push({
      id,
      kind: "set-aside",
      entity: null,
      label: { en: "Everything from before a restore", ar: "كل ما كان قبل استعادة نسخة احتياطية" },
      entityLabel: { en: "The whole environment", ar: "البيئة كلها" },
      rows: Number(size?.rows ?? 0),
      bytes: Number(size?.bytes ?? 0),
      ...since(aside.at),
      classified: "personal",
      hidden: null,
      schema,
    });
  }
  return kept;
};

/** Whether somebody keeps records of its table; for what was set aside, any record. */
export const isHeld = async (deps: Pick<RuntimeDeps, "reader">, environment: Environment, { entity, schema }: Kept): Promise<boolean> => {
  const places = [environment.schemaName, ...(schema ? [schema] : [])];
  for (const name of places) {
    const { rows } = await deps.reader.query(
      `select from ${qualified({ schema: name, role: name }, "_legal_hold")} where $1::text is null or entity = $1 limit 1`,
      [entity],
    );
    if (rows.length > 0) return true;
  }
  return false;
};

/** Everything an environment keeps that its active model does not show. */
export const hiddenIn = async (deps: RuntimeDeps, environment: Environment): Promise<readonly Hidden[]> => {
  const model = await activeModel(deps, environment);
  if (!model) return [];
  await equip(deps, environment);
  const kept = await readHidden(deps.reader, { schema: environment.schemaName, role: environment.schemaName });
  return kept.filter((one) => !isShown(one, model));
};

/** What came back with a later version is not hidden at the moment. */
const isShown = ({ kind, entity, field, was }: Hidden, model: Model): boolean => {
  const table = model.tables.find(({ id }) => id === entity);
  if (kind === "table") return table !== undefined;
  const column = table?.columns.find(({ id }) => id === field);
  if (kind === "field") return column !== undefined;
  return column !== undefined && (column.physical ?? column.id) === ((was as Column).physical ?? was.id);
};
