import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * How many rows the planner expects of a statement, for counts nobody wants to wait for. It runs with the caller's own rights and plans
 * only; values of the statement are elements of `args`: `($1[1])::uuid`.
 */
export class Estimates1700000000069 implements MigrationInterface {
  name = "Estimates1700000000069";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function search.estimate(statement text, args text[]) returns bigint
        language plpgsql volatile parallel restricted cost 100000
        as $$
        declare plan json;
        begin
          execute 'explain (format json) ' || statement into plan using args;
          return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric::bigint;
        end $$;
      grant execute on function search.estimate(text, text[]) to public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function search.estimate(text, text[])");
  }
}
