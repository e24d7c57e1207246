/**
 * What people say another way, put as the grammar knows it: colloquial Arabic («بيشوف طلباته بس», «عايز», «ليها»), English written in
 * a hurry ("cant", "assigned to them"), other brackets. Places in the text stay what they were.
 */

import { withoutExamples } from "../lists/examples.ts";
import { senseOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, corrected, propertyAt } from "../words/words.ts";
import { asHaving } from "./arabic-recording.ts";
import { meanings } from "./dialect-words.ts";
import { plainIdioms } from "./idioms.ts";
import { withoutNeither } from "./neither-nor.ts";
import { writtenArabic } from "./spoken-arabic.ts";
import type { Token } from "./tokens.ts";

const negations = new Set(["ما", "مش", "مو", "مب", "ماهو"]);
const everything = new Set(["شي", "اشي", "حاجه", "حاجات"]);
/** "one or more", "more than one", "at least one": many. */
const severalAt = (tokens: readonly Token[], at: number): number => {
  const words = tokens.slice(at, at + 3).map((token) => token.word);
  return ["one or more", "one or several", "more than one", "at least one"].includes(words.join(" ")) ? 3 : 0;
};
const times = new Set("day week month morning evening year يوم اسبوع شهر صباح مساء سنه".split(" "));
const passing = new Set(["عم", "راح", "رح", "حيث"]);
const isDone = (word: string | undefined): boolean => {
  const form = word ? verbForms.get(word) : undefined;
  return form !== undefined && (form.verb.cls === "do" || form.verb.cls === "may" || form.verb.cls === "have");
};

/** Rewrites the words of one clause. */
export const plainWords = (given: readonly Token[]): readonly Token[] =>
  withoutExamples(withoutNeither(plainly(writtenArabic(asHaving(given)))));

const plainly = (given: readonly Token[]): readonly Token[] => {
  const tokens = plainIdioms(exceptions(given)).map((token) => {
    const word = meanings.get(token.word);
    return word === undefined ? token : { ...token, word };
  });
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const own = ownAt(tokens, i);
    if (own > 0) {
      out.push({ ...token, to: tokens[i + own - 1]!.to, word: "own" });
      i += own - 1;
      continue;
    }
    if (
      /^(?:leave|leaves|leaving|give|gives|giving)$/.test(token.word) &&
      tokens.slice(i + 1, i + 4).some((one) => remarks.has(one.word))
    ) {
      out.push({ ...token, word: token.word.replace(/^(?:leav|giv)(?:e(s?)|(ing))$/, "post$1$2") });
      continue;
    }
    const signed = signedInAt(tokens, i);
    if (signed > 0) {
      out.push({ ...token, to: tokens[i + signed - 1]!.to, word: "users" });
      i += signed - 1;
      continue;
    }
    // "customers w/ their phone"
    if (token.word === "w" && tokens[i + 1]?.word === "/" && tokens[i + 1]?.from === token.to) {
      out.push({ ...token, to: token.to + 1, word: "with" });
      i++;
      continue;
    }
    // «من تاريخ، إلى تاريخ»: تاريخ البدء، تاريخ الانتهاء
    if (
      ["من", "الي"].includes(token.word) &&
      /^(?:ال)?تاريخ$/.test(tokens[i + 1]?.word ?? "") &&
      !(tokens[i + 2]?.kind === "word" && tokens[i + 2]?.word !== "و")
    ) {
      const end = token.word === "من" ? "البدء" : "الانتهاء";
      out.push({ ...tokens[i + 1]!, from: token.from, raw: "تاريخ", word: "تاريخ" }, { ...tokens[i + 1]!, raw: end, word: end });
      i++;
      continue;
    }
    // "Nobody except the manager deletes anything": only the manager does.
    if (out.length === 0 && nobodyAt(tokens, i) > 0) {
      out.push({ ...token, to: tokens[i + nobodyAt(tokens, i) - 1]!.to, word: "only" });
      i += nobodyAt(tokens, i) - 1;
      continue;
    }
    if (token.word === "no" && tokens[i + 1]?.word === "one") {
      out.push({ ...token, to: tokens[i + 1]!.to, word: "nobody" });
      i++;
      continue;
    }
    // «الـ booking», «الـ green beans عندنا لها»: an article, and whose they are, beside the name.
    if (token.word === "ال") continue;
    if (
      /^(?:عندنا|عندي|لدينا|لدي)$/.test(token.word) &&
      out.at(-1)?.kind === "word" &&
      isDone(tokens[i + 1] && spoken(tokens[i + 1]!.word))
    )
      continue;
    // "everything except the price": everything, but not the price.
    if (/^(?:except|besides)$/.test(token.word) && /^(?:everything|all|anything)$/.test(tokens[i - 1]?.word ?? "")) {
      out.push({ ...token, to: token.from, word: "but" }, { ...token, word: "not" });
      continue;
    }
    // «الحجوزات اللي سجلها»: his own.
    if (
      i > 0 &&
      /^(?:اللي|التي|الذي|الذين|يلي)$/.test(token.word) &&
      /^(?:سجل|اضاف|انشا|كتب|ادخل|رفع|قدم|طلب|حجز|فتح|ارسل)(?:و)?(?:ها|ه|هم)$/.test(tokens[i + 1 + selfAt(tokens, i + 1)]?.word ?? "")
    ) {
      const end = i + 1 + selfAt(tokens, i + 1);
      out.push({ ...token, to: tokens[end]!.to, word: "الخاصه" });
      i = end;
      continue;
    }
    // «الحجاج اللي معاه»: his own.
    if (
      i > 0 &&
      /^(?:اللي|التي|الذي|الذين|يلي)$/.test(token.word) &&
      /^(?:له|لها|لهم|معه|معها|معهم|عنده|عندها|عندهم|تحته|تحتها|تبعه)$/.test(tokens[i + 1]?.word ?? "") &&
      !/^(?:word|number)$/.test(/^(?:فقط|و)$/.test(tokens[i + 2]?.word ?? "") ? "mark" : (tokens[i + 2]?.kind ?? "mark"))
    ) {
      out.push({ ...token, to: tokens[i + 1]!.to, word: "الخاصه" });
      i++;
      continue;
    }
    // «أي حدا فيه يتصفح»
    if (token.word === "اي" && /^(?:حدا|حد|احد|واحد|شخص)$/.test(tokens[i + 1]?.word ?? "")) {
      out.push({ ...token, to: tokens[i + 1]!.to, raw: "الجميع", word: "الجميع" });
      i++;
      continue;
    }
    // «طلب إجازة يذكر فيه النوع والمدة»: it has them.
    if (
      i > 0 &&
      tokens[i - 1]!.kind === "word" &&
      (tokens[i - 1]!.word !== "و" || !tokens.slice(0, i).some((one) => isDone(spoken(one.word)))) &&
      telling.test(token.word) &&
      /^في(?:ه|ها)$/.test(tokens[i + 1]?.word ?? "")
    )
      continue;
    // «لا أحد غير المالك يغيّر»: the owner does.
    if (token.word === "لا" && /^احد/.test(tokens[i + 1]?.word ?? "") && /^(?:غير|سوي|الا|عدا)$/.test(tokens[i + 2]?.word ?? "")) {
      i += 2;
      continue;
    }
    // «المسندة إليه»
    if (
      i > 0 &&
      /^(?:ال)?(?:مسند|موكل|مخصص|محول|محال|موزع|معين|مكلف|مرسل)(?:ه|ات|ين)?$/.test(token.word) &&
      /^(?:ل|الي|ب|علي)(?:ه|ها|هم|هن)$/.test(tokens[i + 1]?.word ?? "")
    ) {
      out.push({ ...token, to: tokens[i + 1]!.to, word: "الخاصه" });
      i++;
      continue;
    }
    // «المحالة إلى قسمه», «الموزعة على فريقها»: his department's.
    if (
      i > 0 &&
      /^(?:ال)(?:مسند|موكل|مخصص|محول|محال|موزع|معين|مكلف|مرسل)(?:ه|ات|ين)?$/.test(token.word) &&
      /^(?:الي|علي|ل|في)$/.test(tokens[i + 1]?.word ?? "") &&
      /^(?!ال|لل).{2,}(?:ه|ها|هم)$/.test(tokens[i + 2]?.raw ?? "")
    ) {
      out.push({ ...token, word: "الخاصه" });
      continue;
    }
    const visit = withoutAccountAt(tokens, i);
    if (visit > 0) {
      i += visit - 1;
      continue;
    }
    // "Guests get to see their bookings": they can.
    if (/^gets?$/.test(token.word) && tokens[i + 1]?.word === "to" && verbForms.get(tokens[i + 2]?.word ?? "")?.form === "base") {
      out.push({ ...token, to: tokens[i + 1]!.to, word: "can" });
      i++;
      continue;
    }
    const several = severalAt(tokens, i);
    if (several > 0) {
      out.push({ ...token, to: tokens[i + several - 1]!.to, word: "many" });
      i += several - 1;
      continue;
    }
    if (/^sign(?:s|ing)?$/.test(token.word) && tokens[i + 1]?.word === "up") {
      out.push({ ...token, to: tokens[i + 1]!.to, word: "register" });
      i++;
      continue;
    }
    const often = ["every", "each", "كل"].includes(token.word) && times.has(tokens[i + 1]?.word ?? "");
    if (often) {
      // «في كل يوم»
      if (token.word === "كل" && out.at(-1)?.word === "في") out.pop();
      i++;
      continue;
    }
    if (token.word === "," && tokens[i + 1]?.word === "who") {
      // "what happened, who was hurt": asked for, and said of nobody.
      if (isAskedFor(tokens, i)) {
        out.push(token);
        continue;
      }
      // "is taken by the supervisor, who also visits each family": the supervisor does.
      const doer = doneByAt(tokens, i);
      if (doer.length > 0) out.push(token, { ...token, raw: "and", word: "and", kind: "word" }, ...doer);
      i++;
      continue;
    }
    const nominal = nominalAt(tokens, i);
    if (nominal) {
      out.push(nominal);
      i += 2;
      continue;
    }
    // "check-in" is two words that belong together; with spaces around it the mark is a dash.
    if (
      token.word === "-" &&
      i > 0 &&
      tokens[i - 1]!.kind === "word" &&
      tokens[i - 1]!.to === token.from &&
      tokens[i + 1]?.from === token.to
    )
      continue;
    out.push(...(token.arabic ? arabicWord(token, tokens, i) : [spelt(token)]));
  }
  return out;
};

/** A list with another question in it: "(what happened, who was hurt)", "the date, who was at home, whether there are concerns". */
const isAskedFor = (tokens: readonly Token[], at: number): boolean =>
  tokens.some(
    ({ word }, i) =>
      i !== at + 1 &&
      Math.abs(i - at) < 16 &&
      /^(?:what|whether|where|when|how|why)$/.test(word) &&
      /^(?:[,(:]|and)$/.test(tokens[i - 1]?.word ?? "") &&
      tokens.slice(Math.min(i, at), Math.max(i, at)).every((token) => !/^(?:can|may|must|should|will)$/.test(token.word)),
  );

/** Who did it, right before a place: "the puppy supervisor" of "is taken by the puppy supervisor, who". */
const doneByAt = (tokens: readonly Token[], at: number): readonly Token[] => {
  const by = tokens.slice(Math.max(0, at - 6), at).findLastIndex(({ word }) => word === "by") + Math.max(0, at - 6);
  const name = tokens.slice(by + 1, at);
  return tokens[by]?.word === "by" &&
    name.length > 1 &&
    /^(?:the|our|an?)$/.test(name[0]!.word) &&
    name.every(({ kind }) => kind === "word")
    ? [{ ...name[0]!, raw: "the", word: "the" }, ...name.slice(1)]
    : [];
};

/** "a write-off", "the loads and write-offs", "no touch-ups": a verb and its particle, joined, that name a thing; as one word. */
const nominalAt = (tokens: readonly Token[], at: number): Token | null => {
  const [verb, mark, particle] = tokens.slice(at, at + 3);
  if (!verb || mark?.word !== "-" || !particle || verb.to !== mark.from || mark.to !== particle.from) return null;
  if (
    /^(?:sign|log)$/.test(verb.word) ||
    !/^(?:up|off|out|in|down|over|together|back)s?$/.test(particle.word) ||
    (senseOf(verb.word)?.verb ?? 0) === 0
  )
    return null;
  if (conceptAt([verb, particle], 0)?.length === 2 || propertyAt([verb, particle], 0)?.length === 2) return null;
  const before = tokens[at - 1];
  const after = tokens[at + 3];
  const plural = /s$/.test(particle.word);
  const placed = plural || /^(?:an?|the|each|every|one|no|another|any|free|first|their|our|his|her|for)$/.test(before?.word ?? "");
  const alone = after === undefined || after.kind === "mark" || functionWords.has(after.word) || verbForms.has(after.word);
  return placed && alone ? { ...verb, to: particle.to, raw: `${verb.raw}-${particle.raw}`, word: `${verb.word}-${particle.word}` } : null;
};

const telling = /^[يت](?:ذكر|حدد|بين|وضح|دون|كتب)$/;
const spelt = (token: Token): Token => {
  const word = token.kind === "word" && !verbForms.has(token.word) && !functionWords.has(token.word) ? corrected(token.word) : null;
  return word ? { ...token, word } : token;
};

/** «لا يرى إلا طلباته»: he sees his requests only. */
const exceptions = (tokens: readonly Token[]): readonly Token[] => {
  const but = tokens.findIndex(
    (token, i) => token.word === "الا" || (token.word === "غير" && isDone(spoken(withoutSh(tokens[i - 1]?.word ?? "")))),
  );
  const not = tokens.findLastIndex((token, i) => i < but && (token.word === "لا" || negations.has(token.word)));
  if (not < 0) return tokens;
  return tokens.flatMap((token, i) =>
    i === not ? [] : [i === but ? { ...token, word: "فقط" } : i === not + 1 ? { ...token, word: withoutSh(token.word) } : token],
  );
};

const arabicWord = (token: Token, tokens: readonly Token[], at: number): readonly Token[] => {
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

/** «اللي هو سجلها». */
const selfAt = (tokens: readonly Token[], at: number): number => (/^(?:هو|هي|هم|هوي|هيي)$/.test(tokens[at]?.word ?? "") ? 1 : 0);

/** «ما يعدلوش», «ما كتمسحش». */
const withoutSh = (word: string): string => (/^[يتبنك].{3,}ش$/.test(word) && !isDone(spoken(word)) ? word.slice(0, -1) : word);
const deniedIn = (word: string): string | undefined => /^ما?(?<verb>[يتبنك].+)ش$/.exec(word)?.groups?.verb;

/** «بيشوف» → «يشوف», «بيقدروا» → «يقدروا». */
const spoken = (word: string): string => {
  if (verbForms.has(word)) return word;
  for (const one of /^[بحك][يتن]/.test(word) ? [word.slice(1), word] : [word])
    for (const form of [one, one.replace(/وا$/, "ون"), one.replace(/وا?$/, "")])
      if (isDone(form) || (one !== word && verbForms.get(form)?.verb.cls === "belong")) return form;
  return word;
};

const selves = new Set(["them", "him", "her", "me", "us", "themselves"]);
const actors = new Set(["they", "he", "she", "i"]);

/** "assigned to them", "that belong to him", "they registered": what is one's own, as many tokens as it takes. */
const ownAt = (tokens: readonly Token[], at: number): number => {
  const word = (offset: number): string => tokens[at + offset]?.word ?? "";
  if (at === 0) return 0;
  const lead = ["that", "which"].includes(word(0)) ? 1 : 0;
  const be = lead > 0 && ["are", "is"].includes(word(lead)) ? 1 : 0;
  const start = lead + be;
  if (
    /^(?:assigned|belonging|belong|belongs|given|allocated|addressed)$/.test(word(start)) &&
    word(start + 1) === "to" &&
    selves.has(word(start + 2))
  )
    return start + 3;
  if (be > 0 || !actors.has(word(lead))) return 0;
  const helper = ["have", "has", "had"].includes(word(lead + 1)) ? 1 : 0;
  const form = verbForms.get(word(lead + 1 + helper));
  // "the bookings they made themselves"
  const alone = tokens[at + lead + 2 + helper]?.word === "themselves" ? 1 : 0;
  const after = tokens[at + lead + 2 + helper + alone];
  return form?.form === "ed" &&
    form.verb.cls === "do" &&
    (after === undefined || after.kind === "mark" || ["and", "but", "or"].includes(after.word))
    ? lead + 2 + helper + alone
    : 0;
};

const nobodyAt = (tokens: readonly Token[], at: number): number => {
  let next = at;
  if (tokens[next]?.word === "nobody") next++;
  else if (tokens[next]?.word === "no" && tokens[next + 1]?.word === "one") next += 2;
  else return 0;
  if (tokens[next]?.word === "else") next++;
  if (tokens[next]?.word === "other" && tokens[next + 1]?.word === "than") return next + 2 - at;
  return ["except", "but"].includes(tokens[next]?.word ?? "") ? next + 1 - at : 0;
};

/** "leave a review", "give feedback". */
const remarks = new Set(
  "correction corrections remark remarks suggestion suggestions opinion opinions tip tips review reviews comment comments feedback rating ratings testimonial testimonials note notes message messages".split(
    " ",
  ),
);
const whoever = new Set(
  "people person user users member members visitor visitors customers everyone anyone anybody everybody those".split(" "),
);
/** "signed-in people", "people who are logged in", "anyone who signs in": the users, as many tokens as it takes. */
const signedInAt = (tokens: readonly Token[], at: number): number => {
  let next = at;
  const word = (): string => tokens[next]?.word ?? "";
  const eat = (...words: readonly string[]): boolean => words.includes(word()) && next++ >= 0;
  const before = whoever.has(word()) && word() !== "customers";
  if (before) {
    next++;
    if (eat("who", "that")) eat("is", "are", "has", "have");
  }
  if (!eat("signed", "logged", ...(before && next > at + 1 ? ["signs", "logs", "sign", "log"] : []))) return 0;
  eat("-");
  if (!eat("in")) return 0;
  if (!before && !whoever.has(word())) return 0;
  return before ? next - at : next + 1 - at;
};

/** "without logging in", «بدون تسجيل دخول»: visitors need no account, so it says nothing more. */
const withoutAccountAt = (tokens: readonly Token[], at: number): number => {
  const words = tokens.slice(at, at + 4).map((token) => token.word);
  if (words[0] === "without")
    return (words[1] === "logging" || words[1] === "signing") && (words[2] === "in" || words[2] === "up")
      ? 3
      : words[1] === "login" || words[1] === "registration"
        ? 2
        : /^(?:a|an)$/.test(words[1] ?? "") && /^(?:login|account)$/.test(words[2] ?? "")
          ? 3
          : 0;
  if (words[0] === "بلا" && words[1] === "ما" && /^[يت]سجل/.test(words[2] ?? "")) return /^(?:ال)?دخول$/.test(words[3] ?? "") ? 4 : 3;
  if (words[0] === "بدون" || words[0] === "دون")
    return words[1] === "تسجيل" ? (/^(?:ال)?دخول$/.test(words[2] ?? "") ? 3 : 2) : words[1] === "حساب" ? 2 : 0;
  return 0;
};
