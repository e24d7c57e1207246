/**
 * What has to be filled in for a record to come to a state: "a reason is required when cancelling", "to close a ticket you must enter the
 * resolution", "nobody can close a ticket without a resolution", «سبب الإلغاء مطلوب عند الإلغاء», «لا يُرفض الطلب إلا بذكر السبب». Read off the
 * words; which property and which state, is found where the records are known.
 */
import type { Clause, Token } from "../text/tokens.ts";
import { isDeedOfState } from "../words/deeds-of-states.ts";
import { conceptAt } from "../words/words.ts";

export interface FilledIn {
  /** What is filled in, among other words. */
  readonly what: readonly Token[];
  /** What it is needed for. */
  readonly state: readonly Token[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const required = set(
  "required mandatory compulsory obligatory necessary مطلوب مطلوبه الزامي الزاميه اجباري اجباريه ضروري ضروريه لازم لازمه واجب",
);
const needing = set("requires require needs need demands يتطلب تتطلب يحتاج تحتاج يستلزم يستوجب يشترط تشترط");
const musts = set("must has have should لازم يجب وجب ينبغي يشترط ضروري");
const none: ReadonlySet<string> = new Set();
const filling = set(
  "enter entered fill filled give given provide provided write written state mention mentioned specify specified record recorded attach attached كتابه ادخال تعبئه ذكر تسجيل توضيح تحديد نكتب يكتب تكتب يتكتب تتكتب نذكر يذكر ندخل يدخل تدخل له لها ارفاق",
);
/** An approval is no property. */
const agreeing = /^(?:approvals?|consent|sign|signed|(?:ال)?موافق(?:ه|ات)|(?:ال)?اعتماد|توقيع)$/;
/** "has to", and no "has been". */
const isMust = (tokens: readonly Token[], at: number, all: ReadonlySet<string>): boolean =>
  all.has(tokens[at]!.word) && (!/^ha(?:s|ve)$/.test(tokens[at]!.word) || tokens[at + 1]?.word === "to");
const whens = set("when on upon if once at before for عند عندما اذا لو لما حين قبل");
const lacking = set("without unless بدون بلا دون");
const optional = set("optional اختياري اختياريه optionally");
const refusing = /^(?:no|nobody|cannot|can't|never|not|mustn't|لا|ما|لن|ممنوع|محد|لم|مو|مش)$/;
const around = set(
  "to you we they one must has have had be is are was been being should needs need enter entered enter-ed give given giving provide provided provid-ing providing fill filled filling in out write written writing state stating mention mentioned specify specified record recorded required mandatory compulsory obligatory necessary requires require demands the a an its their his her of it يجب وجب لازم ينبغي يشترط ضروري ان من كتابه ادخال تعبئه ذكر بذكر بكتابه بادخال تسجيل توضيح تحديد وضع نكتب يكتب تكتب يتكتب تتكتب نذكر يذكر تذكر ندخل يدخل تدخل يكون تكون له لها يتطلب تتطلب يحتاج تحتاج يستلزم يستوجب تشترط مطلوب مطلوبه الزامي الزاميه اجباري اجباريه ضروريه لازمه واجب بعد",
);

/** Null: nothing of the kind. */
export const filledIn = (clause: Clause): FilledIn | null => {
  const tokens = inState(clause.tokens.filter(({ kind, word }) => kind !== "mark" || /^[,،]$/.test(word)));
  if (tokens.length < 3 || tokens.length > longest || tokens.some(({ word }) => optional.has(word))) return null;
  if (tokens.some(({ word }) => agreeing.test(word))) return null;
  const must = tokens.some(({ word }) => filling.has(word)) ? musts : none;
  const needed = tokens.findIndex(({ word }, i) => required.has(word) || needing.has(word) || isMust(tokens, i, must));
  if (tokens.some(({ word }, i) => refusing.test(word) && i < needed && needed - i < 3 && required.has(tokens[needed]!.word))) return null;
  if (needed > 0 && /^(?:not|no|isn't|aren't|n't|غير|مو|مش|ليس)$/.test(tokens[needed - 1]!.word)) return null;
  return withoutIt(tokens) ?? whenIt(tokens, needed, must) ?? needingIt(tokens, needed);
};
const longest = 18;

/**
 * Whether that is all the clause says, as far as words tell: what it is needed for is a deed that changes a state, and nobody is named who does
 * it, who would be described as well.
 */
export const isFilledIn = (clause: Clause): boolean => {
  const said = filledIn(clause);
  return said !== null && said.what.length > 0 && said.what.length < 6 && said.state.some(isDeedOfState) && !clause.tokens.some(isSomebody);
};

const isSomebody = (token: Token): boolean => conceptAt([token], 0)?.entry.kind === "person";

/** «في حالة إلغاء الحجز»: when. */
const inState = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    if (token.word === "في" && /^حاله?$/.test(tokens[i + 1]?.word ?? "")) return [];
    return i > 0 && /^حاله?$/.test(token.word) && tokens[i - 1]!.word === "في" ? [{ ...token, word: "عند" }] : [token];
  });
const plain = (tokens: readonly Token[]): readonly Token[] => tokens.filter(({ word, kind }) => kind === "word" && !around.has(word));

/** "can't be cancelled without a reason", «لا يُرفض إلا بذكر السبب». */
const withoutIt = (tokens: readonly Token[]): FilledIn | null => {
  // «لا … إلا بعد كتابة السبب» was put as «… فقط بعد».
  const at = tokens.findIndex(
    ({ word }, i) => i > 0 && (lacking.has(word) || word === "الا" || (word === "فقط" && /^ب/.test(tokens[i + 1]?.word ?? ""))),
  );
  if (at < 0 || (tokens[at]!.word !== "فقط" && !tokens.slice(0, at).some(({ word }) => refusing.test(word)))) return null;
  const what = plain(tokens.slice(at + 1)).map(bare);
  return what.length > 0 ? { what, state: tokens.slice(0, at).filter(({ word }) => !refusing.test(word)) } : null;
};
/** «إلا بسبب»: its ب. */
const bare = (token: Token, i: number): Token =>
  i === 0 && token.arabic && /^ب.{3,}/.test(token.word) && !/^(?:بريد|بيان|بطاق|بند|بلد)/.test(token.word)
    ? { ...token, word: token.word.slice(1), raw: token.raw.slice(1) }
    : token;

/** "required when cancelling", "when it is cancelled the reason must be filled in", "to cancel it, you must enter the reason". */
const whenIt = (tokens: readonly Token[], needed: number, must: ReadonlySet<string>): FilledIn | null => {
  if (needed < 0) return null;
  const first = tokens[0]!.word;
  if (whens.has(first) || first === "to") {
    const comma = tokens.findIndex(({ word }) => /^[,،]$/.test(word));
    const sign = tokens.findIndex(({ word }, i) => i > 1 && (isMust(tokens, i, must) || needing.has(word) || required.has(word)));
    if (sign < 0) return null;
    if (comma > 1 && comma < sign) return { what: plain(tokens.slice(comma + 1)), state: tokens.slice(1, comma) };
    // «عند رفض أمر العمل لازم نكتب سبب الرفض»
    if (tokens[0]!.arabic) return { what: plain(tokens.slice(sign + 1)), state: tokens.slice(1, sign) };
    const article = tokens.slice(0, sign).findLastIndex(({ word }) => /^(?:the|an?|its|their|you)$/.test(word));
    if (article < 2) return null;
    return tokens[article]!.word === "you"
      ? { what: plain(tokens.slice(sign + 1)), state: tokens.slice(1, article) }
      : { what: plain(tokens.slice(article, sign)), state: tokens.slice(1, article) };
  }
  const at = tokens.findIndex(({ word }, i) => i > 1 && whens.has(word));
  return at < needed && tokens.slice(0, at).every(({ word }) => !required.has(word)) && at > 0 && !must.has(tokens[needed]!.word)
    ? null
    : at > 0
      ? { what: plain(tokens.slice(0, at)), state: tokens.slice(at + 1) }
      : null;
};

/** "cancelling requires a reason", «الرفض لازم يكون له سبب». */
const needingIt = (tokens: readonly Token[], needed: number): FilledIn | null => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && (needing.has(word) || (word === "لازم" && i === needed)));
  if (at < 1) return null;
  return { what: plain(tokens.slice(at + 1)), state: tokens.slice(0, at) };
};
