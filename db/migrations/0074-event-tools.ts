import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the event store keeps beside its events: snapshots of folded streams, why a parked event was discarded, and who holds readers back.
 * Environments keep logs of their own: in a database that came into another server they are equipped anew, which opens the era there too.
 */
export class EventTools1700000000074 implements MigrationInterface {
  name = "EventTools1700000000074";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table events.parked add column reason text;

      -- A cache: whoever deletes all of it changes no answer. A login sees its own only, so none can forge what another folds on.
      create table events.snapshot (
        organization_id uuid not null,
        stream text not null,
        name text not null check (name ~ '^[a-z][a-z0-9.-]{0,62}$'),
        login name not null default session_user,
        schema smallint not null,
        version bigint not null,
        state jsonb not null,
        primary key (organization_id, stream, name, login)
      );
      alter table events.snapshot enable row level security;
      alter table events.snapshot force row level security;
      create policy own on events.snapshot
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid and login = session_user);
      grant select, insert, update, delete on events.snapshot
        to wn_identity, wn_blueprint, wn_governance, wn_gov_analysis, wn_gov_decision, wn_gov_execution, wn_vault, wn_runtime, wn_collab;

      -- What was rebuilt beside a projection ends as a consumer of its own.
      grant delete on events.consumer to wn_consumer;

      -- The transaction no reader gets past. Logins see each other's sessions only in part, so this runs as the owner.
      create function events.oldest_writer()
        returns table (seconds double precision, pid int, login text, database text, application text, state text)
        language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
          select extract(epoch from clock_timestamp() - since)::float8, pid, login, database, application, state from (
            select backend_xid as xid, xact_start as since, pid, usename::text as login, datname::text as database, application_name as application, state
              from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
            union all select transaction, prepared, null, owner::text, database::text, gid, 'prepared' from pg_prepared_xacts) open
          order by age(xid) desc limit 1 $$;
      revoke all on function events.oldest_writer() from public;
      grant execute on function events.oldest_writer() to wn_consumer;

      create or replace function events.open_era() returns smallint language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare
        v_now bigint := (select system_identifier from pg_control_system());
        v_era smallint;
      begin
        select era into v_era from events.era where system_identifier = v_now and era = (select max(era) from events.era);
        if found then return v_era; end if;
        lock table events.era in exclusive mode;
        select coalesce(max(era), 0) + 1 into v_era from events.era;
        insert into events.era (era, system_identifier) values (v_era, v_now);
        update runtime.environment set equipment = 0;
        return v_era;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "drop function events.oldest_writer(); drop table events.snapshot; revoke delete on events.consumer from wn_consumer; alter table events.parked drop column reason",
    );
  }
}
