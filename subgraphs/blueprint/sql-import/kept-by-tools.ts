/**
 * Tables a tool made for itself — which changes of the schema were applied, who is signed in where — are nothing people keep records of.
 * Each is known by its name and by columns nobody else would give it, so a table of one's own that is called alike stays.
 */
import { type Note, note } from "./note.ts";
import type { Source, SourceTable } from "./source.ts";

interface Tool {
  readonly name: string;
  /** Table → columns that show it is the tool's. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

const tools: readonly Tool[] = [
  { name: "Rails", tables: { schema_migrations: ["version"], ar_internal_metadata: ["key", "value"] } },
  {
    name: "Django",
    tables: {
      django_migrations: ["app", "applied"],
      django_session: ["session_key", "session_data"],
      django_content_type: ["app_label", "model"],
      django_admin_log: ["object_repr", "action_flag"],
      auth_permission: ["codename", "content_type_id"],
      auth_group_permissions: ["group_id", "permission_id"],
      auth_user_user_permissions: ["user_id", "permission_id"],
    },
  },
  { name: "Prisma", tables: { _prisma_migrations: ["checksum", "applied_steps_count"] } },
  {
    name: "Laravel",
    tables: {
      migrations: ["migration", "batch"],
      password_resets: ["email", "token"],
      password_reset_tokens: ["email", "token"],
      failed_jobs: ["payload", "exception"],
      personal_access_tokens: ["tokenable_type", "abilities"],
    },
  },
  { name: "Flyway", tables: { flyway_schema_history: ["installed_rank", "checksum"] } },
  { name: "Liquibase", tables: { databasechangelog: ["md5sum", "orderexecuted"], databasechangeloglock: ["locked", "lockedby"] } },
  { name: "Alembic", tables: { alembic_version: ["version_num"] } },
  { name: "Entity Framework", tables: { __EFMigrationsHistory: ["MigrationId", "ProductVersion"] } },
  { name: "Knex", tables: { knex_migrations: ["batch", "migration_time"], knex_migrations_lock: ["is_locked"] } },
  { name: "PostGIS", tables: { spatial_ref_sys: ["srid", "srtext"] } },
];

/** What Supabase brings along, known by the people it keeps. */
const supabaseSchemas = new Set(
  "auth storage realtime _realtime extensions graphql graphql_public vault pgsodium net cron supabase_functions supabase_migrations".split(
    " ",
  ),
);
const supabasePeople = "auth.users";

export interface Own {
  readonly source: Source;
  /** The table of people who sign in; a link to it is a link to a person of the platform. */
  readonly people: string | null;
  readonly report: readonly Note[];
}

/** The source without them. */
export const withoutTools = (source: Source): Own => {
  const has = (table: SourceTable, columns: readonly string[]) =>
    columns.every((column) => table.columns.some(({ name }) => name.toLowerCase() === column.toLowerCase()));
  const people = source.tables.some((table) => table.name === supabasePeople && has(table, ["raw_app_meta_data"])) ? supabasePeople : null;
  const toolOf = (table: SourceTable): string | null => {
    if (people && supabaseSchemas.has(table.name.split(".")[0]!) && table.name.includes(".")) return "Supabase";
    return tools.find(({ tables }) => Object.hasOwn(tables, table.name) && has(table, tables[table.name]!))?.name ?? null;
  };
  const byTool = Map.groupBy(source.tables, toolOf);
  const report = [...byTool].flatMap(([tool, tables]) => {
    if (tool === null) return [];
    const names = tables.map(({ name }) => name).join(", ");
    return [note("left", `Not taken: what ${tool} keeps for itself (${names}).`, `لم يؤخذ ما تحفظه ${tool} لنفسها (${names}).`)];
  });
  return { source: { ...source, tables: byTool.get(null) ?? [] }, people, report };
};
