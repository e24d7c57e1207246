import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which environments have files to look after, so that the sweep asks no other. */
export class EnvironmentFiles1700000000053 implements MigrationInterface {
  name = "EnvironmentFiles1700000000053";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When a file last came in; null: there are none.
      alter table runtime.environment add column files_at timestamptz;
      create index environment_with_files on runtime.environment (files_at) where files_at is not null;

      -- Once an hour is enough: an upload is over long before its environment may be forgotten.
      create function runtime.note_files(wanted uuid) returns void
        language sql volatile security definer set search_path = pg_catalog
        as $$ update runtime.environment set files_at = now() where id = wanted and (files_at is null or files_at < now() - interval '1 hour') $$;
      create function runtime.environments_with_files()
        returns table (environment_id uuid, schema_name text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select id, schema_name from runtime.environment where files_at is not null $$;
      create function runtime.forget_files(wanted uuid) returns void
        language sql volatile security definer set search_path = pg_catalog
        as $$ update runtime.environment set files_at = null where id = wanted and files_at < now() - interval '2 hours' $$;
    `);
    for (const door of ["note_files(uuid)", "environments_with_files()", "forget_files(uuid)"])
      await runner.query(`revoke all on function runtime.${door} from public; grant execute on function runtime.${door} to wn_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function runtime.note_files(uuid), runtime.environments_with_files(), runtime.forget_files(uuid);
      alter table runtime.environment drop column files_at;
    `);
  }
}
