/**
 * What people say another way, put as the grammar knows it: colloquial Arabic («بيشوف طلباته بس», «عايز», «ليها»), English written in
 * a hurry ("cant", "assigned to them"), other brackets. Places in the text stay what they were.
 */

import { withoutExamples } from "../lists/examples.ts";
import { senseOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, corrected, propertyAt } from "../words/words.ts";
import { asHaving } from "./arabic-recording.ts";
import { arabicWord, exceptions, isDone, spoken } from "./dialect-verbs.ts";
import { meanings } from "./dialect-words.ts";
import { plainIdioms } from "./idioms.ts";
import { withoutNeither } from "./neither-nor.ts";
import { nobodyAt, ownAt, severalAt, signedInAt, withoutAccountAt } from "./set-phrases.ts";
import { writtenArabic } from "./spoken-arabic.ts";
import type { Token } from "./tokens.ts";

const times = new Set("day week month morning evening year يوم اسبوع شهر صباح مساء سنه".split(" "));
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
      /^(?:له|لها|لهم|معه|معها|معهم|عليه|عليها|عليهم|عنده|عندها|عندهم|تحته|تحتها|تبعه)$/.test(tokens[i + 1]?.word ?? "") &&
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

/** «اللي هو سجلها». */
const selfAt = (tokens: readonly Token[], at: number): number => (/^(?:هو|هي|هم|هوي|هيي)$/.test(tokens[at]?.word ?? "") ? 1 : 0);

/** "leave a review", "give feedback". */
const remarks = new Set(
  "correction corrections remark remarks suggestion suggestions opinion opinions tip tips review reviews comment comments feedback rating ratings testimonial testimonials note notes message messages".split(
    " ",
  ),
);
