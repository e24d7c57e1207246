import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Whether a text answers a search, reading its words once: for rows that no index can propose, those behind row level security. It says
 * what the two conditions an index knows say together, of the first 2 000 letters where parts of words are asked for.
 */
export class SearchAnswers1700000000076 implements MigrationInterface {
  name = "SearchAnswers1700000000076";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function search.answers(value text, query tsquery, wanted text[], patterns text[]) returns boolean
        language plpgsql immutable parallel safe cost 1000
        as $$
        declare plain text := search.plain(value);
        begin
          return (wanted is not null and left(plain, 2000) like all (patterns)) or coalesce(to_tsvector('search.words', plain) @@ query, false);
        end $$;
      grant execute on function search.answers(text, tsquery, text[], text[]) to public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function search.answers(text, tsquery, text[], text[])");
  }
}
