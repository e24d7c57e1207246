/**
 * Whoever writes says of himself what he does: «وأنا صاحب المحل اللي بضيف الأجهزة وأشوف كل الجلسات», «أنا المالك أعدل الأسعار». He is put as
 * the person he names, and his verbs as another's would be.
 */

import { verbForms } from "../words/verbs.ts";
import type { Token } from "./tokens.ts";

const i = /^و?(?:انا|اني|احنا|نحن)$/;
const title = /^(?:ال)?(?:صاحب|صاحبه|مالك|مالكه|راعي|راعيه|مول|مولات|مدير|مديره|مسؤول|مسؤوله|رئيس|رئيسه|معلم|ادمن)$/;
const joining = /^(?:اللي|يلي|الذي|التي|من|و|بس|فقط|،|,|لازم|بدي|اريد)$/;

/** Rewrites the words of one clause. */
export const ownerActs = (tokens: readonly Token[]): readonly Token[] => {
  const me = tokens.findIndex(({ word }) => i.test(word));
  if (me < 0 || me > 2) return tokens;
  const named = title.test(tokens[me + 1]?.word ?? "");
  let end = named ? me + 2 : me + 1;
  if (named && !/^ال/.test(tokens[me + 1]!.word) && /^ال/.test(tokens[end]?.word ?? "")) end++;
  let verb = end;
  while (tokens[verb] && joining.test(tokens[verb]!.word)) verb++;
  if (!tokens[verb] || others(tokens[verb]!) === null) return tokens;
  // «أنا أدير محل ورد» says what he is; only who sees or does everything is somebody.
  if (!named && !tokens.slice(verb).some(({ word }) => /^(?:كلشي|كلشيء)$/.test(word)) && !everything(tokens.slice(verb))) return tokens;
  const who: readonly Token[] = named
    ? tokens.slice(me + 1, end).map((token, k) => (k === 0 && own.test(token.word) ? { ...token, word: "صاحب" } : token))
    : [{ ...tokens[me]!, raw: "المالك", word: "المالك" }];
  return [...tokens.slice(0, me), ...who, ...tokens.slice(verb).map((token) => others(token) ?? token)];
};

const own = /^(?:راعي|راعيه|مول|مولات|صاحبه)$/;
const everything = (tokens: readonly Token[]): boolean =>
  tokens.some(({ word }, k) => word === "كل" && /^(?:شي|شيء|حاجه|اشي)$/.test(tokens[k + 1]?.word ?? ""));

/** «أضيف», «بضيف», «نعدل»: «يضيف»; null where it is no verb of one's own. */
const others = (token: Token): Token | null => {
  if (!token.arabic) return null;
  const form = [token.word.replace(/^[بحك]?[ان]/, "ي"), token.word.replace(/^ب/, "ي")].find(
    (word) => word !== token.word && verbForms.get(word)?.form === "arabic",
  );
  return form && !/^[يت]/.test(token.word) ? { ...token, word: form } : null;
};
