import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A step of a draft that was taken back and brought back stands again: when what took it back is itself taken back, its group is no longer
 * `reverted`, and so on down the line.
 */
export class StepsStandAgain1700000000096 implements MigrationInterface {
  name = "StepsStandAgain1700000000096";

  async up(runner: QueryRunner): Promise<void> {
    // Its own update of the row below calls it again, one step further down.
    await runner.query(`
      create function collab.stand_again() returns trigger language plpgsql security definer set search_path = collab, pg_temp as $$
      begin
        update collab.undo_group g set status = case new.status when 'reverted' then 'closed' else 'reverted' end
          where g.id = new.reverts and g.document_id = new.document_id;
        return null;
      end $$`);
    await runner.query(`
      create trigger stand_again after update of status on collab.undo_group for each row
        when (new.reverts is not null and old.status <> 'open' and new.status <> old.status)
        execute function collab.stand_again()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop trigger stand_again on collab.undo_group");
    await runner.query("drop function collab.stand_again");
  }
}
