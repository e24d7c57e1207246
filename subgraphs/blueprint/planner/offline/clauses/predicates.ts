/**
 * Cutting a clause at its verbs: who, does, what. One subject may carry several verbs ("links A and B and has C"), several verbs one
 * object ("create, edit and delete invoices"). A word that is a noun as well is a verb only where a verb must stand.
 */

import { lastPerson } from "../text/arabic-turns.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { may, type Verb, verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { beforeItsVerb, leadingPerson } from "./arabic-actors.ts";
import { arabicHits } from "./arabic-verbs.ts";
import { englishHits } from "./english-verbs.ts";
import { isSeparator, splitList, trim } from "./phrases.ts";
import { startsWithPerson, startsWithThing } from "./starts-with.ts";
import { shareObjects, withTopic } from "./unsaid-objects.ts";
import { afterAdverb, modals } from "./verb-hits.ts";

export interface Predicate {
  readonly subject: readonly Token[];
  readonly verb: Verb;
  readonly object: readonly Token[];
  readonly only: boolean;
  readonly not: boolean;
  /** "… is managed by …": the one who does stands in `subject` already. */
  readonly modal: boolean;
  readonly from: number;
  /** «يعدلها»: what it is done to hangs on the verb, and was named before. */
  readonly pronoun: boolean;
  /** "We collect containers": whoever runs the platform, and nobody who is given anything. */
  readonly speaker: boolean;
  /** The verb as it stood. */
  readonly word: string;
  /** "Only managers can", «المدير فقط»: nobody else. */
  readonly exclusive: boolean;
}

const onlyWords = new Set(["only", "فقط"]);

/**
 * Finds every predicate of a clause. `inherited` is the subject of the clause before, for bullets and "they"; `topic` the thing that
 * was spoken of last, for "it" and "one".
 */
export const predicatesOf = (clause: Clause, inherited: readonly Token[], topic: readonly Token[] = []): readonly Predicate[] => {
  const { tokens } = clause;
  const arabic = isMostlyArabic(clause);
  const hits = arabic ? arabicHits(tokens) : englishHits(tokens);
  const found: Predicate[] = [];
  let subject: readonly Token[] = inherited;
  let doer: readonly Token[] = inherited;
  let subjectFirst = false;
  let exclusive = false;
  let speaker = false;
  hits.forEach((hit, i) => {
    const before = tokens.slice(i === 0 ? 0 : hits[i - 1]!.end, hit.at);
    const next = hits[i + 1];
    let own: readonly Token[] = [];
    // "For growth we want to see": we do.
    const spoken_ = before.findLast((token) => token.kind === "word");
    if (!arabic && i === 0 && before.length > 1 && before[0]!.word === "for" && ["we", "i"].includes(spoken_?.word ?? "")) own = [spoken_!];
    else if (i === 0) own = before.at(-1)?.word === "who" ? beforeWho(before) : afterAdverb(afterRelative(trim(before)));
    else if (!hit.chained) own = trim(splitList(before).at(-1) ?? []);
    // «يقدّم الموظف طلبًا فيه النوع»: the request has it.
    if (arabic && hit.verb.cls === "have" && hits[i - 1]?.verb.cls === "do") {
      const who = leadingPerson(own, false);
      if (who > 0 && who < own.length) own = own.slice(who);
    }
    // «يرصد المعلم لكل طالب تسميعًا فيه السورة»: the recitation has it.
    if (arabic && hit.verb.cls === "have" && own[0]?.word === "لكل" && hits[i - 1]?.verb.cls === "do") {
      const whose = 1 + (conceptAt(own, 1)?.length ?? 1);
      if (own.length > whose) own = own.slice(whose);
    }
    // «يكتب تقريرًا لكل طفل فيه الوجبات»: the report has them, and whose it is.
    const whom =
      arabic && hit.verb.cls === "have" && hits[i - 1]?.verb.cls === "do" ? own.findIndex(({ word }, k) => k > 0 && word === "لكل") : -1;
    const each = whom > 0 ? own.slice(whom + 1) : [];
    if (whom > 0) own = own.slice(0, whom);
    if (arabic && hit.verb.cls === "have") own = beforeItsVerb(own, /^في(?:ه|ها)$/.test(tokens[hit.at]!.word));
    else if (arabic) own = lastPerson(own);
    // «الحاج يدخل يشوف دفعاته»
    if (arabic) own = own.filter(({ word }, k) => (k === 0 && own.length > 1) || !/^[يت]دخل(?:ون|وا|ن)?$/.test(word));
    // «يسجل بلاغًا ويكون فيه المصعد»: what was made has it.
    const holds = arabic && own.length === 0 && /^(?:فيه|فيها|به|بها)$/.test(tokens[hit.at]!.word) ? made(found.at(-1), inherited) : [];
    if (holds.length > 0) own = holds;
    let object: readonly Token[] = tokens.slice(hit.end, next?.at ?? tokens.length);
    if (each.length > 0 && object.length > 0) object = [...each, { ...each[0]!, raw: "و", word: "و" }, ...object];
    if (next && !next.chained && !arabic) object = withoutLastPart(object);
    if (arabic && next && !next.chained && startsSubject(object)) object = withoutLastPart(object);
    const holder = arabic && own.length === 0 && hit.verb.cls === "have" && /^[يت]/.test(tokens[hit.at]!.word) ? holderIn(object) : 0;
    if (holder > 0) {
      own = object.slice(object[0]!.word === "كل" ? 1 : 0, holder);
      object = object.slice(holder);
    }
    // Who acts stood before the first verb: what follows a later one is what it is done to («يضيف الدروس ويعدل الطلاب»).
    const spoken = subjectFirst && subject.length > 0 && (hit.chained || hits[i - 1]?.verb === may);
    const another = spoken && arabic && hit.verb.cls === "do" && actsAnew(tokens, hit.at, object);
    if (own.length === 0 && (!spoken || another) && arabic && (hit.verb.cls === "do" || hit.verb.cls === "may")) {
      const leading = leadingPerson(object, hit.verb.cls === "may" || hits[i - 1]?.verb === may, hung.test(tokens[hit.at]!.word));
      if (leading > 0) {
        own = object.slice(0, leading);
        object = object.slice(leading);
      }
    }
    // «بعد العصر نسجّل الوزن»: whoever runs the platform does it, and nobody who was named before.
    const said = tokens[hit.at]!.word;
    const first = arabic && /^[نا]/.test(said) && verbForms.get(said)?.form === "arabic" && hit.verb.cls === "do" && !hit.not;
    if (first && !(own[0] && startsWithPerson(own))) {
      found.push({ ...plain, subject: [], verb: hit.verb, object, from: hit.at, speaker: true, word: said });
      return;
    }
    // «يسجل لكل طالب الدرجات»: what is written down is about each of them.
    if (arabic && object[0]?.word === "لكل" && hit.verb.cls === "do") {
      const one = conceptAt(object, 1)?.length ?? 0;
      if (one > 0 && object.length > one + 1)
        object = [...object.slice(one + 1), { ...object[0]!, word: "عن" }, { ...object[0]!, word: "كل" }, ...object.slice(1, one + 1)];
    }
    // «الزيارات تسجلها الحارسة»: what it is done to stands first, and hangs on the verb.
    if (i === 0 && arabic && own.length > 0 && hit.verb.cls === "do" && /(?:ها|هم|ه)$/.test(said) && !startsWithPerson(own)) {
      const who = leadingPerson(object, false);
      if (who > 0) {
        const thing = own;
        own = object.slice(0, who);
        object = [...thing, ...object.slice(who)];
      }
    }
    // «ينتمي كل طالب إلى حلقة»
    if (i === 0 && arabic && own.length === 0 && ["belong", "link"].includes(hit.verb.cls)) {
      const to = object.findIndex(({ word }, k) => k > 0 && ["الي", "ل", "ب"].includes(word));
      if (to > 0) {
        own = trim(object.slice(0, to));
        object = object.slice(to + 1);
      }
    }
    // «مسجلون في فصول، ونحتفظ لكل منهم …»: what is behind the comma belongs to nobody.
    if (arabic && hit.verb.cls === "belong") {
      const comma = object.findIndex(({ word }) => word === "،" || word === ",");
      if (comma > 0) object = object.slice(0, comma);
    }
    if (own.length > 0) speaker = own.every((token) => ["we", "i"].includes(token.word));
    else if (i === 0)
      speaker = ["we", "i"].includes(trim(before).at(-1)?.word ?? before.filter((token) => token.kind === "word").at(-1)?.word ?? "");
    // "they pay a deposit and we book sessions": we do.
    if (!arabic && i > 0 && !hit.chained && own.length === 0 && ["we", "i"].includes(before.at(-1)?.word ?? "")) {
      speaker = true;
      subject = [];
    }
    if (i === 0) subjectFirst = own.length > 0 && trim(before).length > 0;
    // "We want to see visits": whoever was spoken of before is not meant.
    // "We have 84 dogs": not what was spoken of before.
    if (speaker && (own.length > 0 || subject === inherited)) subject = [];
    if (own.length > 0 && !isPronoun(own)) {
      subject = own;
      const lead = before.slice(0, Math.max(0, before.indexOf(own[0]!)));
      const spot = lead.length > 0 ? lead : before;
      exclusive = spot.filter((token) => !isSeparator(token)).at(0)?.word === "only" || (arabic && before.at(-1)?.word === "فقط");
    }
    // «إرسال طلب يحتوي على صورة، ومتابعة طلباتهم»: they do, and not the request.
    if (arabic && own.length === 0 && hits[i - 1]?.verb.cls === "have" && verbForms.get(said)?.form === "masdar") subject = doer;
    // «…، كل تصليح فيه الفستان والعطل، بس لا تستطيع أن تحذف»: whoever was spoken of before.
    const has = arabic && own.length === 0 && hits.slice(0, i).some(({ verb }) => verb.cls === "have");
    if (has && (hit.verb.cls === "do" || hit.verb === may) && !startsWithPerson(subject) && doer[0]?.arabic && !startsWithThing(doer))
      subject = doer;
    if (hit.verb.cls === "do" || hit.verb === may) doer = subject;
    if (hit.passive) {
      const by = object.findIndex((token) => token.word === "by");
      found.push({
        subject: object.slice(by + 1),
        verb: hit.verb,
        object: subject,
        only: hit.only || object.some((t) => onlyWords.has(t.word)),
        not: hit.not,
        modal: true,
        from: hit.at,
        pronoun: false,
        speaker: false,
        word: tokens[hit.end - 1]?.word ?? "",
        exclusive: object.slice(by + 1).some((token) => onlyWords.has(token.word)),
      });
      return;
    }
    const only =
      hit.only ||
      object.some((token) => onlyWords.has(token.word)) ||
      before.some((token) => onlyWords.has(token.word)) ||
      tokens.slice(0, hit.at).some((t, k) => onlyWords.has(t.word) && k === 0);
    found.push({
      subject,
      verb: hit.verb,
      object,
      only,
      not: hit.not,
      modal: hit.modal,
      from: hit.at,
      pronoun: arabic && /(?:ها|هم|هن)$/.test(tokens[hit.end - 1]?.word ?? ""),
      speaker,
      word: tokens[hit.end - 1]?.word ?? "",
      exclusive,
    });
  });
  return shareObjects(withTopic(clause, found, topic).filter((predicate) => predicate.verb !== may));
};

/** «يراجعها أمين الأرشيف»: what it is done to hangs on the verb. */
const hung = /^[يت].{2,}(?:ها|هم)$/;

/** «…، ويدير المشرف الملاعب»: another than who acted before, since what it is done to stands behind. */
const actsAnew = (tokens: readonly Token[], at: number, object: readonly Token[]): boolean => {
  const who = leadingPerson(object, false);
  const next = object[who];
  return (
    who > 0 &&
    /^ال.{2,}/.test(object[0]!.word) &&
    next?.kind === "word" &&
    !isSeparator(next) &&
    !giving.test(tokens[at]!.word) &&
    /^[،,]$/.test(tokens[at - 2]?.word ?? "")
  );
};
/** Whom it is given to stands there as well: «ويبلغ الطلاب النتائج». */
const giving = /^[يت](?:بلغ|عطي|منح|سلم|خبر|علم|رسل|وزع|سند|حدد)(?:ون|وا|ن)?$/;

/** What was made or named last; «يقدمها الباحث»: what was spoken of. */
const made = (before: Predicate | undefined, inherited: readonly Token[]): readonly Token[] => {
  if (before?.verb.cls !== "do" || !before.verb.allows.includes("create")) return [];
  const thing =
    before.pronoun && inherited.length > 0 && !startsWithPerson(inherited) ? inherited : trim(splitList(before.object)[0] ?? []);
  return startsWithPerson(thing) ? [] : thing;
};

/** «وتشمل كل جلسة الطالب والسورة», «ويتضمن الطلب اسم المنشأة»: how many words behind the verb name what has the rest. */
const holderIn = (object: readonly Token[]): number => {
  const each = object[0]?.word === "كل" ? 1 : 0;
  // «تتكون الأسرة المستفيدة من …»
  const of = object.findIndex(({ word, kind }) => kind === "mark" || word === "من" || word === "و");
  const known = each + (conceptAt(object, each)?.length ?? 1);
  const end = object[of]?.word === "من" && of > known && of < known + 3 ? of : known;
  const next = object[end];
  return object[each]?.arabic && next?.kind === "word" && !isSeparator(next) && (each > 0 || /^(?:ال|لل)/.test(object[0]!.raw)) ? end : 0;
};

const plain = { only: false, not: false, modal: false, pronoun: false, exclusive: false } as const;
/** Of a sentence in two languages, the one of what stands outside its brackets. */
const isMostlyArabic = ({ tokens, arabic }: Clause): boolean => {
  let depth = 0;
  let [here, all] = [0, 0];
  for (const token of tokens) {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word") continue;
    all++;
    if (token.arabic) here++;
  }
  if (here === 0 || here === all) return arabic;
  // Where only one of them has a verb, the sentence is in that one.
  const inArabic = tokens.some((token) => token.arabic && verbForms.get(token.word)?.form === "arabic");
  const inEnglish = tokens.some(
    (token) =>
      !token.arabic &&
      (modals.has(token.word) || ["is", "are", "has", "have"].includes(token.word) || verbForms.get(token.word)?.form === "s"),
  );
  return inArabic !== inEnglish ? inArabic : here * 2 > all;
};

/** "a platform where tenants …": who acts stands after the last "where". */
const afterRelative = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findLastIndex((token) => ["where", "which", "that", "so", "if", "حيث", ":"].includes(token.word));
  return at >= 0 && at < tokens.length - 1 ? trim(tokens.slice(at + 1)) : tokens;
};

/** "the household tells the agent, who opens a ticket": the agent. */
const beforeWho = (tokens: readonly Token[]): readonly Token[] => {
  const words = tokens.slice(0, -1);
  const at = words.findLastIndex((token) => ["the", "a", "an", "our", "their", "any", "each", "every"].includes(token.word));
  return trim(words.slice(at + 1));
};
const pronouns = new Set(["they", "he", "she", "it", "we", "i", "you", "who", "which", "that"]);
const isPronoun = (tokens: readonly Token[]): boolean => tokens.every((token) => pronouns.has(token.word));

const withoutLastPart = (tokens: readonly Token[]): readonly Token[] => {
  const parts = splitList(tokens);
  const last = parts.at(-1);
  if (!last || parts.length === 0) return tokens;
  const at = tokens.indexOf(last[0]!);
  return tokens.slice(0, at);
};
const startsSubject = (object: readonly Token[]): boolean =>
  splitList(object).length > 1 || (object[0] !== undefined && isSeparator(object[0]));
