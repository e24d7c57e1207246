import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What of a draft's past is let go: rows of the log that lie before the newest snapshot of before a time, and snapshots that are
 * neither that one, nor the last of their day, nor among the newest two. Whatever moment came after that time still opens.
 */
export class PruneDrafts1700000000080 implements MigrationInterface {
  name = "PruneDrafts1700000000080";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function collab.prune(p_organization uuid, p_document uuid, p_before timestamptz) returns void language plpgsql
        security definer set search_path = collab, pg_temp as $$
      declare current bigint; base bigint;
      begin
        perform set_config('wn.organization', p_organization::text, true);
        select d.snapshot_seq into current from collab.document d where d.id = p_document and d.organization_id = p_organization;
        -- Only what was read back and made current counts.
        select max(s.seq) into base from collab.snapshot s
          where s.document_id = p_document and s.organization_id = p_organization and s.seq <= current and s.at <= p_before;
        if base is not null then
          delete from collab.log l where l.document_id = p_document and l.organization_id = p_organization and l.seq <= base;
          delete from collab.snapshot s where s.document_id = p_document and s.organization_id = p_organization and s.seq < base;
        end if;
        delete from collab.snapshot s
          where s.document_id = p_document and s.organization_id = p_organization and s.seq < current and s.seq is distinct from base
            and exists (select from collab.snapshot later where later.document_id = p_document and later.seq > s.seq and later.seq <= current
                          and (later.at at time zone 'UTC')::date = (s.at at time zone 'UTC')::date)
            and s.seq not in (select n.seq from collab.snapshot n where n.document_id = p_document and n.seq <= current order by n.seq desc limit 2);
      end $$;
      grant execute on function collab.prune(uuid, uuid, timestamptz) to wn_collab;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function collab.prune(uuid, uuid, timestamptz)");
  }
}
