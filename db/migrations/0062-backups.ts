import type { MigrationInterface, QueryRunner } from "typeorm";

/** Copies of environments, and their way back. The files lie outside the database. */
export class Backups1700000000062 implements MigrationInterface {
  name = "Backups1700000000062";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runtime.backup (
        organization_id uuid not null,
        id uuid primary key,
        platform_id uuid not null,
        environment_id uuid not null,
        version_id uuid not null,
        version_number int not null,
        status text not null check (status in ('running', 'done', 'failed')),
        rows bigint not null default 0,
        bytes bigint,
        sha256 text,
        started_by uuid not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        error jsonb,
        unique (organization_id, id),
        foreign key (organization_id, environment_id) references runtime.environment (organization_id, id)
      );
      create index backup_newest on runtime.backup (organization_id, environment_id, started_at desc, id desc);

      create table runtime.restore (
        organization_id uuid not null,
        id uuid primary key,
        backup_id uuid not null,
        environment_id uuid not null,
        release_id uuid,
        -- The schema of what the environment held before; it stays.
        set_aside text,
        status text not null check (status in ('running', 'done', 'failed')),
        started_by uuid not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        error jsonb,
        foreign key (organization_id, backup_id) references runtime.backup (organization_id, id),
        foreign key (organization_id, environment_id) references runtime.environment (organization_id, id)
      );
      create index restore_of on runtime.restore (organization_id, backup_id, started_at desc);
      create unique index one_running_restore on runtime.restore (environment_id) where status = 'running';
    `);
    for (const table of ["backup", "restore"])
      await runner.query(`
        alter table runtime.${table} enable row level security;
        alter table runtime.${table} force row level security;
        create policy own_organization on runtime.${table}
          using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
        create policy upkeep on runtime.${table} to current_user using (true);
        grant select, insert, update on runtime.${table} to wn_runtime;
      `);
    await runner.query(`
      -- Whoever carries one out holds its advisory lock; one without is told as failed.
      create function runtime.unfinished_copies()
        returns table (organization_id uuid, id uuid, kind text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select organization_id, id, 'backup' from runtime.backup where status = 'running'
              union all select organization_id, id, 'restore' from runtime.restore where status = 'running' $$;
      revoke all on function runtime.unfinished_copies() from public;
      grant execute on function runtime.unfinished_copies() to wn_runtime;

      insert into events.writer (role, type) values ('wn_runtime', 'EnvironmentBackedUp'), ('wn_runtime', 'EnvironmentRestored');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "delete from events.writer where type in ('EnvironmentBackedUp', 'EnvironmentRestored'); drop function runtime.unfinished_copies(); drop table runtime.restore, runtime.backup",
    );
  }
}
