/** «مطية» and «مطاياه»: the same thing in the singular and in a plural that changes its vowels, with or without whose it is. */
import type { Phrase } from "../clauses/types.ts";
import type { PlannedEntity, World } from "../world/world.ts";

const consonants = (word: string): string =>
  word
    .replace(/^(?:وال|بال|لل|ال)(?=.{3})/, "")
    .replace(/(?:هم|ها|ه)$/, "")
    .replace(/^ا([^اوي].?)ا(.)$/, "$1$2")
    .replace(/(?<=..)(?:ات|ون|ين)$/, "")
    .replace(/[اويئءؤهةى]/g, "");

/** Whether two words are one but for their vowels: «مكتب», «مكاتب». */
export const isSameRoot = (one: string, other: string): boolean =>
  one !== other && consonants(one).length > 1 && consonants(one)[0] === consonants(other)[0] && consonants(one) === consonants(other);

/** The one entity that an Arabic word nobody knows is another form of; null where it is none, or could be several. */
export const sameThing = (world: World, phrase: Phrase): PlannedEntity | null => {
  const word = phrase.tokens[0]?.word ?? "";
  if (phrase.concept !== null || phrase.tokens.length > 1 || !phrase.tokens[0]?.arabic || word.length < 4) return null;
  const found = [...world.entities.values()].filter(({ concept, label }) => {
    const name = label.ar ?? "";
    return (
      concept === null &&
      name.length > 2 &&
      !name.includes(" ") &&
      consonants(name)[0] === consonants(word)[0] &&
      consonants(name) === consonants(word)
    );
  });
  const bare = word.replace(/^(?:وال|بال|لل|ال)(?=.{3})/, "").replace(/(?<=..)(?:ات|ون|ين)$/, "");
  return found.length === 1 ? found[0]! : (found.find(({ label }) => label.ar === bare) ?? null);
};

/** «مطاياه»: his; «مطية» ends in another letter, and «المدرسه» is only spelt as if it were somebody's. */
export const isTheirs = ({ tokens }: Phrase): boolean =>
  tokens[0]?.arabic === true && !/^و?(?:ال|لل)/.test(tokens[0].raw) && /...(?:ه|ها|هم)$/.test(tokens[0].raw);
