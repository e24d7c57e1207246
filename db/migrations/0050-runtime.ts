import type { MigrationInterface, QueryRunner } from "typeorm";

/** Platforms, their environments and releases, and the models that run. The environments' own tables lie in schemas of their own. */
export class Runtime1700000000050 implements MigrationInterface {
  name = "Runtime1700000000050";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runtime.platform (
        organization_id uuid not null,
        id uuid primary key,
        blueprint_id uuid not null,
        -- A label of the host name, so unique in the installation.
        key text not null unique check (key ~ '^[a-z][a-z0-9-]{0,39}$' and key !~ '--'),
        label jsonb not null,
        status text not null default 'active' check (status in ('active', 'archived')),
        created_by uuid not null,
        created_at timestamptz not null,
        unique (organization_id, id)
      );
      create unique index one_platform_per_blueprint on runtime.platform (blueprint_id);

      create table runtime.environment (
        organization_id uuid not null,
        id uuid primary key,
        platform_id uuid not null,
        name text not null check (name in ('preview', 'staging', 'production')),
        schema_name text not null unique check (schema_name ~ '^p_[a-z0-9_]{1,48}$'),
        active_release_id uuid,
        created_at timestamptz not null,
        unique (platform_id, name),
        unique (organization_id, id),
        foreign key (organization_id, platform_id) references runtime.platform (organization_id, id)
      );

      create table runtime.release (
        organization_id uuid not null,
        id uuid primary key,
        platform_id uuid not null,
        environment_id uuid not null,
        version_id uuid not null,
        version_number int not null,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        status text not null check (status in ('planned', 'awaiting-decision', 'expanding', 'switching', 'active', 'superseded', 'failed', 'cancelled')),
        rolls_back boolean not null default false,
        plan jsonb not null,
        decision_id uuid,
        started_by uuid not null,
        planned_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        done int not null default 0,
        error jsonb,
        ms jsonb not null default '{}',
        foreign key (organization_id, platform_id) references runtime.platform (organization_id, id),
        foreign key (organization_id, environment_id) references runtime.environment (organization_id, id)
      );
      create index release_newest on runtime.release (organization_id, environment_id, planned_at desc, id desc);
      create unique index one_active_release on runtime.release (environment_id) where status = 'active';
      create unique index one_running_release on runtime.release (environment_id) where status in ('expanding', 'switching');

      create table runtime.model (
        organization_id uuid not null,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        compiler int not null,
        model jsonb not null,
        primary key (organization_id, hash, compiler)
      );
    `);
    for (const table of ["platform", "environment", "release", "model"]) {
      await runner.query(`
        alter table runtime.${table} enable row level security;
        alter table runtime.${table} force row level security;
        create policy own_organization on runtime.${table}
          using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
        create policy upkeep on runtime.${table} to current_user using (true);
      `);
    }
    await runner.query(`
      grant select, insert, update on runtime.platform, runtime.environment, runtime.release to wn_runtime;
      -- Which model belongs to which hash never changes.
      grant select, insert on runtime.model to wn_runtime;

      -- Doors past the organizations. A request for a host belongs to nobody until its environment is found.
      create function runtime.environment_of_host(platform_key text, environment_name text)
        returns table (organization_id uuid, environment_id uuid)
        language sql stable security definer set search_path = pg_catalog
        as $$ select e.organization_id, e.id from runtime.environment e join runtime.platform p on p.id = e.platform_id
              where p.key = platform_key and e.name = environment_name and p.status = 'active' and e.active_release_id is not null $$;
      create function runtime.host_of_environment(wanted uuid)
        returns table (key text, name text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select p.key, e.name from runtime.environment e join runtime.platform p on p.id = e.platform_id where e.id = wanted $$;
      create function runtime.active_releases()
        returns table (environment_id uuid, release_id uuid, status text, key text)
        language sql stable security definer set search_path = pg_catalog
        as $$ select e.id, e.active_release_id, p.status, p.key from runtime.environment e join runtime.platform p on p.id = e.platform_id $$;
      create function runtime.unfinished_releases()
        returns table (organization_id uuid, release_id uuid)
        language sql stable security definer set search_path = pg_catalog
        as $$ select organization_id, id from runtime.release where status in ('expanding', 'switching')
          or status = 'active' and jsonb_path_exists(plan, '$.steps[*] ? (@.phase == "contract")') $$;
      create function runtime.waiting_releases()
        returns table (organization_id uuid, release_id uuid)
        language sql stable security definer set search_path = pg_catalog
        as $$ select organization_id, id from runtime.release where status = 'awaiting-decision' $$;
      create function runtime.key_taken(wanted text) returns boolean
        language sql stable security definer set search_path = pg_catalog
        as $$ select exists (select from runtime.platform where key = wanted) $$;
    `);
    for (const door of [
      "environment_of_host(text, text)",
      "host_of_environment(uuid)",
      "active_releases()",
      "unfinished_releases()",
      "waiting_releases()",
      "key_taken(text)",
    ]) {
      await runner.query(`revoke all on function runtime.${door} from public; grant execute on function runtime.${door} to wn_runtime`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table runtime.model, runtime.release, runtime.environment, runtime.platform cascade");
  }
}
