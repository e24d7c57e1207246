/**
 * The description as tokens with their place in the text, and as clauses. Offsets are UTF-16 into the text as it was given, so a
 * span always shows the person's own words.
 */
import type { Span } from "../../../../../schema/planner.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, isKnownWord, propertyAt } from "../words/words.ts";
import { joins } from "./arabic-joint.ts";
import { isNoting, isRegister } from "./arabic-recording.ts";
import { plainWords } from "./dialects.ts";
import { fold, isArabic } from "./fold.ts";
import { withMagnitudes } from "./magnitudes.ts";
import { withUnits } from "./units.ts";

export interface Token {
  readonly from: number;
  readonly to: number;
  /** As written. */
  readonly raw: string;
  /** Folded for matching. */
  readonly word: string;
  readonly kind: "word" | "number" | "mark";
  readonly arabic: boolean;
}

export interface Clause {
  readonly index: number;
  readonly tokens: readonly Token[];
  readonly span: Span;
  readonly arabic: boolean;
  /** Starts with a bullet or a number. */
  readonly bullet: boolean;
  /** Stands behind a semicolon. */
  readonly joined: boolean;
  /** A line of its own that ends in a colon, or a markdown heading. */
  readonly heading: boolean;
}

const pattern =
  /#[0-9a-fA-F]{3,8}\b|\b[eE]-[mM]ail(?:s|ed|ing)?\b|[\p{L}\p{M}\u0640]+(?:['’][\p{L}]+)?|\p{N}+(?:[.,]\p{N}+)*%?|\n|[^\s\p{L}\p{M}\p{N}]/gu;

/** Reads a text into tokens. Line ends are tokens: a list is often only shown by them. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const raw = match[0];
    const from = match.index;
    const kind = /^[\p{L}\p{M}#]/u.test(raw) && raw !== "#" ? "word" : /^\p{N}/u.test(raw) ? "number" : "mark";
    const arabic = isArabic(raw);
    const folded =
      kind === "mark"
        ? raw
        : fold(raw)
            .replace(/'s$/, "")
            .replace(/^e-(?=mail)/, "e");
    const word = bare(raw, folded);
    const token: Token = { from, to: from + raw.length, raw, word, kind, arabic };
    if (joins(raw, word, tokens.at(-1), text.slice(from + raw.length, from + raw.length + 40), text))
      tokens.push({ ...token, to: from + 1, raw: "و", word: "و" }, { ...token, from: from + 1, raw: raw.slice(1), word: word.slice(1) });
    else tokens.push(token);
  }
  return tokens;
};

/** «تقريرًا», «مقعدًا»: the ending of an object says nothing of its name. */
const bare = (raw: string, folded: string): string =>
  /(?:\u064bا|ا\u064b)$/.test(raw) &&
  !/(?:يا|^(?:اول|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ا)$/.test(folded) &&
  !functionWords.has(folded) &&
  (folded.length > 4 || isKnownWord(folded.slice(0, -1)))
    ? folded.slice(0, -1)
    : folded;

const ends = new Set([".", "…", "!", "?", "؟", ";", "؛", "\n"]);
const bullets = new Set(["-", "*", "•", "–", "—", "·", "▪", "◦", "+"]);

/** Cuts a text into clauses: sentences, parts between semicolons, lines. What stands in brackets is never cut. */
export const clausesOf = (text: string): readonly Clause[] => {
  const clauses: Clause[] = [];
  let open: Token[] = [];
  let depth = 0;
  let semicolon = false;
  const close = (byLine: boolean, by = "", startsList = false): void => {
    const joined = semicolon;
    semicolon = by === ";" || by === "؛";
    let tokens = open;
    open = [];
    depth = 0;
    let bullet = false;
    let heading = false;
    // "**Devices**" is set in bold, and no member of a list.
    while (tokens[0]?.word === "*" && tokens[1]?.word === "*") tokens = tokens.slice(2);
    while (tokens.length > 0 && (bullets.has(tokens[0]!.word) || tokens[0]!.word === "#" || isNumbering(tokens) || isParagraph(tokens))) {
      if (tokens[0]!.word === "#") heading = true;
      else bullet = true;
      tokens = tokens.slice(tokens[0]!.kind === "number" && !isParagraph(tokens) ? 2 : 1);
    }
    while (tokens.length > 0 && /^[,،*_]$/.test(tokens[tokens.length - 1]!.word)) tokens = tokens.slice(0, -1);
    if (isOrdinal(tokens)) tokens = tokens.slice(2);
    const numbered = requirement(tokens);
    if (numbered > 0) bullet = true;
    tokens = tokens.slice(numbered);
    const first = tokens[0];
    const last = tokens[tokens.length - 1];
    if (!first || !last || !tokens.some((token) => token.kind !== "mark" && token.word !== "و")) return;
    if (byLine && (last.word === ":" || (by === "\n" && startsList && !bullet && isTitle(tokens)))) heading = true;
    clauses.push({
      index: clauses.length,
      tokens: plainWords(withUnits(withMagnitudes(tokens.filter((token) => !/^[*_"“”«»`]$/.test(token.word))))),
      span: { from: first.from, to: last.to, text: text.slice(first.from, last.to) },
      arabic: tokens.filter((token) => token.arabic).length * 2 > tokens.filter((token) => token.kind === "word").length,
      bullet,
      joined,
      heading,
    });
  };
  const all = tokensOf(text);
  for (const [i, token] of all.entries()) {
    if (depth === 0 && startsAnother(all, i, open)) close(false);
    if (token.word === "(" || token.word === "[") depth++;
    if (token.word === ")" || token.word === "]") depth = Math.max(0, depth - 1);
    const ends_ = ends.has(token.word) && (depth === 0 || token.word === "\n");
    if (ends_ && !(token.word === "." && (isAbbreviation(open) || goesOn(all[i + 1], token))))
      close(token.word === "\n", token.word, token.word === "\n" && isBulletAfter(all, i));
    else open.push(token);
  }
  close(true);
  return clauses;
};

/** "Filmmakers" above a list: a line of few words without a verb of its own. */
const isTitle = (tokens: readonly Token[]): boolean =>
  tokens.length < 4 &&
  tokens.every((token) => token.kind === "word") &&
  !tokens.some((token) => ["be", "have", "may"].includes(verbForms.get(token.word)?.verb.cls ?? ""));
const isBulletAfter = (tokens: readonly Token[], at: number): boolean => {
  let next = at;
  while (tokens[next]?.word === "\n") next++;
  return bullets.has(tokens[next]?.word ?? "");
};

/** A full stop that is followed by a comma or joined to the next letter ends no sentence: "plate no., make". */
const goesOn = (next: Token | undefined, stop: Token): boolean =>
  next !== undefined && ([",", "،", ")", ";"].includes(next.word) || (next.from === stop.to && next.kind === "word"));

/** "…, and every item is one product", «…، ولكل مساعدة نوع»: from here another thing is spoken of. */
const startsAnother = (tokens: readonly Token[], at: number, open: readonly Token[]): boolean => {
  const token = tokens[at]!;
  const { word } = token;
  const before = open.at(-1)?.word ?? "";
  // «أبغى نظام مخزون كل دواء له اسم»: where nobody sets a comma, what each of them has begins anew.
  if (
    open.length > 2 &&
    word === "كل" &&
    verbForms.get(tokens[at + 2]?.word ?? "")?.verb.cls === "have" &&
    tokens[at + 3]?.kind === "word" &&
    tokens[at + 1]?.arabic &&
    !/^(?:في|من|علي|عن|مع|الي|ل|ب|ان|لكل)$/.test(before) &&
    verbForms.get(before)?.form !== "arabic"
  )
    return true;
  // «التراخيص، ويُذكر في كل ترخيص القارب»
  if (
    open.length > 0 &&
    ["و", "،", ","].includes(before) &&
    isNoting(word) &&
    /^(?:في|ل|عن)$/.test(tokens[at + 1]?.word ?? "") &&
    tokens[at + 2]?.word === "كل"
  )
    return true;
  // «لدينا معدات، تُعرَّف كل معدة برقمها ونوعها»
  if (open.length > 1 && /^[،,و]$/.test(before) && /^[يت](?:عرف|وصف|تميز|سجل|حدد|قيد)$/.test(word) && tokens[at + 1]?.word === "كل")
    return true;
  // «تُعقد الدورات في القاعات، ونحتفظ بدليل للقاعات فيه الاسم والسعة»
  if (open.length > 2 && before === "و" && isNoting(word) && isRegister(tokens[at + 1]?.word ?? "")) return true;
  // «يعمل الطبيب في فرع، والفرع له اسم ومدينة»
  if (
    open.length > 2 &&
    (before === "و" || (before === "،" && !open.some((one) => one.word === ":" || one.word === "("))) &&
    token.arabic &&
    isDefiniteName(token) &&
    verbForms.get(word)?.form !== "masdar" &&
    tokens.slice(at + 1, at + 3).some((one, i, all) => holding.test(one.word) && (i === 0 || isDefiniteName(all[0]!)))
  )
    return true;
  // "Tours run on departures - a departure is for a tour"
  if (
    open.length > 2 &&
    ["-", "–", "—"].includes(before) &&
    open.at(-1)!.to < token.from &&
    ["a", "an", "each", "every"].includes(word) &&
    tokens.slice(at + 2, at + 4).some((one) => ["is", "has", "belongs", "needs", "holds"].includes(one.word))
  )
    return true;
  if (open.length < 3 || ![",", "،", "and", "where", "و", ":"].includes(before)) return false;
  if (/^(?:each|every)$/.test(word)) {
    const rest = tokens.slice(at + 1, at + 5);
    const verb = rest.findIndex(
      (token) => token.kind === "mark" || ["have", "be", "belong", "link"].includes(verbForms.get(token.word)?.verb.cls ?? ""),
    );
    return verb > 0 && rest[verb]!.kind === "word";
  }
  // «كل مبنى فيه غرف، وللغرفة رقم»
  if (
    /^لل.{3,}/.test(word) &&
    /^[،,و]$/.test(before) &&
    (before !== "و" || open.at(-2)?.kind === "mark") &&
    tokens[at + 1]?.kind === "word" &&
    propertyAt(tokens, at + 1) !== null &&
    /^[،,و(]$/.test(tokens[at + 2]?.word ?? "")
  )
    return true;
  if (/^لل.{2,}/.test(word) && conceptAt(tokens, at) !== null && tokens[at + 1]?.kind === "word" && propertyAt(tokens, at + 1) !== null)
    return true;
  // «وفي كل طابق غرف»
  if (word === "في" && tokens[at + 1]?.word === "كل" && conceptAt(tokens, at + 2) !== null && tokens[at + 3]?.kind === "word")
    return before !== ":";
  if (
    word === "كل" &&
    before !== ":" &&
    !/^(?:يوم|شهر|اسبوع|سنه|مره|صباح|مساء)$/.test(tokens[at + 1]?.word ?? "") &&
    tokens.slice(at + 2, at + 4).some((one, i, all) => holding.test(one.word) && (i === 0 || isNameWord(all[0]!)))
  )
    return true;
  return word === "لكل" || (word === "كل" && ["have", "belong"].includes(verbForms.get(tokens[at + 2]?.word ?? "")?.verb.cls ?? ""));
};

const holding =
  /^(?:له|لها|لهم|ليه|ليها|اله|الها|الو|فيه|فيها|بيه|بيها|عنده|عندها|عندو|عندهم|يشمل|تشمل|يتضمن|تتضمن|يحتوي|تحتوي|يضم|تضم|ب?[يت]ن?(?:حط|كتب|سجل|عمل)ل(?:ا|ها|و|ه|هم|ن))$/;
const isNameWord = ({ kind, word }: Token): boolean =>
  kind === "word" && verbForms.get(word)?.form !== "arabic" && !/^[بك][يتن].{3,}/.test(word);
const isDefiniteName = ({ word }: Token): boolean => /^ال.{2,}/.test(word);

const isNumbering = (tokens: readonly Token[]): boolean =>
  tokens[0]!.kind === "number" && /^\d{1,2}$/.test(tokens[0]!.word) && (tokens[1]?.word === "." || tokens[1]?.word === ")");
/** "FR-1 The catalogue …", "REQ02: …": how many tokens are the number of a requirement. */
const requirement = (tokens: readonly Token[]): number => {
  if (!/^[A-Z]{1,4}$/.test(tokens[0]?.raw ?? "")) return 0;
  const number = tokens[1]?.word === "-" ? 2 : 1;
  const joined = tokens[number]?.from === tokens[0]!.to + number - 1;
  if (!joined || !/^\d{1,3}$/.test(tokens[number]!.word) || tokens.length < number + 3) return 0;
  return /^[.:)]$/.test(tokens[number + 1]!.word) ? number + 2 : number + 1;
};
/** «3.1 يضيف الموظف …»: a paragraph of a document. */
const isParagraph = (tokens: readonly Token[]): boolean =>
  /^\d{1,2}\.\d{1,2}$/.test(tokens[0]!.word) && tokens[1]?.kind === "word" && tokens[1].arabic;
/** «أولًا: سجل المرافئ», «أ- المرافئ»: where in a letter it stands, and nothing of what it says. */
const isOrdinal = (tokens: readonly Token[]): boolean =>
  tokens.length > 2 &&
  /^(?:اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا|[ابجدهوز])$/.test(tokens[0]!.word) &&
  /^[:\-–.)]$/.test(tokens[1]!.word);
const abbreviations = new Set(["dr", "mr", "mrs", "ms", "etc", "e", "g", "i", "no", "vs"]);
const isAbbreviation = (open: readonly Token[]): boolean => {
  const last = open[open.length - 1];
  return (
    last !== undefined &&
    ((open.length > 1 && abbreviations.has(last.word) && last.word !== "etc" && last.word !== "no") ||
      (open.length === 1 && last.kind === "number"))
  );
};
