/** "An order goes through these stages: cut, sewn, ready", «الطلب يمر بمراحل: جديد، قص، جاهز»: the states of what is named first. */

import { isNothing, isSeparator, phraseOf, splitList } from "../clauses/phrases.ts";
import type { Frame } from "../clauses/types.ts";
import { itemOf, trimOption } from "../lists/item.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { conceptAt } from "../words/words.ts";
import { frame } from "./frame.ts";

const stages = /^(?:stages|phases|steps|states|statuses|(?:ب|ال|بال|لل|ل)?(?:مراحل|حالات|خطوات))$/;
const through = /^(?:go|goes|going|pass|passes|move|moves|through|views?|ب?[يت](?:مر|عدي|نتقل|دخل))/;
const statusWord: Token = { from: 0, to: 0, raw: "status", word: "status", kind: "word", arabic: false };

/** The states; null where nothing is said to go through any. */
export const stagesIn = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex(
    (token, i) =>
      i > 1 &&
      i < 10 &&
      (stages.test(token.word) || (/^(?:علي|من|في|ب)$/.test(token.word) && through.test(tokens[i - 1]!.word))) &&
      [":", "("].includes(tokens[i + 1]?.word ?? ""),
  );
  const verb = tokens.findIndex((token, i) => i > 0 && i < at && through.test(token.word));
  const item = itemOf([statusWord]);
  if (at < 0 || verb < 0 || !item) return null;
  // «عندنا شركة صغيرة، وكل مشروع يمر بمراحل»: of what stands right before.
  const joint = tokens[0]!.arabic ? tokens.slice(0, verb - 1).findLastIndex(isSeparator) : -1;
  const head = tokens.slice(joint + 1, verb).filter((token) => !isSeparator(token));
  const known = head[0] ? conceptAt(head, 0) : null;
  const owner = phraseOf(known && head[0]!.arabic ? head.slice(0, known.length) : head);
  const options = splitList(tokens.slice(at + 2).filter((token) => token.word !== ")" && token.word !== "("))
    .map(trimOption)
    .filter((part) => part.length > 0 && part.length < 4);
  return owner && !isNothing(owner) && options.length > 1 ? [{ ...frame(clause), is: "options", owner, item, options }] : null;
};
