/** «كل مبنى فيه غرف»: several of a thing are each one's, and not the other way round. */
import { fold } from "../text/fold.ts";
import type { Item, Phrase } from "./types.ts";

/** Whether an Arabic name of the lexicon stands in its plural. */
const isArabicPlural = ({ phrase, tokens }: Item): boolean => {
  const plural = phrase?.concept?.arPlural;
  const words = tokens[0]?.word === "من" ? tokens.slice(1) : tokens;
  const word = words[0]?.word.replace(/^ال(?=.{2})/, "");
  return (
    plural !== undefined &&
    words.length === 1 &&
    tokens[0]!.arabic &&
    phrase!.concept!.kind !== "none" &&
    fold(plural).replace(/^ال/, "") === word &&
    fold(phrase!.concept!.ar[0]!) !== word
  );
};

/** The members of a list of which there are several; what a document names («الفاتورة فيها النباتات») is not its own. */
export const several = (items: readonly Item[], owners: readonly Phrase[]): readonly Item[] =>
  items.map((item) =>
    !owners.some(({ concept }) => concept?.kind === "document") &&
    (item.property === null || item.property.type === "integer") &&
    item.options.length === 0 &&
    isArabicPlural(item)
      ? { ...item, many: true }
      : item,
  );
