/** Who is told, among the words of a sentence that sends something: "remind the patient", "the manager gets an e-mail", «نبّهني», «أرسل للعميل». */
import { splitList, trim } from "../clauses/phrases.ts";
import type { Token } from "../text/tokens.ts";
import { channels } from "./notices.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const tells = set(
  "remind reminds reminded reminder reminders notify notifies notified notification notifications email emails emailed e-mail mail text texts sms alert alerts alerted tell tells told inform informs informed message messages send sends sent ask asks asked warn warns warned warning ping whatsapp nudge يذكر تذكر نذكر تذكير تذكيرا ينبه تنبه تنبيه تنبيها يشعر اشعار اشعارا يرسل ترسل نرسل نبعث نبعت يبعث يبعت ارسال رساله يبلغ اخطار اخطارا يخبر يطلب نطلب يسال نسال توصل يوصل تصل يصل",
);
/** Telling somebody to tell: «ذكّر», «ابعثي», «نبّهوا». */
const commanded = /^(?:ذكر|نبه|اخبر|خبر|بلغ|ابلغ|اشعر|راسل|ارسل|ابعث|ابعت|اخطر|اطلب|اسال)(?:ي|وا|و)?$/;
const oneself = /^(?:ذكر|نبه|اخبر|خبر|بلغ|ابلغ|اشعر|راسل)(ني|نا)$/;
const them = /^(?:ذكر|نبه|اخبر|خبر|بلغ|ابلغ|اشعر|راسل)(?:هم|ه|ها)$/;
const asking = set("ask asks asked اطلب اطلبي اطلبوا يطلب نطلب اسال اسالي اسالوا يسال نسال");

/** Whether the word tells somebody something; "remind" does, and so does "reminder" where one is sent. */
export const isTelling = ({ word }: Token): boolean => tells.has(word) || isCommanded({ word });
/** «ذكّر», «أرسلوا», «نبّهني»: telling somebody to tell. */
export const isCommanded = ({ word }: Pick<Token, "word">): boolean => commanded.test(word) || oneself.test(word) || them.test(word);
export const isAsking = ({ word }: Token): boolean => asking.has(word);

const doers = set("system platform app application software website program it النظام المنصه التطبيق البرنامج الموقع");
const around = set(
  "i we and both again once soon kindly just always also please then automatically want wants need needs should must shall will would can could like be is are was get gets receive receives have has got gone go goes out off to via by through as well too them me us myself everyone اريد ابغي نريد بدي عاوز نحتاج يجب لازم ان يتم تلقائيا ايضا كمان من فضلك و بعدها",
);
const ends = set("about that with saying containing for of regarding on asking so by via through عن عبر بواسطه بان فيها بشان بخصوص حول");

export interface Told {
  /** Whom the words name, each by itself. */
  readonly who: readonly (readonly Token[])[];
  /** "alert me": whoever speaks. */
  readonly me: boolean;
  /** "for a review": what is asked of them. */
  readonly asked: readonly Token[];
}

/** Reads what is left of a sentence when its occasion is taken out of it; null: nobody is told anything. */
export const toldIn = (tokens: readonly Token[]): Told | null => {
  const at = tokens.findIndex(isTelling);
  if (at < 0) return null;
  const me = tokens.some(
    ({ word }, i) =>
      word === "me" || word === "us" || oneself.test(word) || ((word === "i" || word === "we") && told.has(wordBehind(tokens, i))),
  );
  const behind = tokens.slice(at + 1);
  const end = behind.findIndex(({ word }) => ends.has(word));
  const named = [...tokens.slice(0, at), ...(end < 0 ? behind : behind.slice(0, end))].filter(
    (token) => !isTelling(token) && !channels.has(token.word) && !doers.has(token.word) && !around.has(token.word),
  );
  // A list keeps its "and": only what is between two names is one.
  const list = [...tokens.slice(0, at), ...(end < 0 ? behind : behind.slice(0, end))].filter(
    (token, i, all) =>
      named.includes(token) || (isJoint(token) && named.includes(all[i - 1]!) && all.slice(i + 1).some((one) => named.includes(one))),
  );
  const asked = tokens.some(isAsking) && end >= 0 ? trim(behind.slice(end + 1)) : [];
  return {
    who: splitList(list)
      .map(trim)
      .filter((part) => part.length > 0),
    me,
    asked,
  };
};

/** "we want to be reminded": told, and not telling. */
const told = set("reminded notified alerted told informed warned emailed get receive getting");
const wanting = set("want would like need to be have must should");
const wordBehind = (tokens: readonly Token[], at: number): string =>
  tokens.slice(at + 1).find(({ word }) => !wanting.has(word))?.word ?? "";

const isJoint = ({ word }: Token): boolean =>
  word === "and" || word === "و" || word === "," || word === "،" || word === "or" || word === "او";
