/**
 * The words of spoken Arabic as the grammar writes them, verbs above all: «بيشوف» is «يشوف», «ميقدرش» is «لا يقدر», «عالحجوزات» is
 * «على الحجوزات», «لا يرى إلا طلباته» is «يرى طلباته فقط».
 */
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

const negations = new Set(["ما", "مش", "مو", "مب", "ماهو"]);
const everything = new Set(["شي", "اشي", "حاجه", "حاجات"]);
const passing = new Set(["عم", "راح", "رح", "حيث"]);
export const isDone = (word: string | undefined): boolean => {
  const form = word ? verbForms.get(word) : undefined;
  return form !== undefined && (form.verb.cls === "do" || form.verb.cls === "may" || form.verb.cls === "have");
};

/** «لا يرى إلا طلباته»: he sees his requests only. */
export const exceptions = (tokens: readonly Token[]): readonly Token[] => {
  const but = tokens.findIndex(
    (token, i) => token.word === "الا" || (token.word === "غير" && isDone(spoken(withoutSh(tokens[i - 1]?.word ?? "")))),
  );
  const not = tokens.findLastIndex((token, i) => i < but && (token.word === "لا" || negations.has(token.word)));
  if (not < 0) return tokens;
  return tokens.flatMap((token, i) =>
    i === not ? [] : [i === but ? { ...token, word: "فقط" } : i === not + 1 ? { ...token, word: withoutSh(token.word) } : token],
  );
};

export const arabicWord = (token: Token, tokens: readonly Token[], at: number): readonly Token[] => {
  const { word } = token;
  const previous = tokens[at - 1]?.word;
  const next = tokens[at + 1]?.word;
  if (everything.has(word) && (previous === "كل" || previous === "اي")) return [{ ...token, word: "شيء" }];
  if (word === "كلشي" || word === "كلشيء")
    return [
      { ...token, word: "كل" },
      { ...token, word: "شيء" },
    ];
  // «يتابع طلبه»: his order, not the students (طلبة).
  if (word === "طلبه" && token.raw.endsWith("ه") && isDone(previous && spoken(previous))) return [{ ...token, word: "طلباته" }];
  if (negations.has(word) && next && isDone(spoken(withoutSh(next)))) return [{ ...token, word: "لا" }];
  if (previous && negations.has(previous) && withoutSh(word) !== word && isDone(spoken(withoutSh(word))))
    return [{ ...token, word: spoken(withoutSh(word)) }];
  if (
    word === "فقط" &&
    next &&
    !isSomebody(tokens, at) &&
    (negations.has(next) || isDone(spoken(next)) || isDone(spoken(deniedIn(next) ?? "")))
  )
    return [{ ...token, word: "لكن" }];
  // «تشوف غير الخدمة ديالها»: only that.
  if (word === "غير" && previous && isDone(spoken(previous))) return [{ ...token, word: "فقط" }];
  if (passing.has(word) && next && isDone(spoken(next)) && word !== "حيث") return [];
  // «ميقدرش»، «مايحذفش»
  const denied = deniedIn(word);
  if (denied && isDone(spoken(denied)))
    return [
      { ...token, word: "لا" },
      { ...token, word: spoken(denied) },
    ];
  // «عالحجوزات»: على الحجوزات
  if (/^عال.{3,}/.test(word) && !verbForms.has(word))
    return [
      { ...token, to: token.from + 1, raw: "ع", word: "علي" },
      { ...token, from: token.from + 1, raw: token.raw.slice(1), word: word.slice(1) },
    ];
  // «أما الزوار فلا يرون», «فالطلب فيه …»
  if (word === "فلا" || (/^فال.{3,}/.test(word) && !verbForms.has(word))) return [{ ...token, word: word.slice(1) }];
  // «أما ولي الأمر فيطلع», «فبيكتب عنوانه»
  if (/^ف[بك]?[يتن].{2,}/.test(word) && !verbForms.has(word) && isDone(spoken(word.slice(1))))
    return [{ ...token, word: spoken(word.slice(1)) }];
  // «يدخل ليرى مواعيده», «حتى يشوف»: what for is what is done.
  const purpose = /^لـ?(?<verb>[يتن].{2,})$/.exec(word)?.groups?.verb;
  if (purpose && !verbForms.has(word) && isDone(spoken(purpose)))
    return [
      { ...token, to: token.from + 1, raw: "ل", word: "و" },
      { ...token, from: token.from + 1, raw: token.raw.slice(1), word: spoken(purpose) },
    ];
  const verb = spoken(word);
  return [verb === word ? token : { ...token, word: verb }];
};

/** «المدير بس يقدر يغيّر»: only he; «يشوف الطلبات بس ما يعدل»: but. */
const isSomebody = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens.slice(0, at);
  if (negations.has(tokens[at + 1]!.word) || tokens[at + 1]!.word === "لا" || before.some(({ word }) => isDone(spoken(word)))) return false;
  const joint = before.findLastIndex(({ kind, word }) => kind === "mark" || word === "و");
  const found = /^ال/.test(tokens[joint + 1]?.word ?? "") ? conceptAt(tokens, joint + 1) : null;
  return found !== null && joint + 1 + found.length === at && ["person", "member"].includes(found.entry.kind);
};

/** «ما يعدلوش», «ما كتمسحش». */
const withoutSh = (word: string): string => (/^[يتبنك].{3,}ش$/.test(word) && !isDone(spoken(word)) ? word.slice(0, -1) : word);
const deniedIn = (word: string): string | undefined => /^ما?(?<verb>[يتبنك].+)ش$/.exec(word)?.groups?.verb;

/** «بيشوف» → «يشوف», «بيقدروا» → «يقدروا». */
export const spoken = (word: string): string => {
  if (verbForms.has(word)) return word;
  for (const one of /^[بحك][يتن]/.test(word) ? [word.slice(1), word] : [word])
    for (const form of [one, one.replace(/وا$/, "ون"), one.replace(/وا?$/, "")])
      if (isDone(form) || (one !== word && verbForms.get(form)?.verb.cls === "belong")) return form;
  return word;
};
