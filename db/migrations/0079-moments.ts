import type { MigrationInterface, QueryRunner } from "typeorm";

/** Moments of a draft that were brought back: steps like others, which came of the draft itself and of no version. */
export class Moments1700000000079 implements MigrationInterface {
  name = "Moments1700000000079";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blueprint.draft_moment (
        organization_id uuid not null,
        undo_group_id uuid primary key,
        branch_id uuid not null,
        -- The draft as it was at this seq came back, and stands there since this one.
        moment bigint not null check (moment >= 0),
        seq bigint not null,
        reason text not null default '' check (char_length(reason) <= 500),
        undone boolean not null default false,
        by_user uuid not null,
        at timestamptz not null,
        foreign key (organization_id, branch_id) references blueprint.branch (organization_id, id)
      );
      alter table blueprint.draft_moment enable row level security;
      alter table blueprint.draft_moment force row level security;
      create policy own_organization on blueprint.draft_moment
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      grant select, insert, update on blueprint.draft_moment to wn_blueprint;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table blueprint.draft_moment");
  }
}
