/** "Quote requests (طلبات التسعير)": names somebody gave in Arabic beside the English ones, which is how things are called then. */
import { singular } from "./fold.ts";
import { clausesOf, type Token } from "./tokens.ts";

export interface NameGiven {
  /** The English words in front, lower case, the last of them in the singular; the name may be fewer of the last. */
  readonly english: readonly string[];
  readonly arabic: readonly Token[];
}

export const namesGiven = (text: string): readonly NameGiven[] =>
  [...text.matchAll(both)].flatMap(([, english = "", arabic = ""]) => {
    const words = english.toLowerCase().split(" ");
    const tokens = clausesOf(arabic.trim()).flatMap((clause) => clause.tokens);
    return tokens.length > 0 && tokens.length < 5 && tokens.every((token) => token.kind === "word" && token.arabic)
      ? [{ english: [...words.slice(0, -1), singular(words.at(-1)!)], arabic: tokens }]
      : [];
  });
const both = /([A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){0,3}) ?\(([\u0600-\u06ff][\u0600-\u06ff ]*)\)/g;

/** The Arabic given for each of some English names: brackets belong to the longest of them that stands in front. */
export const givenFor = (given: readonly NameGiven[], names: ReadonlySet<string>): ReadonlyMap<string, readonly Token[]> =>
  new Map(
    given.flatMap(({ english, arabic }) => {
      const name = english.map((_, i) => english.slice(i).join(" ")).find((tail) => names.has(tail));
      return name ? [[name, arabic] as const] : [];
    }),
  );
