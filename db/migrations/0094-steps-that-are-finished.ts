import type { MigrationInterface, QueryRunner } from "typeorm";

/** What was taken of a proposal is on its way until it is in the draft, and is brought in after a crash; a template's update is a step like others. */
export class StepsThatAreFinished1700000000094 implements MigrationInterface {
  name = "StepsThatAreFinished1700000000094";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blueprint.plan drop constraint plan_status_check;
      alter table blueprint.plan add constraint plan_status_check
        check (status in ('queued', 'working', 'done', 'proposed', 'accepting', 'accepted', 'rejected', 'failed', 'cancelled'));
      alter table blueprint.plan drop constraint plan_proposed;
      alter table blueprint.plan add constraint plan_proposed
        check (status not in ('proposed', 'accepting', 'accepted', 'rejected') or proposal is not null);
      create or replace function blueprint.open_plans() returns setof blueprint.plan
        language sql stable security definer set search_path = pg_catalog
        as $$ select * from blueprint.plan where status in ('queued', 'working', 'accepting') $$;

      -- What a step brought of a template, and what the draft stood on before: no version of this blueprint came in.
      alter table blueprint.draft_change add column template jsonb;
      alter table blueprint.draft_change alter column version_id drop not null;
      alter table blueprint.draft_change drop constraint draft_change_kind_check;
      alter table blueprint.draft_change add constraint draft_change_kind_check
        check (kind in ('merge', 'cherry-pick', 'revert', 'restore', 'template'));
      alter table blueprint.draft_change add constraint draft_change_source
        check (case when kind = 'template' then template is not null else version_id is not null end);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from blueprint.draft_change where kind = 'template';
      alter table blueprint.draft_change drop constraint draft_change_source, drop constraint draft_change_kind_check;
      alter table blueprint.draft_change add constraint draft_change_kind_check check (kind in ('merge', 'cherry-pick', 'revert', 'restore'));
      alter table blueprint.draft_change alter column version_id set not null;
      alter table blueprint.draft_change drop column template;

      create or replace function blueprint.open_plans() returns setof blueprint.plan
        language sql stable security definer set search_path = pg_catalog
        as $$ select * from blueprint.plan where status in ('queued', 'working') $$;
      update blueprint.plan set status = 'proposed' where status = 'accepting';
      alter table blueprint.plan drop constraint plan_proposed;
      alter table blueprint.plan add constraint plan_proposed check (status not in ('proposed', 'accepted', 'rejected') or proposal is not null);
      alter table blueprint.plan drop constraint plan_status_check;
      alter table blueprint.plan add constraint plan_status_check
        check (status in ('queued', 'working', 'done', 'proposed', 'accepted', 'rejected', 'failed', 'cancelled'));
    `);
  }
}
