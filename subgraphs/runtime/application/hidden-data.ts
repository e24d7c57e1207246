/** What an environment keeps though no page and no API shows it any more: listed with its size and since when. */
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { authorize, type Viewer } from "../../viewer.ts";
import { physical, qualified, tableName } from "../data-plane/names.ts";
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

export interface HiddenData {
  readonly id: string;
  readonly kind: Hidden["kind"];
  readonly label: Readonly<{ en: string; ar: string }>;
  readonly entityLabel: Readonly<{ en: string; ar: string }>;
  /** Records that hold a value; for a table its records, for links their number. */
  readonly rows: number;
  readonly bytes: number;
  readonly hiddenAt: Date;
  readonly keptUntil: Date;
}

/** Oldest first; nothing that the active model shows. Throws RUNTIME_NOT_FOUND, FORBIDDEN. */
export const hiddenData = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<readonly HiddenData[]> => {
  authorize(viewer, "platform.read");
  const environment = await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id));
  const model = await activeModel(deps, environment);
  if (!model) return [];
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const kept = await hiddenIn(deps, environment);
  return Promise.all(
    kept.map(async (one): Promise<HiddenData> => {
      const table = model.tables.find((candidate) => candidate.id === one.entity);
      const hiddenTable = kept.find((other) => other.kind === "table" && other.entity === one.entity)?.was as Table | undefined;
      const { key, label } = one.was;
      const name = table ?? hiddenTable;
      const at = new Date(one.hiddenAt);
      const physicalTable = qualified(place, tableName(one.entity));
      const [size] = (
        await deps.reader.query<{ rows: string; bytes: string }>(
          one.kind === "table"
            ? sizeOf(physicalTable)
            : isMany(one.was as Column)
              ? sizeOf(qualified(place, linkTableName(one.was)))
              : `select count(t.c) as rows, coalesce(sum(pg_column_size(t.c)), 0) as bytes from (select ${physical(one.was as Column)} as c from ${physicalTable}) t`,
        )
      ).rows;
      return {
        id: one.id,
        kind: one.kind,
        label: textOf(one.kind === "table" ? (one.was as Table).plural : label, key),
        entityLabel: name ? textOf(name.plural, name.pluralKey) : { en: one.entity, ar: one.entity },
        rows: Number(size?.rows ?? 0),
        bytes: Number(size?.bytes ?? 0),
        hiddenAt: at,
        keptUntil: new Date(at.getTime() + keptDays * 86_400_000),
      };
    }),
  );
};

const sizeOf = (table: string): string => `select count(*) as rows, pg_total_relation_size('${table}'::regclass) as bytes from ${table}`;

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
