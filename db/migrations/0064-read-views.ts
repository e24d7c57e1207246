import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which environments can be read with SQL from outside, as which role, until when. */
export class ReadViews1700000000064 implements MigrationInterface {
  name = "ReadViews1700000000064";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runtime.read_access (
        organization_id uuid not null,
        environment_id uuid primary key,
        role text not null,
        login text not null unique,
        valid_until timestamptz not null,
        opened_by uuid not null,
        opened_at timestamptz not null,
        foreign key (organization_id, environment_id) references runtime.environment (organization_id, id)
      );
      alter table runtime.read_access enable row level security;
      alter table runtime.read_access force row level security;
      create policy own_organization on runtime.read_access
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      create policy upkeep on runtime.read_access to current_user using (true);
      grant select, insert, update, delete on runtime.read_access to wn_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table runtime.read_access");
  }
}
