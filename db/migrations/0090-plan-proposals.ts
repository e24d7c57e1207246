import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a refinement would change, kept with its plan until someone takes some of it or none. */
export class PlanProposals1700000000090 implements MigrationInterface {
  name = "PlanProposals1700000000090";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blueprint.plan add column proposal jsonb;
      alter table blueprint.plan add column decided jsonb;
      alter table blueprint.plan drop constraint plan_status_check;
      alter table blueprint.plan add constraint plan_status_check
        check (status in ('queued', 'working', 'done', 'proposed', 'accepted', 'rejected', 'failed', 'cancelled'));
      alter table blueprint.plan add constraint plan_proposed check (status not in ('proposed', 'accepted', 'rejected') or proposal is not null);
      insert into events.writer (role, type) values ('wn_blueprint', 'PlanDecided');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from events.writer where type = 'PlanDecided';
      alter table blueprint.plan drop constraint plan_proposed;
      alter table blueprint.plan drop constraint plan_status_check;
      update blueprint.plan set status = 'done' where status in ('proposed', 'accepted', 'rejected');
      alter table blueprint.plan add constraint plan_status_check check (status in ('queued', 'working', 'done', 'failed', 'cancelled'));
      alter table blueprint.plan drop column proposal, drop column decided;
    `);
  }
}
