/** The verbs of an Arabic sentence; a verbal noun is a verb only where something was allowed («يمكنه حجز غرفة»). */

import type { Token } from "../text/tokens.ts";
import { be, may, type Verb, type VerbForm, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt, wholeConcept } from "../words/words.ts";
import { isSeparator, trim } from "./phrases.ts";
import { everyThing, type Hit, manage, negatives } from "./verb-hits.ts";

const create = verbForms.get("add")!.verb;
const arabicDoing = new Set([
  "يعمل",
  "تعمل",
  "يسوي",
  "تسوي",
  "يفعل",
  "تفعل",
  "يعملون",
  "يسوون",
  "يفعلون",
  "اعمل",
  "اسوي",
  "نسوي",
  "نعمل",
  "بيعمل",
  "بتعمل",
  "بيعملوا",
  "بيسوي",
  "بتسوي",
]);

/** Finds them in their order. */
export const arabicHits = (tokens: readonly Token[]): readonly Hit[] => {
  const hits: Hit[] = [];
  let depth = 0;
  let chain = false;
  let held = false;
  // «الباحث عن عمل يعبّي …»: a word inside the name of who acts is no verb.
  const named = tokens[0]?.arabic ? (conceptAt(tokens, 0)?.length ?? 0) : 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (i > 0 && i < named) continue;
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word") continue;
    const previous = tokens[i - 1];
    const all = arabicDoing.has(token.word) && tokens[i + 1]?.word === "كل" && everyThing.has(tokens[i + 2]?.word ?? "");
    const makes =
      arabicDoing.has(token.word) &&
      !tokens.slice(i + 1, i + 3).some((one) => one.word === "في" || one.word === "مع") &&
      i + 1 < tokens.length;
    // English names in an Arabic sentence ("books لها عنوان"), and «التسجيل فيها».
    if (!token.arabic && !speaksEnglish(tokens, i)) continue;
    if (/^(?:فيها|فيه|بها|به)$/.test(token.word) && hits.at(-1)?.end === i && hits.at(-1)?.verb.cls === "do") continue;
    const form = all
      ? { verb: manage, form: "arabic" }
      : makes
        ? { verb: create, form: "arabic" }
        : (joins(tokens, i) ?? verbForms.get(token.word));
    if (!form && actsOn(tokens, i, hits)) {
      hits.push({ at: i, end: i + 1, verb: unknownVerb, modal: false, not: false, only: false, chained: false });
      chain = true;
      continue;
    }
    // «يدخلون ويشوفون الفواتير»: they sign in, and enter none.
    if (/^[يت]دخل(?:ون|وا|ن)?$/.test(token.word) && comesIn(tokens[i + 1])) continue;
    // «يزيد عن ألف»
    if (/^[يت]زيد$/.test(token.word) && /^(?:عن|علي)$/.test(tokens[i + 1]?.word ?? "")) continue;
    // «كل تبرع فيه …»: a noun.
    if (previous?.word === "كل" || previous?.word === "لكل") continue;
    if (!form || form.verb === be || (previous && ["رقم", "رمز", "كود"].includes(previous.word))) continue;
    const afterJoin =
      previous === undefined ||
      isSeparator(previous) ||
      (["ان", "لا", "لم", "لن", "الي"].includes(previous.word) && !anotherBefore(tokens, i - 1));
    if (form.form === "masdar") {
      // A verbal noun is a verb only where something was allowed; elsewhere it is a noun ("حجز").
      // «إرسال طلب يحتوي على صورة، ومتابعة طلباتهم»: what is allowed goes on behind what the request holds.
      if (held && previous?.word === "و" && /^[،,]$/.test(tokens[i - 2]?.word ?? "") && tokens[i + 1]?.arabic) chain = true;
      if (!chain || !(afterJoin || hits.at(-1)?.verb === may || trim(tokens.slice(hits.at(-1)?.end ?? 0, i)).length > 0)) continue;
      if (hits.at(-1)?.verb !== may && !afterJoin) continue;
      const allowing = hits.at(-1);
      const not = allowing?.verb === may && allowing.not;
      hits.push({ at: i, end: i + 1, verb: form.verb, modal: true, not, only: false, chained: afterJoin });
      continue;
    }
    const last = hits.at(-1);
    // «لا يستطيع حذفها»: what may not be done carries over to what is allowed.
    const denied = last?.verb === may && last.not && (last.end === i || afterJoin);
    const not = denied || (previous !== undefined && negatives.has(previous.word));
    if (form.verb === may) chain = true;
    else if (form.verb.cls !== "do") {
      held ||= chain;
      chain = false;
    }
    hits.push({ at: i, end: i + 1, verb: form.verb, modal: chain, not, only: false, chained: afterJoin });
  }
  return hits;
};

const comesIn = (next: Token | undefined): boolean =>
  next === undefined || isSeparator(next) || ["علي", "الي", "لل", "من"].includes(next.word) || verbForms.get(next.word)?.form === "arabic";

/** «الطلاب مسجلون في فصول»: they belong to them. */
const joins = (tokens: readonly Token[], at: number): VerbForm | undefined =>
  at > 0 &&
  /^(?:مسجل|ملتحق|منتسب|موزع|مقيد|منضم|مشترك)(?:ه|ون|ين|ات)?$/.test(tokens[at]!.word) &&
  ["في", "الي", "علي"].includes(tokens[at + 1]?.word ?? "")
    ? verbForms.get("تابع")
    : undefined;
/** «…، والسائق لا يرى الفواتير»: of another than who acted before. */
const anotherBefore = (tokens: readonly Token[], at: number): boolean => {
  const joint = tokens.slice(0, at).findLastIndex(isSeparator);
  const who = joint > 0 && at - joint > 1 && at - joint < 5 ? conceptAt(tokens, joint + 1) : null;
  return who !== null && joint + 1 + who.length <= at && ["person", "member"].includes(who.entry.kind);
};

/** "Students book sessions مع المدرس", "المدير manages …": an English verb behind who acts. */
const speaksEnglish = (tokens: readonly Token[], at: number): boolean => {
  const form = verbForms.get(tokens[at]!.word);
  const before = tokens[at - 1];
  if (!form || form.verb === be) return form?.verb === be;
  if (form.verb.cls !== "do") return true;
  // «لها name و daily rate»: a name of two words.
  if (before?.kind === "word" && !before.arabic && !/s$/.test(before.word) && wholeConcept([before])?.kind !== "person") return false;
  const person = before && before.kind === "word" ? wholeConcept([before]) : null;
  return wholeConcept([tokens[at]!]) === null
    ? form.form === "s" || form.form === "base"
    : person !== null && ["person", "member"].includes(person.kind) && tokens[at + 1]?.kind === "word" && !tokens[at + 1]!.arabic;
};

/** «السائق يبدأ الرحلة»: a word nobody knows right behind who acts is what they do; whatever it is, it is seen. */
const actsOn = (tokens: readonly Token[], at: number, hits: readonly Hit[]): boolean => {
  const who = hits.length === 0 && at > 0 && at < 4 ? conceptAt(tokens, 0) : null;
  return (
    who?.length === at &&
    ["person", "member"].includes(who.entry.kind) &&
    /^[يت].{3,}/.test(tokens[at]!.word) &&
    conceptAt(tokens, at) === null &&
    propertyAt(tokens, at) === null &&
    tokens[at + 1]?.kind === "word" &&
    conceptAt(tokens, at + 1) !== null
  );
};
const unknownVerb: Verb = { key: "read", cls: "do", allows: ["read"] };
