import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Which process answers for which environment with which release. What an old model needs is taken away only when every process that
 * still lives has switched; one that was not seen for ten seconds does not answer any more. No organization's data lies here.
 *
 * Also: an environment's own values of its blueprint's variables.
 */
export class Nodes1700000000056 implements MigrationInterface {
  name = "Nodes1700000000056";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table runtime.node (id uuid primary key, seen_at timestamptz not null default now());
      create table runtime.serving (
        node_id uuid not null references runtime.node (id) on delete cascade,
        environment_id uuid not null,
        release_id uuid not null,
        primary key (environment_id, node_id)
      );
      grant select, insert, update, delete on runtime.node, runtime.serving to wn_runtime;
      alter table runtime.environment add column variables jsonb not null default '{}';

      -- How long the oldest transaction that holds a lock in a schema has been open; other logins' times are hidden from the asker.
      create function runtime.oldest_transaction(wanted text) returns double precision
        language sql stable security definer set search_path = pg_catalog
        as $$ select coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)), 0)::double precision
              from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace join pg_stat_activity a on a.pid = l.pid
              where n.nspname = wanted and l.granted and a.pid <> pg_backend_pid() and a.datname = current_database() $$;
      revoke all on function runtime.oldest_transaction(text) from public;
      grant execute on function runtime.oldest_transaction(text) to wn_runtime;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function runtime.oldest_transaction(text);
      alter table runtime.environment drop column variables;
      drop table runtime.serving, runtime.node;
    `);
  }
}
