/** "manage users, view reports" said of someone without "can". */

import { trim } from "../clauses/phrases.ts";
import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { predicateFrames } from "./predicate-frames.ts";

export const startsWithVerb = (tokens: readonly Token[]): boolean => {
  const form = verbForms.get(trim(tokens)[0]?.word ?? "");
  return form !== undefined && form.verb.cls === "do";
};

/** "manage users, view reports" said of someone without "can". */
export const grantsOf = (clause: Clause, subjects: readonly Phrase[], body: readonly Token[]): readonly Frame[] => {
  const may: Token = {
    from: body[0]!.from,
    to: body[0]!.from,
    raw: "can",
    word: clause.arabic ? "يستطيع" : "can",
    kind: "word",
    arabic: clause.arabic,
  };
  return predicateFrames(clause, predicatesOf({ ...clause, tokens: [...(subjects[0]?.tokens ?? []), may, ...asBase(body)] }, []));
};

/** "posts announcements" → "post announcements", as it stands after "can". */
const asBase = (body: readonly Token[]): readonly Token[] => {
  const first = body[0]!;
  if (verbForms.get(first.word)?.form !== "s") return body;
  const base = [first.word.slice(0, -1), first.word.slice(0, -2), first.word.replace(/ies$/, "y")].find(
    (word) => verbForms.get(word)?.form === "base",
  );
  return base ? [{ ...first, word: base }, ...body.slice(1)] : body;
};
