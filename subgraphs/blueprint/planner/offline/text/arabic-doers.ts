/**
 * Who does something with a thing, told of the thing: «الفريق … ويدربه كابتن واحد», «يقودها سائق بشاحنة», «يقدمها عميل بخصوص شحنة»: it has
 * a coach, a driver and a truck, a customer and a shipment. «تسكن الأسرة في حي»: the family lives there. «خطة أو أكثر»: several of them.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

/** Rewrites the words of one clause. */
export const plainDoers = (tokens: readonly Token[]): readonly Token[] => withDoers(stayingBehind(severalBefore(tokens)));

const done = /^(?:ب|ح|ك)?[يت][^اويه].+(?:ه|ها)$/;
const withDoers = (tokens: readonly Token[]): readonly Token[] => {
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens[i]!.arabic || !done.test(tokens[i]!.word) || allowed.test(tokens[i]!.word) || conceptAt(tokens, i) !== null) continue;
    const who = somebodyAt(tokens, i + 1);
    if (who === 0 || !isFresh(tokens, i)) continue;
    const behind = membersBehind(tokens, i + 1 + who);
    const listed = tokens.slice(0, i).some(({ word }) => having.test(word)) || tokens[i - 1]?.word === ":";
    const told = listed ? [] : [{ ...tokens[i]!, raw: "لها", word: "لها" }];
    return [...tokens.slice(0, i), ...told, ...tokens.slice(i + 1, i + 1 + who), ...withDoers(behind)];
  }
  return tokens;
};
/** «يشوفه أهل الطفل»: what somebody may do with it. */
const allowed = /^(?:ب|ح|ك)?[يت](?:شوف|ري|را|طلع|دير|عدل|حذف|وافق|عتمد|راجع|ستخدم|شاهد|قرا|قبل|رفض|لغي|صرف|ستلم)/;
const having = /^(?:له|لها|ليه|ليها|الها|الو|اله|فيه|فيها|به|بها|لكل|عنده|عندها)$/;

/** How many words behind the verb name one person, whoever it is: «كابتن واحد»; «الحارسة» is somebody who was spoken of. */
const somebodyAt = (tokens: readonly Token[], at: number): number => {
  const first = tokens[at];
  if (!first?.arabic || /^(?:ال|لل|كل$|جميع)/.test(first.word) || /(?:ون|ين)$/.test(first.word)) return 0;
  const found = conceptAt(tokens, at);
  return found?.entry.kind === "person" && !found.possessive && found.joined === "" ? found.length : 0;
};

/** The verb begins what is said, or goes on with it. */
const isFresh = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  if (!before) return false;
  return isSeparator(before) || before.kind === "mark" || conceptAt(tokens, at - 1) !== null || /^ال/.test(before.word);
};

/** What stands behind who does it: with which other thing, about which. */
const membersBehind = (tokens: readonly Token[], from: number): readonly Token[] => {
  const rest = tokens.slice(tokens[from]?.word === "واحد" || tokens[from]?.word === "واحده" ? from + 1 : from);
  const first = rest[0];
  if (!first?.arabic) return rest;
  // «وبيكون إلها يوم وساعة»: these are more of what it has.
  const has = rest.findIndex(({ word }, i) => i < 3 && having.test(word));
  if (first.word === "و" && has > 0) return [first, ...rest.slice(has + 1)];
  const and: Token = { ...first, raw: "و", word: "و" };
  if (ties.test(first.word) && rest[1] && isThing(rest, 1)) return [and, ...rest.slice(1)];
  const bare = { ...first, raw: first.raw.slice(1), word: first.word.slice(1) };
  return /^ب(?!ال).{3,}/.test(first.word) && isThing([bare], 0) ? [and, bare, ...rest.slice(1)] : rest;
};
const ties = /^(?:بخصوص|حول|عن|علي|ضد|في|ضمن|داخل|باستخدام)$/;
const isThing = (tokens: readonly Token[], at: number): boolean =>
  ["thing", "event", "document", "place"].includes(conceptAt(tokens, at)?.entry.kind ?? "");

/** «تسكن الأسرة في حي»: whoever or whatever stays somewhere is named first. */
const stayingBehind = (tokens: readonly Token[]): readonly Token[] => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const verb = tokens[start];
  if (!verb?.arabic || !staying.test(verb.word)) return tokens;
  const each = tokens[start + 1]?.word === "كل" ? 1 : 0;
  const found = conceptAt(tokens, start + 1 + each);
  if (!found || (each === 0 && !/^ال/.test(tokens[start + 1]!.word))) return tokens;
  const end = start + 1 + each + found.length;
  return /^(?:في|ضمن|داخل|الي|تحت|علي|ل|من)$/.test(tokens[end]?.word ?? "")
    ? [...tokens.slice(0, start), ...tokens.slice(start + 1, end), verb, ...tokens.slice(end)]
    : tokens;
};
const staying = /^[يت](?:سكن|قيم|قع|وجد|وضع|حفظ|خزن|قف|درس|لعب|داوم|نطلق|عقد|جري|قام|تبع|ندرج)$/;

/** «خطة أو أكثر», «أكثر من خطة»: several. */
const severalBefore = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && word === "او" && /^اكثر$/.test(tokens[i + 1]?.word ?? ""));
  if (at > 0 && tokens[at - 1]!.arabic && tokens[at - 1]!.kind === "word") {
    const from = at > 1 && conceptAt(tokens, at - 2)?.length === 2 ? at - 2 : at - 1;
    const several: Token = { ...tokens[at]!, raw: "عدة", word: "عده" };
    return [...tokens.slice(0, from), several, ...tokens.slice(from, at), ...tokens.slice(at + 2)];
  }
  const more = tokens.findIndex(
    ({ word }, i) =>
      word === "اكثر" && tokens[i + 1]?.word === "من" && conceptAt(tokens, i + 2) !== null && !verbForms.has(tokens[i + 2]!.word),
  );
  return more > 0 ? [...tokens.slice(0, more), { ...tokens[more]!, raw: "عدة", word: "عده" }, ...tokens.slice(more + 2)] : tokens;
};
