/** How many an Arabic sentence speaks of, put plainly: «شبكة من المحطات», «ممكن يكون له أكثر من موقع», «والفترة يوم وساعة بداية وساعة نهاية». */
import { isSeparator } from "../clauses/phrases.ts";
import { propertyAt } from "../words/words.ts";
import { holds } from "./arabic-lists.ts";
import { isDefinite, isDone } from "./arabic-words.ts";
import type { Token } from "./tokens.ts";

const collections = /^(?:ال)?(?:شبكه|سلسله|مجموعه|اسطول|العديد|كثير)$/;

/** «تدير شبكة من المحطات»: the stations. */
export const withoutCollections = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      collections.test(word) &&
      tokens[i + 1]?.word === "من" &&
      tokens[i + 2]?.kind === "word" &&
      tokens[i + 2]!.arabic &&
      !/^(?:كل|ال)/.test(tokens[i + 2]!.word.replace(/^ال(?=.{3}ات$)/, "")),
  );
  return at < 0 ? tokens : [...tokens.slice(0, at), ...tokens.slice(at + 2)];
};

const maybe = /^(?:ممكن|احيانا|غالبا|عاده|دائما|دايما|اكيد|يمكن)$/;

/** «ممكن يكون له أكثر من موقع»: it has several. */
export const withSeveral = (tokens: readonly Token[]): readonly Token[] => {
  const has = tokens.findIndex(({ word }) => /^(?:له|لها|لهم|عنده|عندها|فيه|فيها|لديه|لديها)$/.test(word));
  if (has < 1) return tokens;
  const kept = tokens.filter(({ word }, i) => !(i < has && i > has - 4 && i > 0 && maybe.test(word)));
  const at = kept.findIndex(
    ({ word }, i) =>
      i > 0 && /^(?:اكثر|اكتر)$/.test(word) && kept[i + 1]?.word === "من" && kept[i + 2]?.kind === "word" && holds.test(kept[i - 1]!.word),
  );
  return at < 0
    ? kept.length === tokens.length
      ? tokens
      : kept
    : [...kept.slice(0, at), { ...kept[at]!, raw: "عدة", word: "عده" }, ...kept.slice(at + 2)];
};

/** «والفترة يوم وساعة بداية وساعة نهاية»: what it is made of. */
export const isThese = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const first = tokens[start];
  const next = tokens[start + 1];
  if (!first || !isDefinite(first) || !next?.arabic || isDefinite(next) || propertyAt(tokens, start + 1)?.possessive || tokens.length > 30)
    return tokens;
  if (tokens.slice(start).some((token) => token.kind !== "word" && !isSeparator(token)) || tokens.some(isDone)) return tokens;
  const starts = tokens.flatMap((token, i) =>
    i > start && (i === start + 1 || isSeparator(tokens[i - 1]!)) && !isSeparator(token) ? [i] : [],
  );
  const properties = starts.filter((i) => propertyAt(tokens, i) !== null && !isDefinite(tokens[i]!));
  return starts.length > 2 && properties.length > 1 && properties[0] === start + 1
    ? [...tokens.slice(start, start + 1), { ...first, raw: "فيه", word: "فيه" }, ...tokens.slice(start + 1)]
    : tokens;
};
