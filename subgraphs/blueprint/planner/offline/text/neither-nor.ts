/** «لا العميل ولا المندوب يقدرون يحذفون»: what neither may do is denied where the verb stands, or both would be given it. */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import type { Token } from "./tokens.ts";

const isVerb = (token: Token | undefined): boolean => verbForms.get(token?.word ?? "")?.form === "arabic";
const isNo = (token: Token | undefined): boolean => token?.word === "لا" || token?.word === "ما";
const isName = (token: Token | undefined): boolean => token?.kind === "word" && token.arabic && !isVerb(token) && !isSeparator(token);

/** The words with the "no" of each of them gone to the verb. */
export const withoutNeither = (tokens: readonly Token[]): readonly Token[] => {
  const first = tokens.findIndex((token, i) => isNo(token) && isName(tokens[i + 1]));
  if (first < 0) return tokens;
  const drop = new Set([first]);
  let at = first + 1;
  for (let joined = true; joined; ) {
    joined = false;
    while (isName(tokens[at]) && at < first + 12) at++;
    if (tokens[at] && isSeparator(tokens[at]!) && isNo(tokens[at + 1]) && isName(tokens[at + 2])) {
      drop.add(at + 1);
      at += 2;
      joined = true;
    }
  }
  const verb = tokens[at];
  return drop.size > 1 && verb && isVerb(verb)
    ? tokens.flatMap((token, i) => (drop.has(i) ? [] : i === at ? [{ ...verb, to: verb.from, raw: "لا", word: "لا" }, token] : [token]))
    : tokens;
};
