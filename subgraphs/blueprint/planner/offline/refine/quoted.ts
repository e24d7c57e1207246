/** What a person set between quotation marks: a name, word for word, whatever its words mean elsewhere. */
import type { Clause, Token } from "../text/tokens.ts";

const marked = /["“«]([^"“”«»]+)(?:["”»]|$)/g;

/** The quoted names of a clause, in their order. The marks themselves are no tokens. */
export const quotedIn = ({ tokens, span }: Clause): readonly (readonly Token[])[] =>
  [...span.text.matchAll(marked)].flatMap(({ index, 1: inside }) => {
    const from = span.from + index + 1;
    const found = tokens.filter((token) => token.from >= from && token.to <= from + (inside?.length ?? 0) && token.kind !== "mark");
    return found.length > 0 ? [found] : [];
  });
