import { verbForms } from "../words/verbs.ts";
import { conceptAt, isKnownWord, propertyAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

/**
 * Words that are somebody's though no lexicon knows them, by the things the text has: «استلاماته» beside «كل استلام فيه …». They are put as
 * «الاستلامات الخاصة».
 */
export const theirOwn = (clauses: readonly (readonly Token[])[]): readonly (readonly Token[])[] => {
  const things = new Set(
    clauses.flatMap((tokens) =>
      tokens.flatMap(({ word, arabic }, i) =>
        arabic && (isHeld(tokens, i) || /^(?:كل|لكل)$/.test(tokens[i - 1]?.word ?? "")) ? [word.replace(/^(?:ال|لل)/, "")] : [],
      ),
    ),
  );
  if (things.size === 0) return clauses;
  return clauses.map((tokens) => {
    const out = tokens.flatMap((token, i): readonly Token[] => {
      const stem = token.arabic && i > 0 && !/^(?:ال|لل)/.test(token.word) ? /^(.{3,}?)(?:ه|ها|هم|هن|و)$/.exec(token.word)?.[1] : undefined;
      if (!stem || isKnownWord(token.word) || conceptAt([token], 0) || propertyAt([token], 0) || verbForms.has(token.word)) return [token];
      const one = [stem, stem.replace(/ات$/, "ه"), stem.replace(/ات$/, ""), stem.replace(/ت$/, "ه")].some((form) => things.has(form));
      if (!one || things.has(token.word)) return [token];
      const name = `ال${stem.replace(/(?<!ا)ت$/, "ه")}`;
      return [
        { ...token, raw: name, word: name },
        { ...token, raw: "الخاصة", word: "الخاصه" },
      ];
    });
    return out.length === tokens.length ? tokens : out;
  });
};
const isHeld = (tokens: readonly Token[], at: number): boolean => at < 2 && /^(?:فيه|فيها|له|لها|:)$/.test(tokens[at + 1]?.word ?? "");
