/** «2. النباتات» above «الاسم، السعر، الكمية في المشتل»: the line says what those of the line above it have, though nobody set a colon. */
import { isSeparator, splitList } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isDefinite } from "./arabic-words.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses of a text, a name and the list under it as one. */
export const underTheirNames = (clauses: readonly Clause[]): readonly Clause[] => {
  const out: Clause[] = [];
  for (const clause of clauses) {
    const before = out.at(-1);
    if (before && isNameLine(before) && isListLine(clause)) out[out.length - 1] = joined(before, clause);
    else out.push(clause);
  }
  return out;
};

const joined = (name: Clause, list: Clause): Clause => {
  const last = name.tokens.at(-1)!;
  const head = name.tokens.filter(({ word }) => word !== ":");
  const colon: Token = { ...last, raw: ":", word: ":", kind: "mark" };
  return {
    ...name,
    heading: false,
    tokens: [...head, colon, ...list.tokens],
    span: {
      from: name.span.from,
      to: list.span.to,
      text: `${name.span.text}${" ".repeat(Math.max(list.span.from - name.span.to, 0))}${list.span.text}`,
    },
  };
};

/** A thing in the plural or with its article, alone in its line. */
const isNameLine = ({ tokens, arabic }: Clause): boolean => {
  const words = tokens.filter(({ word }) => word !== ":");
  const found = words[0] ? conceptAt(words, 0) : null;
  return (
    arabic &&
    words.length > 0 &&
    words.length < 4 &&
    words.every((token) => token.kind === "word" && !isSeparator(token)) &&
    isDefinite(words.at(-1)!) &&
    (found ? found.entry.kind !== "none" : /(?:ات|ون|ين)$/.test(words[0]!.word)) &&
    !words.some(({ word }) => verbForms.get(word)?.form === "arabic")
  );
};

/** At least three names, most of them of properties, and nobody who does anything. */
const isListLine = ({ tokens, arabic, bullet, heading }: Clause): boolean => {
  if (
    !arabic ||
    bullet ||
    heading ||
    tokens.some(({ word }) => word === ":" || verbForms.get(word)?.verb.cls === "may" || verbForms.get(word)?.verb.cls === "have")
  )
    return false;
  const parts = splitList(tokens);
  return (
    parts.length > 2 &&
    parts.every((part) => part.length < 6 && verbForms.get(part[0]!.word)?.form !== "arabic") &&
    parts.filter((part) => propertyAt(part, 0) !== null).length * 2 >= parts.length
  );
};
