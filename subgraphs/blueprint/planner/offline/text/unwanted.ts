/** "I don't want trainers to see payments", «ما أبي المدربة تشوف المدفوعات»: they may not. */

import { verbForms } from "../words/verbs.ts";
import type { Clause, Token } from "./tokens.ts";

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
  const forbidden = forbiddenIn(tokens);
  if (forbidden) return { ...clause, tokens: forbidden };
  if (!["لا", "ما", "مش", "مو"].includes(word(0)) || !wishes.has(word(1))) return clause;
  const from = start + 2 + (word(2) === "ان" ? 1 : 0);
  const verb = tokens.findIndex((token, i) => i > from && i < from + 4 && verbForms.get(token.word)?.form === "arabic");
  const no: Token = { ...tokens[start]!, word: "لا" };
  return verb > 0 ? { ...clause, tokens: [...tokens.slice(from, verb), no, ...tokens.slice(verb)] } : clause;
};
/** «ممنوع السائق يشوف …», «السائق مو مسموح له يشوف …» */
const forbiddenIn = (tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex(
    ({ word }, i) =>
      /^(?:ممنوع|يمنع|محظور)$/.test(word) || (/^(?:مسموح|يسمح)$/.test(word) && /^(?:مو|مش|غير|لا|ما|ليس)$/.test(tokens[i - 1]?.word ?? "")),
  );
  if (at < 0 || at > 5) return null;
  const not = /^(?:مسموح|يسمح)$/.test(tokens[at]!.word) ? at - 1 : at;
  const verb = tokens.findIndex((token, i) => {
    const form = i > at && i < at + 6 ? verbForms.get(token.word) : undefined;
    return form?.verb.cls === "do" && ["arabic", "masdar"].includes(form.form);
  });
  if (verb < 0) return null;
  const who = [...tokens.slice(0, not), ...tokens.slice(at + 1, verb)].filter(({ word }) => !/^(?:ان|علي|من|له|لها|لهم|ل)$/.test(word));
  const like = tokens[at]!;
  const can: readonly Token[] = verbForms.get(tokens[verb]!.word)?.form === "masdar" ? [{ ...like, word: "يستطيع" }] : [];
  return who.length > 0 && who.length < 5 ? [...who, { ...like, word: "لا" }, ...can, ...tokens.slice(verb)] : null;
};
const wishes = new Set(["اريد", "نريد", "ابي", "ابغي", "بدي", "نبي", "نبغي"]);
