import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * When something changed that processes know of an environment by heart: the transaction that did it. Who has seen everything below a
 * number asks for what stands at or above it; a transaction still running has a number at or above the answer's.
 */
export class WhatChangedInEnvironments1700000000071 implements MigrationInterface {
  name = "WhatChangedInEnvironments1700000000071";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runtime.environment add column changed xid8 not null default pg_current_xact_id();
      create index environment_changed on runtime.environment (changed);

      create function runtime.environment_changes() returns trigger language plpgsql set search_path = pg_catalog
        as $$ begin new.changed := pg_current_xact_id(); return new; end $$;
      create trigger changes before update on runtime.environment for each row execute function runtime.environment_changes();
      create function runtime.platform_changes() returns trigger language plpgsql set search_path = pg_catalog
        as $$ begin update runtime.environment set changed = pg_current_xact_id() where platform_id = new.id; return null; end $$;
      create trigger changes after update on runtime.platform for each row
        when (old.key is distinct from new.key or old.status is distinct from new.status) execute function runtime.platform_changes();

      -- Everything for null, and for a number of another server, where transactions are counted anew.
      create function runtime.changed_environments(since xid8)
        returns table (seen xid8, environment_id uuid, release_id uuid, status text, key text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select now.seen, e.id, e.active_release_id, e.status, e.key
              from (select pg_snapshot_xmin(pg_current_snapshot()) as seen) now
              left join lateral (
                select e.id, e.active_release_id, p.status, p.key from runtime.environment e join runtime.platform p on p.id = e.platform_id
                where since is null or since > now.seen or e.changed >= since
              ) e on true $$;
      revoke all on function runtime.changed_environments(xid8) from public;
      grant execute on function runtime.changed_environments(xid8) to wn_runtime;
      drop function runtime.active_releases();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function runtime.active_releases()
        returns table (environment_id uuid, release_id uuid, status text, key text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select e.id, e.active_release_id, p.status, p.key from runtime.environment e join runtime.platform p on p.id = e.platform_id $$;
      revoke all on function runtime.active_releases() from public;
      grant execute on function runtime.active_releases() to wn_runtime;
      drop function runtime.changed_environments(xid8);
      drop trigger changes on runtime.platform;
      drop trigger changes on runtime.environment;
      drop function runtime.platform_changes();
      drop function runtime.environment_changes();
      alter table runtime.environment drop column changed;
    `);
  }
}
