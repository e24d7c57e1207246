/**
 * Whether words ask that something is sent to somebody: "send the manager a list", "the manager gets a report", «أرسل للمدير», «يصل المدير
 * ملخص». Somebody who sends it by themselves is none: "customers send us orders", «المعلم يرسل تقريرًا».
 */
import type { Token } from "../text/tokens.ts";
import { functionWords } from "../words/verbs.ts";
import { isCommanded } from "./who-is-told.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const commands = set("send email mail remind notify tell inform alert message text sms warn ping");
const thirds = set("sends emails mails reminds notifies tells informs alerts messages texts warns");
const passive = set("sent emailed mailed reminded notified told informed alerted messaged texted warned");
const being = set("is are be gets get been being");
const getting = set("get gets receive receives يستلم تستلم يتلقي تتلقي يتسلم تتسلم ياخذ يجيه تجيه يوصله توصله يوصلهم توصلهم");
/** What is sent. */
export const papers = set(
  "list lists summary summaries report reports digest overview roundup email emails reminder reminders notification notifications message messages alert statement قائمه بقائمه تقرير تقارير ملخص كشف بيان رساله بريد ايميل تذكير تنبيه اشعار جدول لسته",
);
const arabicSending = set("يرسل ترسل يذكر تذكر ينبه تنبه يبلغ تبلغ يشعر يخبر تخبر يبعث يبعت تبعث ينرسل تنرسل ينبعت ترسلون");
const arriving = set("يصل تصل توصل يوصل");
const nouns = set(
  "ارسال تذكير تنبيه اشعار اخطار ابلاغ رساله تقرير ملخص قائمه كشف بريد ايميل reminder notification report summary email alert",
);
const doers = set("system platform app application software website program النظام المنصه التطبيق البرنامج الموقع للنظام من");
const wanting = set(
  "want wants need needs would like should must اريد نريد ابغي نبغي ابي نبي بدي بدنا عاوز عايز نحتاج احتاج يجب لازم ودي ممكن مطلوب",
);
const speaking = set("i we they you");
const around = set("please also then automatically kindly just always by تلقائيا ايضا كمان برضو من فضلك يتم فضلا رجاء");

/** It tells more than that: what somebody may do, or why. */
const saysMore = set("can may because but يقدر يستطيع يمكنه لان لكن");

/** `tokens`: without the time it is sent at. */
export const isSent = (tokens: readonly Token[]): boolean =>
  !tokens.some(({ word }) => saysMore.has(word)) &&
  tokens.some((token, at) => {
    const { word } = token;
    const before = tokens.slice(0, at);
    const said = before.filter(
      (one) => one.kind === "word" && !functionWords.has(one.word) && !wanting.has(one.word) && !around.has(one.word),
    );
    const alone = said.every((one) => doers.has(one.word));
    const wished = !before.some((one) => speaking.has(one.word)) || before.some((one) => wanting.has(one.word));
    const paper = tokens.slice(at + 1).some((one) => papers.has(one.word) || /^ب(?:قائمه|تقرير|ملخص|كشف|بيان)$/.test(one.word));
    // "gets a list of" was put as "browses".
    if ((getting.has(word) && paper) || (/^browses?$/.test(word) && getting.has(token.raw.toLowerCase()))) return true;
    if (passive.has(word)) return before.slice(-3).some((one) => being.has(one.word));
    // "email, phone": what is kept.
    const next = tokens[at + 1];
    if (commands.has(word) || isCommanded(token))
      return alone && wished && next?.kind === "word" && !["and", "or", "و", "او"].includes(next.word);
    if (thirds.has(word)) return alone && said.length > 0;
    if (arriving.has(word)) return paper;
    if (arabicSending.has(word)) {
      const toSomebody = next !== undefined && (/^(?:ل|الي$)/.test(next.word) || papers.has(next.word) || doers.has(next.word));
      return alone && (said.length > 0 || toSomebody);
    }
    return nouns.has(word) && alone && (at === 0 || wished) && (token.arabic || before.length < 3);
  });
