import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which environments have table files on their way in, so that a process that starts goes on with them and asks no other. */
export class EnvironmentImports1700000000054 implements MigrationInterface {
  name = "EnvironmentImports1700000000054";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When one was last begun or run; null: there are none.
      alter table runtime.environment add column imports_at timestamptz;
      create index environment_with_imports on runtime.environment (imports_at) where imports_at is not null;

      create function runtime.note_imports(wanted uuid) returns void
        language sql volatile security definer set search_path = pg_catalog
        as $$ update runtime.environment set imports_at = now() where id = wanted and (imports_at is null or imports_at < now() - interval '1 minute') $$;
      -- Those that were only now begun are in the hands of whoever began them.
      create function runtime.environments_with_imports()
        returns table (environment_id uuid)
        language sql stable security definer set search_path = pg_catalog
        as $$ select id from runtime.environment where imports_at is not null $$;
      create function runtime.forget_imports(wanted uuid) returns void
        language sql volatile security definer set search_path = pg_catalog
        as $$ update runtime.environment set imports_at = null where id = wanted and imports_at < now() - interval '10 minutes' $$;
    `);
    for (const door of ["note_imports(uuid)", "environments_with_imports()", "forget_imports(uuid)"])
      await runner.query(`revoke all on function runtime.${door} from public; grant execute on function runtime.${door} to wn_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function runtime.note_imports(uuid), runtime.environments_with_imports(), runtime.forget_imports(uuid);
      alter table runtime.environment drop column imports_at;
    `);
  }
}
