import type { MigrationInterface, QueryRunner } from "typeorm";

/** The nightly round of each environment, one process a night. */
export class Retention1700000000063 implements MigrationInterface {
  name = "Retention1700000000063";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runtime.environment add column cared_for date;

      create function runtime.environments_in_care()
        returns table (organization_id uuid, environment_id uuid, last_day text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select e.organization_id, e.id, e.cared_for::text from runtime.environment e join runtime.platform p on p.id = e.platform_id
              where e.active_release_id is not null and p.status = 'active' $$;
      -- True for the one process that takes this environment this night.
      create function runtime.take_night(wanted uuid, night date) returns boolean
        language sql security definer set search_path = pg_catalog
        as $$ with taken as (update runtime.environment set cared_for = night where id = wanted and cared_for is distinct from night returning 1)
              select exists (select from taken) $$;
      insert into events.writer (role, type) values ('wn_runtime', 'RetentionApplied');
    `);
    for (const door of ["environments_in_care()", "take_night(uuid, date)"])
      await runner.query(`revoke all on function runtime.${door} from public; grant execute on function runtime.${door} to wn_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from events.writer where type = 'RetentionApplied';
      drop function runtime.take_night(uuid, date);
      drop function runtime.environments_in_care();
      alter table runtime.environment drop column cared_for;
    `);
  }
}
