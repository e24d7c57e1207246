/** What the platform itself offers or must support. */

import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame } from "../clauses/types.ts";
import { headWords } from "../text/headings.ts";
import type { Clause } from "../text/tokens.ts";
import { features } from "./features.ts";

const offering = headWords(
  "needs need requires require supports support offers offer provides provide include includes contain contains have has",
);
const helping = headWords(
  "it should must will shall also to would be able this that the our platform system site website app application tool portal we i want the web mobile",
);
/** "It needs inventory tracking and reporting", "the site must support online payment": what is offered, where every part is something done. */
export const offeredIn = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token) => offering.has(token.word));
  if (at < 1 || at > 5 || tokens.slice(0, at).some((token) => !helping.has(token.word)) || ["we", "i"].includes(tokens[0]!.word))
    return null;
  const rest = tokens.slice(at + 1);
  if (predicatesOf({ ...clause, tokens: rest }, []).length > 0 || rest.some((token) => token.word === "(" || token.word === "to"))
    return null;
  const frames = features(clause, rest);
  return frames.length > 0 ? frames : null;
};
