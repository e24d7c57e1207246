/**
 * How Arabic tells that somebody is told of something, spoken and written: «لما الحجز يتقبل يوصل للعميل إشعار», «وتجيه رسالة إذا غاب ابنه», «إشعار
 * المدير عند ورود شكوى». Each is put as «عند قبول الحجز أرسل إلى العميل», and stands in a clause of its own.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { isPersonAt } from "../text/arabic-words.ts";
import { part } from "../text/plain-cuts.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";

/** The clause, or its parts where one of them tells that somebody is told; `isOther`: read as something else already. */
export const noticesApart =
  (isOther: (clause: Clause) => boolean) =>
  (clause: Clause): readonly Clause[] => {
    if (!clause.arabic || clause.tokens.length > longest || !clause.tokens.some(isTelling) || isOther(clause)) return [clause];
    const { tokens } = clause;
    for (let at = 0; at < tokens.length - 2; at++) {
      if (at > 0 && (!isSeparator(tokens[at - 1]!) || isSeparator(tokens[at]!))) continue;
      const begins = occasion.test(tokens[at]!.word) || isTelling(tokens[at]!) || isTold(tokens, at);
      const rest = tokens.slice(at);
      const said = begins ? canonical(rest, at > 0 ? whoBefore(tokens.slice(0, at)) : []) : null;
      if (!said || isOther({ ...clause, tokens: rest })) continue;
      const first = withoutEnd(tokens.slice(0, at));
      return [
        ...(first.length > 0 ? [part(clause, first)] : []),
        part(clause, said.tokens, rest.slice(0, said.end)),
        ...(said.end < rest.length
          ? noticesApart(isOther)(
              part(
                clause,
                rest.slice(said.end).filter((token, i) => i > 0 || !isSeparator(token)),
              ),
            )
          : []),
      ];
    }
    return [clause];
  };
/** «ولي الأمر يستقبل رسالة»: who is told stands first. */
const isTold = (tokens: readonly Token[], at: number): boolean =>
  isPersonAt(tokens, at) && isTelling(tokens[at + conceptAt(tokens, at)!.length] ?? tokens[at]!);
const longest = 60;
const withoutEnd = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(0, tokens.findLastIndex((token) => !isSeparator(token)) + 1);

/** The same notice with its occasion first; the clause itself where it is none. */
export const plainNotice = (clause: Clause): Clause => {
  const said = clause.arabic ? canonical(clause.tokens, []) : null;
  return said && said.end === clause.tokens.length ? { ...clause, tokens: said.tokens } : clause;
};

const occasion = /^(?:عند|عندما|لما|لمن|اذا|لو|حال|فور|بمجرد|كلما|وقتما|ملي)$/;
const sending =
  /^[بحه]?(?:[يتن][تن]?(?:رسل|بعت|بعث)|[يتن]?و?صل|[يت]وصل|[يت]ي?جي|[يت]ستلم|[يت]ستقبل|[يت]تلقي|ارسل|ابعت|ابعث|ارسال)(?:ون|وا)?(?:ه|ها|هم|هن|ني|نا|لي|لنا|له|لها|لهم)?$/;
const warning =
  /^(?:[بحه]?[يتن]ت?(?:خبر|نبه|بلغ|شعر|خطر)|نبه|بلغ|ابلغ|اخبر|خبر|اشعار|تنبيه|ابلاغ|اخطار)(?:ون|وا)?(?:ه|ها|هم|هن|ني|نا|لي|لنا)?$/;
const paper = /^(?:ب|ال)?(?:رساله|رسايل|رسائل|اشعار|اشعارا|اشعارات|تنبيه|تنبيها|ايميل|بريد|بريدا|واتساب|sms|notification|email|message)$/;
const isTelling = ({ word }: Token): boolean => sending.test(word) || warning.test(word) || paper.test(word);
const channel =
  /^(?:الكتروني|الكترونيا|الكترونيه|نصيه|قصيره|تلقائيه|تلقائيا|تلقائي|فورا|فوري|فوريه|حالا|علي|عبر|طول|الجوال|جواله|جوالها|الواتساب|بالواتساب|بالايميل|بالجوال|بذلك|تاكيد|تذكير|شكر|ان|انه|ف|يتم|اريد|لازم|يجب|له|لها|لهم|في)$/;
const ends = /^(?:عن|بان|فيها|فيه|تحتوي|بخصوص|بشان|حول|تتضمن)$/;

interface Notice {
  readonly tokens: readonly Token[];
  /** How many words it was told in. */
  readonly end: number;
}
/** `topic`: who was spoken of before, for «تجيه رسالة». */
const canonical = (tokens: readonly Token[], topic: readonly Token[]): Notice | null => {
  const when = tokens.findIndex(({ word }) => occasion.test(word));
  if (when < 0) return null;
  const tell = tokens.findIndex(({ word }, i) => i !== when && (sending.test(word) || warning.test(word)) && (i < when || i > when + 1));
  if (tell < 0) return null;
  const told = tell > when ? stopOf(tokens, tell) : tokens.length;
  const said = tell > when ? tokens.slice(tell, told) : tokens.slice(tell, when);
  if (!warning.test(tokens[tell]!.word) && !said.some(({ word }) => paper.test(word))) return null;
  const event = deedOf(tell > when ? tokens.slice(when + 1, tell) : tokens.slice(when + 1, stopOf(tokens, when)));
  const who = whoIn(said, tell < when ? tokens.slice(0, tell) : [], topic);
  if (!event || who.length === 0) return null;
  const at = tokens[when]!;
  const word = (text: string): Token => ({ ...at, raw: text, word: text });
  return {
    tokens: [word("عند"), ...event, word("ارسل"), word("الي"), ...who],
    end: tell > when ? told : stopOf(tokens, when),
  };
};

/** Where another sentence begins: behind a comma or a «و» that a verb or somebody follows. */
const stopOf = (tokens: readonly Token[], from: number): number => {
  const at = tokens.findIndex(
    (token, i) =>
      i > from + 1 &&
      isSeparator(token) &&
      !isSeparator(tokens[i + 1] ?? token) &&
      (verbForms.get(tokens[i + 1]?.word ?? "")?.form === "arabic" || verbForms.get(tokens[i + 2]?.word ?? "")?.form === "arabic"),
  );
  if (at < 0) return tokens.length;
  return /^[،,]$/.test(tokens[at - 1]?.word ?? "") ? at - 1 : at;
};

const whoIn = (said: readonly Token[], before: readonly Token[], topic: readonly Token[]): readonly Token[] => {
  const verb = said[0]!.word;
  const stop = said.findIndex(({ word }, i) => i > 0 && ends.test(word));
  const rest = said
    .slice(1, stop < 0 ? said.length : stop)
    .filter((token) => !paper.test(token.word) && !channel.test(token.word) && token.word !== "الي" && !isSeparator(token));
  if (/(?:ني|لي|لنا|نا)$/.test(verb) && rest.length === 0)
    return [
      { ...said[0]!, raw: "مدير", word: "مدير" },
      { ...said[0]!, raw: "النظام", word: "النظام" },
    ];
  const [first, ...more] = rest;
  if (first) {
    const bare = first.word.replace(/^لل/, "ال").replace(/^ل(?=[^اي].{2,})/, "");
    const named = [{ ...first, raw: first.raw.replace(/^لل/, "ال").replace(/^ل(?=[^اي].{2,})/, ""), word: bare }, ...more.slice(0, 2)];
    return guardian(named);
  }
  const own = withoutEnd(before.filter(({ word }) => !channel.test(word)));
  const joint = own.findLastIndex(isSeparator);
  const name = own.slice(joint + 1);
  return name.length > 0 && name.length < 4 ? guardian(name) : topic;
};
/** «ولي أمره» is the guardian. */
const guardian = (tokens: readonly Token[]): readonly Token[] =>
  /^وليه?$/.test(tokens[0]?.word ?? "") && /^(?:ال)?امر/.test(tokens[1]?.word ?? "")
    ? [
        { ...tokens[0]!, raw: "ولي", word: "ولي" },
        { ...tokens[1]!, raw: "الأمر", word: "الامر" },
      ]
    : tokens;

/** Who did something before: «ولي الأمر» of «ولي الأمر يشوف تقدم ابنه وتجيه رسالة». */
const whoBefore = (tokens: readonly Token[]): readonly Token[] => {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const found = (at === 0 || isSeparator(tokens[at - 1]!)) && isPersonAt(tokens, at) ? conceptAt(tokens, at)! : null;
    if (found && verbForms.get(tokens[at + found.length]?.word ?? "")?.form === "arabic") return tokens.slice(at, at + found.length);
  }
  return [];
};

/** What happened, as the noun of it: the ways a verb is said when something is done to a record. */
const deeds: readonly (readonly [RegExp, string])[] = [
  [/^(?:[بحه]?[يت]|ا)?[تن]?قبل(?:ت|ه)?$|^وافق(?:ت|نا|وا)?$/, "قبول"],
  [/^(?:[بحه]?[يت]|ا)?ت?(?:اكد|اءكد|اكدت|كد)(?:ت|ه)?$/, "تاكيد"],
  [/^(?:[بحه]?[يت]|ا)?[تن]?لغ[يا](?:ت|ه)?$/, "الغاء"],
  [/^(?:[بحه]?[يت]|ا)?[تن]?رفض(?:ت|ه)?$/, "رفض"],
  [/^(?:[بحه]?[يت]|ا)?[تن]?عتمد(?:ت|ه)?$/, "اعتماد"],
  [/^(?:[بحه]?[يت]|ا)?[تن]?شحن(?:ت|ه)?$/, "شحن"],
  [/^(?:[بحه]?[يت]|ا)?[تن]?(?:دفع|سدد)(?:ت|ه)?$/, "دفع"],
  [/^(?:[بحه]?[يت]|ا)?[تن]?سلم(?:ت|ه)?$/, "تسليم"],
  [/^[بحه]?[يت]ي?جي(?:نا|ني)?$|^جا(?:ت|ء|ءت)?$|^(?:ال)?(?:ورود|وصول|قدوم|استلام)$|^[يت]صل(?:نا|ني)?$|^[يت]ضاف$|^انضاف(?:ت)?$/, "انشاء"],
];
const absent = /^(?:ال)?غياب$|^(?:[بحه]?[يت])?ت?(?:غيب|غاب)(?:ت|وا|ون)?$/;
const becomes = /^(?:صار|صارت|بقي|بقت|اصبح|اصبحت|[بحه]?[يت](?:صير|صبح|بقي|كون))$/;
const ready = /^(?:[بحه]?[يت])?جهز(?:ت)?$/;
const done = /^(?:[بحه]?[يت])?(?:خلص|كمل|كتمل|نتهي)(?:ت)?$|^(?:اكتمل|انتهي|اكتملت|انتهت)$/;

/** «قبول الحجز», «تصبح الحالة جاهز»: what happened, and to what; null: that is not understood. */
const deedOf = (given: readonly Token[]): readonly Token[] | null => {
  const tokens = given.filter(({ word }) => !isSeparatorWord(word) && !/^(?:ما|يتم|تم|اريد|لازم|جديد|جديده|اي|كل)$/.test(word));
  const first = tokens[0];
  if (!first || tokens.length > 5) return null;
  const word = (text: string): Token => ({ ...first, raw: text, word: text });
  if (tokens.some((token) => absent.test(token.word))) return [word("يصبح"), word("الحضور"), word("غائب")];
  const be = tokens.findIndex((token) => becomes.test(token.word));
  const rest = tokens.filter((_, i) => i !== be);
  if (be >= 0) return rest.length > 1 && /^ال/.test(rest[0]!.word) ? [word("يصبح"), ...rest] : null;
  const state = tokens.findIndex((token) => ready.test(token.word) || done.test(token.word));
  const named = tokens.filter((_, i) => i !== state);
  if (state >= 0)
    return named.length > 0 && /^ال/.test(named[0]!.word)
      ? [word("يصبح"), ...named, word(ready.test(tokens[state]!.word) ? "جاهز" : "مكتمل")]
      : null;
  const at = tokens.findIndex((token) => deeds.some(([said]) => said.test(token.word)));
  const noun = deeds.find(([said]) => said.test(tokens[at]?.word ?? ""))?.[1];
  const owner = tokens.filter((_, i) => i !== at);
  if (noun && owner.length > 0) return [word(noun), ...owner];
  return verbForms.get(first.word)?.form === "masdar" && tokens.length > 1 ? tokens : null;
};
const isSeparatorWord = (word: string): boolean => /^(?:[،,]|و)$/.test(word);
