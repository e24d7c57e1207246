import type { MigrationInterface, QueryRunner } from "typeorm";

const changedEnvironments = (more: { readonly column: string; readonly inner: string; readonly outer: string }) => `
  drop function runtime.changed_environments(xid8);
  create function runtime.changed_environments(since xid8)
    returns table (seen xid8, environment_id uuid, release_id uuid, status text, key text${more.column})
    language sql stable security definer set search_path = pg_catalog
    as $$ select now.seen, e.id, e.active_release_id, e.status, e.key${more.outer}
          from (select pg_snapshot_xmin(pg_current_snapshot()) as seen) now
          left join lateral (
            select e.id, e.active_release_id, p.status, p.key${more.inner} from runtime.environment e join runtime.platform p on p.id = e.platform_id
            where since is null or since > now.seen or e.changed >= since
          ) e on true $$;
  revoke all on function runtime.changed_environments(xid8) from public;
  grant execute on function runtime.changed_environments(xid8) to wn_runtime;
`;

/** Every process that answers for an environment sees that a value of a variable changed there, where it looks for other releases. */
export class Variables1700000000073 implements MigrationInterface {
  name = "Variables1700000000073";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runtime.environment add column variables_revision int not null default 0;
      insert into events.writer (role, type) values ('wn_runtime', 'EnvironmentVariableSet');
    `);
    await runner.query(
      changedEnvironments({ column: ", variables_revision int", inner: ", e.variables_revision", outer: ", e.variables_revision" }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(changedEnvironments({ column: "", inner: "", outer: "" }));
    await runner.query(`
      delete from events.writer where type = 'EnvironmentVariableSet';
      alter table runtime.environment drop column variables_revision;
    `);
  }
}
