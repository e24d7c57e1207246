import type { MigrationInterface, QueryRunner } from "typeorm";

/** How far the newest filling of an environment with test rows is; the rows themselves come in one transaction. */
export class TestFills1700000000065 implements MigrationInterface {
  name = "TestFills1700000000065";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runtime.test_fill (
        organization_id uuid not null,
        environment_id uuid primary key,
        id uuid not null,
        seed text not null,
        status text not null check (status in ('running', 'done', 'failed')),
        rows int not null default 0,
        -- Null until the rows are made.
        expected int,
        started_by uuid not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        error jsonb,
        foreign key (organization_id, environment_id) references runtime.environment (organization_id, id)
      );
      alter table runtime.test_fill enable row level security;
      alter table runtime.test_fill force row level security;
      create policy own_organization on runtime.test_fill
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      create policy upkeep on runtime.test_fill to current_user using (true);
      grant select, insert, update on runtime.test_fill to wn_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table runtime.test_fill");
  }
}
