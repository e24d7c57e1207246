import type { MigrationInterface, QueryRunner } from "typeorm";

/** Blueprints, branches, immutable versions and plans. Drafts live in schema `collab`. */
export class Blueprint1700000000020 implements MigrationInterface {
  name = "Blueprint1700000000020";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blueprint.blueprint (
        organization_id uuid not null,
        id uuid primary key,
        key text not null check (key ~ '^[a-z][a-zA-Z0-9]{0,39}$'),
        label jsonb not null,
        status text not null default 'active' check (status in ('active', 'archived', 'deleted')),
        default_branch_id uuid not null,
        created_by uuid not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (organization_id, id)
      );
      create index blueprint_newest on blueprint.blueprint (organization_id, status, updated_at desc, id desc);

      create table blueprint.branch (
        organization_id uuid not null,
        id uuid primary key,
        blueprint_id uuid not null,
        name text not null check (name ~ '^[a-z0-9][a-z0-9/_-]{0,79}$'),
        protected boolean not null default false,
        document_name text not null,
        head_version_id uuid,
        created_at timestamptz not null,
        unique (blueprint_id, name),
        unique (organization_id, id),
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id)
      );

      create table blueprint.version (
        organization_id uuid not null,
        id uuid primary key,
        blueprint_id uuid not null,
        branch_id uuid not null,
        number int not null check (number > 0),
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        parents uuid[] not null default '{}',
        author_id uuid not null,
        message text not null check (char_length(message) between 1 and 500),
        seqs jsonb not null,
        -- The canonical text, not jsonb: its bytes are what the hash covers.
        content text not null,
        at timestamptz not null,
        unique (blueprint_id, number),
        unique (organization_id, id),
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id),
        foreign key (organization_id, branch_id) references blueprint.branch (organization_id, id)
      );

      create table blueprint.plan (
        organization_id uuid not null,
        id uuid primary key,
        blueprint_id uuid not null,
        branch_id uuid not null,
        status text not null check (status in ('queued', 'working', 'done', 'failed', 'cancelled')),
        mode text not null check (mode in ('new', 'refine')),
        planner text not null check (planner in ('claude', 'offline')),
        text text not null,
        locale text not null check (locale in ('en', 'ar')),
        asked_by uuid not null,
        decision_id uuid,
        undo_group_id uuid,
        report jsonb,
        error jsonb,
        ops_applied int not null default 0,
        steps jsonb not null default '[]',
        started_at timestamptz not null,
        finished_at timestamptz,
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id),
        foreign key (organization_id, branch_id) references blueprint.branch (organization_id, id)
      );
      create index plan_of_blueprint on blueprint.plan (organization_id, blueprint_id, started_at desc);
    `);
    for (const table of ["blueprint", "branch", "version", "plan"]) {
      await runner.query(`
        alter table blueprint.${table} enable row level security;
        alter table blueprint.${table} force row level security;
        create policy own_organization on blueprint.${table}
          using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      `);
    }
    await runner.query(`
      grant select, insert, update on blueprint.blueprint, blueprint.branch, blueprint.plan to wn_blueprint;
      -- A version is immutable: nobody may change or delete one.
      grant select, insert on blueprint.version to wn_blueprint;

      -- The one door past the organizations: plans that a stopped process left open, so that the next start can end them.
      create policy upkeep on blueprint.plan to current_user using (true);
      create function blueprint.open_plans() returns setof blueprint.plan
        language sql stable security definer set search_path = pg_catalog
        as $$ select * from blueprint.plan where status in ('queued', 'working') $$;
      revoke all on function blueprint.open_plans() from public;
      grant execute on function blueprint.open_plans() to wn_blueprint;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "drop function blueprint.open_plans(); drop table blueprint.plan, blueprint.version, blueprint.branch, blueprint.blueprint",
    );
  }
}
