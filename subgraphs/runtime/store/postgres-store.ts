import {
  type DataSource,
  In,
  IsNull,
  LessThan,
  Not,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
  type Repository,
  type SelectQueryBuilder,
} from "typeorm";
import { announce, recordingOn, type Transaction, transact } from "../../../db/transaction.ts";
import type { EnvironmentId, Json, OrganizationId, ReleaseId } from "../../../schema/ids.ts";
import { compilerNumber } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { Page, PageOf, RuntimeStore, RuntimeUnit } from "../application/ports.ts";
import type { EnvironmentName } from "../domain/nouns.ts";
import { noVariables, type SetValues } from "../domain/variables.ts";
import {
  backupToRow,
  disposalToRow,
  environmentToRow,
  platformToRow,
  readAccessToRow,
  releaseToRow,
  restoreToRow,
  rowToBackup,
  rowToDisposal,
  rowToEnvironment,
  rowToPlatform,
  rowToReadAccess,
  rowToRelease,
  rowToRestore,
  rowToTestFill,
  testFillToRow,
} from "./rows.ts";
import {
  BackupTable,
  DisposalTable,
  EnvironmentTable,
  ModelTable,
  PlatformTable,
  ReadAccessTable,
  ReleaseTable,
  RestoreTable,
  TestFillTable,
} from "./tables.ts";

/** The store over PostgreSQL, logged in as `wn_runtime`. */
export const createPostgresStore = (source: DataSource): RuntimeStore => ({
  transact: (organization, work) => transact(source, organization, (tx) => work(unitFor(organization, tx))),
  environmentOfHost: async (key, name) => {
    const [row] = (await source.query("select * from runtime.environment_of_host($1, $2)", [key, name])) as {
      organization_id: OrganizationId;
      environment_id: EnvironmentId;
    }[];
    return row ? { organizationId: row.organization_id, environmentId: row.environment_id } : null;
  },
  hostOf: async (id) => {
    const [row] = (await source.query("select * from runtime.host_of_environment($1)", [id])) as { key: string; name: EnvironmentName }[];
    return row ?? null;
  },
  changedEnvironments: async (since) => {
    const rows = (await source.query(
      "select seen::text, environment_id, release_id, status, key, variables_revision from runtime.changed_environments($1)",
      [since],
    )) as {
      seen: string;
      environment_id: EnvironmentId | null;
      release_id: ReleaseId | null;
      status: string;
      key: string;
      variables_revision: number;
    }[];
    return {
      seen: rows[0]!.seen,
      environments: new Map(
        rows.flatMap((row) =>
          row.environment_id === null
            ? []
            : [
                [
                  row.environment_id,
                  { releaseId: row.release_id, archived: row.status === "archived", key: row.key, variables: row.variables_revision },
                ],
              ],
        ),
      ),
    };
  },
  recording: async (client, organization) => {
    const { append, audit } = await recordingOn(client, organization);
    return {
      append: async (stream, events) => void (await append(stream, "any", [...events])),
      audit: async (entry) => void (await audit(entry)),
    };
  },
  announce: () => announce(source),
  beat: async (node) => {
    const [row] = (await source.query(
      `with gone as (delete from runtime.node where seen_at not between now() - interval '1 minute' and now() + interval '1 minute' and id <> $1),
            kept as (update runtime.node set seen_at = now() where id = $1 returning 1),
            made as (insert into runtime.node (id) select $1 where not exists (select from kept) on conflict do nothing)
       select exists (select from kept) as known`,
      [node],
    )) as { known: boolean }[];
    return row?.known ?? false;
  },
  gone: async (node) => {
    await source.query("delete from runtime.node where id = $1", [node]);
  },
  serves: async (node, environment, release) => {
    if (release === null) await source.query("delete from runtime.serving where node_id = $1 and environment_id = $2", [node, environment]);
    else
      await source.query(
        "insert into runtime.serving (node_id, environment_id, release_id) values ($1, $2, $3) on conflict (environment_id, node_id) do update set release_id = excluded.release_id",
        [node, environment, release],
      );
  },
  lagging: async (environment, release) => {
    const [row] = (await source.query(
      `select count(*)::int as n from runtime.serving s join runtime.node n on n.id = s.node_id
       where s.environment_id = $1 and s.release_id <> $2 and n.seen_at between now() - interval '10 seconds' and now() + interval '10 seconds'`,
      [environment, release],
    )) as { n: number }[];
    return row?.n ?? 0;
  },
  unfinishedReleases: () => door(source, "runtime.unfinished_releases()"),
  waitingDisposals: () => waiting(source, "runtime.waiting_disposals()"),
  waitingRestores: () => waiting(source, "runtime.waiting_restores()"),
  waitingReleases: () => door(source, "runtime.waiting_releases()"),
  noteFiles: async (id) => {
    await source.query("select runtime.note_files($1)", [id]);
  },
  environmentsWithFiles: async () => {
    const rows = (await source.query("select * from runtime.environments_with_files()")) as {
      environment_id: EnvironmentId;
      schema_name: string;
    }[];
    return rows.map((row) => ({ environmentId: row.environment_id, schemaName: row.schema_name }));
  },
  forgetFiles: async (id) => {
    await source.query("select runtime.forget_files($1)", [id]);
  },
  noteImports: async (id) => {
    await source.query("select runtime.note_imports($1)", [id]);
  },
  environmentsWithImports: async () => {
    const rows = (await source.query("select * from runtime.environments_with_imports()")) as { environment_id: EnvironmentId }[];
    return rows.map((row) => row.environment_id);
  },
  forgetImports: async (id) => {
    await source.query("select runtime.forget_imports($1)", [id]);
  },
  environmentsInCare: async () => {
    const rows = (await source.query("select * from runtime.environments_in_care()")) as {
      organization_id: OrganizationId;
      environment_id: EnvironmentId;
      last_day: string | null;
    }[];
    return rows.map((row) => ({ organizationId: row.organization_id, environmentId: row.environment_id, lastDay: row.last_day }));
  },
  takeNight: async (id, day) =>
    ((await source.query("select runtime.take_night($1, $2) as taken", [id, day])) as { taken: boolean }[])[0]?.taken === true,
  unfinishedCopies: async () => {
    const rows = (await source.query("select * from runtime.unfinished_copies()")) as {
      organization_id: OrganizationId;
      id: string;
      kind: "backup" | "restore";
    }[];
    return rows.map(({ organization_id, id, kind }) => ({ organizationId: organization_id, id, kind }));
  },
});

const door = async (source: DataSource, name: string) => {
  const rows = (await source.query(`select * from ${name}`)) as { organization_id: OrganizationId; release_id: ReleaseId }[];
  return rows.map((row) => ({ organizationId: row.organization_id, releaseId: row.release_id }));
};

const waiting = async (source: DataSource, name: string) => {
  const rows = (await source.query(`select * from ${name}`)) as { organization_id: OrganizationId; id: string }[];
  return rows.map(({ organization_id, id }) => ({ organizationId: organization_id, id }));
};

const unitFor = (organization: OrganizationId, tx: Transaction): RuntimeUnit => {
  const platforms = tx.manager.getRepository(PlatformTable);
  const environments = tx.manager.getRepository(EnvironmentTable);
  const releases = tx.manager.getRepository(ReleaseTable);
  const models = tx.manager.getRepository(ModelTable);
  const backups = tx.manager.getRepository(BackupTable);
  const restores = tx.manager.getRepository(RestoreTable);
  const accesses = tx.manager.getRepository(ReadAccessTable);
  const fills = tx.manager.getRepository(TestFillTable);
  const disposals = tx.manager.getRepository(DisposalTable);
  const own = { organization_id: organization };
  return {
    platform: async (id) => maybe(await platforms.findOneBy({ ...own, id }), rowToPlatform),
    platformByKey: async (key) => maybe(await platforms.findOneBy({ ...own, key }), rowToPlatform),
    platformOfBlueprint: async (id) => maybe(await platforms.findOneBy({ ...own, blueprint_id: id }), rowToPlatform),
    platforms: async (page) => {
      const rows = await newestFirst(platforms, "created_at", page)
        .andWhere("r.organization_id = :organization", { organization })
        .getMany();
      return cut(rows, page, rowToPlatform, (row) => [row.created_at.toISOString(), row.id]);
    },
    insertPlatform: async (platform) => void (await platforms.insert(values(platformToRow(platform)))),
    updatePlatform: async (platform) => void (await platforms.update({ ...own, id: platform.id }, values(platformToRow(platform)))),
    keyTaken: async (key) => (await tx.query<{ taken: boolean }>("select runtime.key_taken($1) as taken", [key]))[0]?.taken ?? false,

    environment: async (id) => maybe(await environments.findOneBy({ ...own, id }), rowToEnvironment),
    environmentsOf: async (id) =>
      (await environments.find({ where: { ...own, platform_id: id }, order: { created_at: "ASC" } })).map(rowToEnvironment),
    insertEnvironment: async (environment) => void (await environments.insert(values(environmentToRow(environment)))),
    setActive: async (id, release, generations) =>
      void (await environments.update({ ...own, id }, { active_release_id: release, generations: generations as object })),
    moveTo: async (id, { schemaName, releaseId, generations, equipment }) =>
      void (await environments.update(
        { ...own, id },
        { schema_name: schemaName, active_release_id: releaseId, generations: generations as object, equipment },
      )),
    variables: async (id) => {
      const [row] = await tx.query<{ variables: SetValues; variables_revision: number }>(
        "select variables, variables_revision from runtime.environment where organization_id = $1 and id = $2",
        [organization, id],
      );
      return row ? { values: row.variables, revision: row.variables_revision } : noVariables;
    },
    setVariable: async (id, variable, value) => {
      await tx.query(
        `update runtime.environment set variables_revision = variables_revision + 1,
           variables = case when $4::jsonb is null then variables - $3::text else variables || jsonb_build_object($3::text, $4::jsonb) end
         where organization_id = $1 and id = $2`,
        [organization, id, variable, value === null ? null : JSON.stringify(value)],
      );
    },
    setEquipment: async (id, equipment) => void (await environments.update({ ...own, id, equipment: LessThan(equipment) }, { equipment })),

    release: async (id) => maybe(await releases.findOneBy({ ...own, id }), rowToRelease),
    lockRelease: async (id) => maybe(await releases.findOne({ where: { ...own, id }, lock: { mode: "pessimistic_write" } }), rowToRelease),
    releasesOf: async (environment, page) => {
      const rows = await newestFirst(releases, "planned_at", page)
        .andWhere("r.organization_id = :organization and r.environment_id = :environment", { organization, environment })
        .getMany();
      return cut(rows, page, rowToRelease, (row) => [row.planned_at.toISOString(), row.id]);
    },
    ranBefore: async (environment, hash) =>
      maybe(
        await releases.findOne({
          where: { ...own, environment_id: environment, status: "superseded", ...(hash !== null && { hash: Not(hash) }) },
          order: { planned_at: "DESC", id: "DESC" },
        }),
        rowToRelease,
      ),
    hasRun: (environment, hash) => releases.existsBy({ ...own, environment_id: environment, hash, status: In(["active", "superseded"]) }),
    releaseOfDecision: async (id) => maybe(await releases.findOneBy({ ...own, decision_id: id }), rowToRelease),
    insertRelease: async (release) => void (await releases.insert(values(releaseToRow(release)))),
    updateRelease: async (release) => void (await releases.update({ ...own, id: release.id }, values(releaseToRow(release)))),

    failedReleases: async (environment) =>
      (await releases.find({ where: { ...own, environment_id: environment, status: "failed" }, order: { planned_at: "ASC" } })).map(
        rowToRelease,
      ),
    anotherRuns: ({ id, environmentId }) =>
      releases.existsBy({ ...own, id: Not(id), environment_id: environmentId, status: In(["expanding", "switching"]) }),
    isReleasing: (id) => releases.existsBy({ ...own, environment_id: id, status: In(["expanding", "switching"]) }),
    serves: async (node, id) => {
      await tx.query(
        `with e as materialized (select id, active_release_id from runtime.environment where id = $2 and active_release_id is not null for share)
         insert into runtime.serving (node_id, environment_id, release_id) select $1, id, active_release_id from e
         on conflict (environment_id, node_id) do update set release_id = excluded.release_id`,
        [node, id],
      );
    },

    model: async (hash) => maybe(await models.findOneBy({ ...own, hash, compiler: compilerNumber }), (row) => row.model as Model),
    insertModel: async (model) => {
      await tx.query("insert into runtime.model (organization_id, hash, compiler, model) values ($1, $2, $3, $4) on conflict do nothing", [
        organization,
        model.hash,
        model.compiler,
        JSON.stringify(model),
      ]);
    },

    backup: async (id) => maybe(await backups.findOneBy({ ...own, id }), rowToBackup),
    backupsOf: async (environment, page) => {
      const rows = await newestFirst(backups, "started_at", page)
        .andWhere("r.organization_id = :organization and r.environment_id = :environment", { organization, environment })
        .getMany();
      return cut(rows, page, rowToBackup, (row) => [row.started_at.toISOString(), row.id]);
    },
    insertBackup: async (backup) => void (await backups.insert(values(backupToRow(backup)))),
    updateBackup: async (backup) => void (await backups.update({ ...own, id: backup.id }, values(backupToRow(backup)))),
    restore: async (id) => maybe(await restores.findOneBy({ ...own, id }), rowToRestore),
    lockRestore: async (id) => maybe(await restores.findOne({ where: { ...own, id }, lock: { mode: "pessimistic_write" } }), rowToRestore),
    restoresOf: async (id) =>
      (await restores.find({ where: { ...own, backup_id: id }, order: { started_at: "DESC" }, take: 50 })).map(rowToRestore),
    insertRestore: async (restore) => void (await restores.insert(values(restoreToRow(restore)))),
    readAccess: async (id) => maybe(await accesses.findOneBy({ ...own, environment_id: id }), rowToReadAccess),
    setReadAccess: async (access) => void (await accesses.upsert(readAccessToRow(access), ["environment_id"])),
    removeReadAccess: async (id) => void (await accesses.delete({ ...own, environment_id: id })),
    testFill: async (id) => maybe(await fills.findOneBy({ ...own, environment_id: id }), rowToTestFill),
    setTestFill: async (fill) => void (await fills.upsert(values(testFillToRow(fill)), ["environment_id"])),
    setAsides: async (environment) =>
      (
        await restores.find({
          where: { ...own, environment_id: environment, status: "done", set_aside: Not(IsNull()) },
          order: { finished_at: "ASC" },
        })
      ).map(rowToRestore),
    openDisposals: async (environment) =>
      (await disposals.findBy({ ...own, environment_id: environment, status: Not(In(["dropped", "withdrawn"])) })).map(rowToDisposal),
    disposal: async (id) => maybe(await disposals.findOneBy({ ...own, id }), rowToDisposal),
    lockDisposal: async (id) =>
      maybe(await disposals.findOne({ where: { ...own, id }, lock: { mode: "pessimistic_write" } }), rowToDisposal),
    insertDisposal: async (disposal) => void (await disposals.insert(values(disposalToRow(disposal)))),
    updateDisposal: async (disposal) => void (await disposals.update({ ...own, id: disposal.id }, values(disposalToRow(disposal)))),
    updateRestore: async (restore) => void (await restores.update({ ...own, id: restore.id }, values(restoreToRow(restore)))),

    query: (sql, params) => tx.query(sql, params),
    append: async (stream, events) => void (await tx.append(stream, "any", [...events])),
    audit: async (entry) => void (await tx.audit(entry)),
  };
};

const newestFirst = <Row extends ObjectLiteral>(repository: Repository<Row>, time: string, page: Page): SelectQueryBuilder<Row> => {
  const [at, id] = page.after ?? [];
  return repository
    .createQueryBuilder("r")
    .where(page.after ? `(date_trunc('milliseconds', r.${time}), r.id) < (:at::timestamptz, :id::uuid)` : "true", { at, id })
    .orderBy(`r.${time}`, "DESC")
    .addOrderBy("r.id", "DESC")
    .limit(page.limit + 1);
};

/** TypeORM's partial type has no word for a jsonb column; a whole row is always a valid one. */
const values = <Row extends ObjectLiteral>(row: Row): QueryDeepPartialEntity<Row> => row as unknown as QueryDeepPartialEntity<Row>;
const maybe = <Row, T>(row: Row | null, from: (row: Row) => T): T | null => (row === null ? null : from(row));

/** Cuts the page out of `limit + 1` rows; `key` gives the sort values a cursor holds. */
const cut = <Row, T>(rows: readonly Row[], { limit }: Page, from: (row: Row) => T, key: (row: Row) => readonly Json[]): PageOf<T> => {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(from),
    nextCursor: last === undefined ? null : Buffer.from(JSON.stringify(key(last))).toString("base64url"),
  };
};
