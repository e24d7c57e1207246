import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Data that nothing shows and that may go: proposed when its days are over, dropped through a decision. And restores that wait for one,
 * as those into production do.
 */
export class Disposals1700000000072 implements MigrationInterface {
  name = "Disposals1700000000072";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runtime.disposal (
        organization_id uuid not null,
        id uuid primary key,
        environment_id uuid not null,
        kind text not null check (kind in ('field', 'table', 'generation', 'set-aside')),
        -- What is hidden, as the environment lists it; of what a restore set aside the restore.
        item text not null,
        label jsonb not null,
        rows bigint not null,
        bytes bigint not null,
        hidden_at timestamptz not null,
        status text not null check (status in ('proposed', 'awaiting-decision', 'dropping', 'dropped', 'withdrawn')),
        decision_id uuid,
        asked_by uuid,
        proposed_at timestamptz not null,
        finished_at timestamptz,
        foreign key (organization_id, environment_id) references runtime.environment (organization_id, id)
      );
      create unique index one_open_disposal on runtime.disposal (environment_id, kind, item) where status not in ('dropped', 'withdrawn');
      alter table runtime.disposal enable row level security;
      alter table runtime.disposal force row level security;
      create policy own_organization on runtime.disposal
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      create policy upkeep on runtime.disposal to current_user using (true);
      grant select, insert, update on runtime.disposal to wn_runtime;

      alter table runtime.restore drop constraint restore_status_check;
      alter table runtime.restore add constraint restore_status_check check (status in ('awaiting-decision', 'running', 'done', 'failed'));
      -- Which release ran in what was put aside, out of which columns, and since when it lies aside.
      alter table runtime.restore add column decision_id uuid, add column aside jsonb;
      update runtime.restore r set aside = jsonb_build_object('releaseId', b.id, 'generations', b.plan -> 'generations', 'at', r.finished_at)
        from runtime.release a join runtime.release b on b.id = (a.plan ->> 'fromReleaseId')::uuid
        where r.set_aside is not null and a.id = r.release_id;

      -- What waits for people, or was begun by a process that is no more; of all organizations.
      create function runtime.waiting_disposals()
        returns table (organization_id uuid, id uuid)
        language sql stable security definer set search_path = pg_catalog
        as $$ select organization_id, id from runtime.disposal where status in ('awaiting-decision', 'dropping') $$;
      create function runtime.waiting_restores()
        returns table (organization_id uuid, id uuid)
        language sql stable security definer set search_path = pg_catalog
        as $$ select organization_id, id from runtime.restore where status = 'awaiting-decision' $$;
      insert into events.writer (role, type) values ('wn_runtime', 'DisposalProposed'), ('wn_runtime', 'HiddenDataDropped');
    `);
    for (const name of ["waiting_disposals()", "waiting_restores()"])
      await runner.query(`revoke all on function runtime.${name} from public; grant execute on function runtime.${name} to wn_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from events.writer where type in ('DisposalProposed', 'HiddenDataDropped');
      drop function runtime.waiting_restores();
      drop function runtime.waiting_disposals();
      update runtime.restore set status = 'failed' where status = 'awaiting-decision';
      alter table runtime.restore drop constraint restore_status_check;
      alter table runtime.restore add constraint restore_status_check check (status in ('running', 'done', 'failed'));
      alter table runtime.restore drop column decision_id, drop column aside;
      drop table runtime.disposal;
    `);
  }
}
