import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * How platforms look for words, as functions every environment may call. They say nothing about any row: text in, text out, with the
 * caller's own rights. Indexes of environments are built on `search.vector`, so what these functions answer never changes: another way
 * of reading words is another function.
 *
 * Texts are cut so that no vector grows too large for PostgreSQL: words after the first 20 000 letters are not found, parts of words
 * after the first 2 000.
 */
export class Search1700000000051 implements MigrationInterface {
  name = "Search1700000000051";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      create schema search;

      -- After search.plain a word is Latin letters, other letters, or digits among them: each is stemmed as its script asks.
      create text search dictionary search.english (template = pg_catalog.snowball, language = english);
      create text search dictionary search.arabic (template = pg_catalog.snowball, language = arabic);
      create text search configuration search.words (parser = pg_catalog."default");
      alter text search configuration search.words add mapping for asciiword, asciihword, hword_asciipart with search.english;
      alter text search configuration search.words add mapping for word, hword, hword_part with search.arabic;
      alter text search configuration search.words add mapping for
        numword, numhword, hword_numpart, int, uint, float, sfloat, version, host, email, url, url_path, file with pg_catalog.simple;

      -- Words as they are compared: small letters, no accents, diacritics or tatweel, one alef, ya and ta marbuta, Latin digits,
      -- one space in front of each word and nothing else between them, and no و ف ب ك in front of ال. In plpgsql, because a body that
      -- the planner opens up would hide from it what a call costs.
      create function search.plain(value text) returns text
        language plpgsql immutable parallel safe cost 500
        as $$ begin
          return regexp_replace(
            ' ' || btrim(regexp_replace(
              translate(
                regexp_replace(
                  lower(normalize(left(value, 20000), NFKD) collate "und-x-icu"),
                  '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]', '', 'g'),
                'ٱىةیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ايهيك01234567890123456789'),
              '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g')),
            ' [وفبك](?=ال[^ ]{2})', ' ', 'g');
        end $$;

      create function search.vector(value text) returns tsvector
        language plpgsql immutable parallel safe cost 1000
        as $$ begin return to_tsvector('search.words', search.plain(value)); end $$;

      -- Three letters of a word in a row, and its first two behind a space: who holds all pieces of a part may hold the part.
      create function search.pieces(value text) returns text[]
        language plpgsql immutable parallel safe cost 3000
        as $$
        declare letters text[] := string_to_array(left(search.plain(value), 2000), null);
        begin
          return array(select a || b || c from unnest(letters, letters[2:], letters[3:]) as _(a, b, c) where b <> ' ' and c <> ' ');
        end $$;

      -- The words asked for, eight at most.
      create function search.asked(asked text) returns setof text
        language sql immutable parallel safe rows 3
        begin atomic
          select word from unnest(string_to_array(search.plain(left(asked, 500)), ' ')) as word where word <> '' limit 8;
        end;

      -- All of the words, in whatever form they stand. NULL where there is no word.
      create function search.query(asked text) returns tsquery
        language sql immutable parallel safe
        return (select string_agg('(' || nullif(to_tsquery('search.words', word)::text, '') || ')', ' & ')::tsquery from search.asked(asked) as word);

      -- All of the words as parts of words: the pieces an index knows, and the patterns that decide. One or two letters begin a word.
      create function search.wanted(asked text) returns text[]
        language sql immutable parallel safe
        return (select array_agg(piece) from search.asked(asked) as word
                cross join lateral unnest(search.pieces(word)) as piece
                where length(word) = 2 or piece not like ' %');
      create function search.patterns(asked text) returns text[]
        language sql immutable parallel safe
        return (select array_agg(case when length(word) < 3 then '% ' else '%' end || word || '%') from search.asked(asked) as word);

      -- How well a title answers: it is what was asked, or holds the words, the more of it the better.
      create function search.rank(title text, asked text, query tsquery) returns numeric
        language plpgsql immutable parallel safe cost 1000
        as $$
        declare plain text := search.plain(title);
        begin
          return round((case when plain = search.plain(asked) then 1 else 0 end + ts_rank(to_tsvector('search.words', plain), query, 1))::numeric, 6);
        end $$;

      grant usage on schema search to public;
      grant execute on all functions in schema search to public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop schema search cascade");
  }
}
