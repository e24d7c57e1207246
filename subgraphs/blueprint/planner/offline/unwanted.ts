/** "I don't want trainers to see payments", «ما أبي المدربة تشوف المدفوعات»: they may not. */
import type { Clause, Token } from "./tokens.ts";
import { verbForms } from "./verbs.ts";

/** The clause as what somebody may not do; any other clause as it is. */
export const withoutWish = (clause: Clause): Clause => {
  const { tokens } = clause;
  const start = tokens[0] && ["and", "but", "و", "also"].includes(tokens[0].word) ? 1 : 0;
  const word = (at: number): string => tokens[start + at]?.word ?? "";
  if (["i", "we"].includes(word(0))) {
    const not = ["don't", "wouldn't"].includes(word(1)) ? 2 : word(1) === "do" && word(2) === "not" ? 3 : 0;
    const to = tokens.findIndex((token, i) => i > start + not && token.word === "to");
    return not > 0 && ["want", "like"].includes(word(not)) && to > start + not + 1 && to < start + not + 7
      ? {
          ...clause,
          tokens: [...tokens.slice(start + not + 1, to), { ...tokens[to]!, raw: "cannot", word: "cannot" }, ...tokens.slice(to + 1)],
        }
      : clause;
  }
  if (!["لا", "ما", "مش", "مو"].includes(word(0)) || !wishes.has(word(1))) return clause;
  const from = start + 2 + (word(2) === "ان" ? 1 : 0);
  const verb = tokens.findIndex((token, i) => i > from && i < from + 4 && verbForms.get(token.word)?.form === "arabic");
  const no: Token = { ...tokens[start]!, word: "لا" };
  return verb > 0 ? { ...clause, tokens: [...tokens.slice(from, verb), no, ...tokens.slice(verb)] } : clause;
};
const wishes = new Set(["اريد", "نريد", "ابي", "ابغي", "بدي", "نبي", "نبغي"]);
