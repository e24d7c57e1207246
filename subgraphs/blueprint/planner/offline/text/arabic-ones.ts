/** «عندنا أربع مكنات، كل وحدة عندها اسم وسرعة», «خمس آبار، وكل واحد منها له رقم»: one of those that were counted before. */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import type { Clause, Token } from "./tokens.ts";

const one = /^(?:واحد|واحده|وحده|منها|منهم|منهن)$/;
const from = /^(?:منها|منهم|منهن|فيها|فيهم|فيهن|منن|فين)$/;
const numbers =
  /^(?:ال)?(?:اثن|تن|ثلاث|تلات|ثلث|تلت|اربع|خمس|ست|سبع|ثمان|تمان|تمن|تسع|عشر|عشرين|ثلاثين|تلاتين|اربعين|خمسين|ستين|سبعين|ثمانين|تمانين|تسعين|عده|كم|كذا|مجموعه)(?:ه|ين|ان|ي)?$/;

/** Names what «each one» stands for; where the text keeps units it stays. */
export const withOnes = (clauses: readonly Clause[]): readonly Clause[] => {
  if (clauses.some(({ tokens }) => tokens.some(({ word }) => /^(?:ال|لل|بال)?وحدات$|^(?:ال|لل)وحده$/.test(word)))) return clauses;
  return clauses.flatMap((clause, i): readonly Clause[] => {
    const { tokens } = clause;
    const each = tokens.findIndex(({ word }, k) => /^(?:كل|لكل)$/.test(word) && one.test(tokens[k + 1]?.word ?? ""));
    if (!clause.arabic || each < 0) return [clause];
    const lead = tokens.slice(0, each).filter((token) => !isSeparator(token));
    const name = counted(lead.length > 0 ? lead : (clauses[i - 1]?.tokens ?? []));
    const end = each + (from.test(tokens[each + 2]?.word ?? "") ? 3 : 2);
    if (name.length === 0 || tokens.length - end < 2) return [clause];
    const place = tokens[each + 1]!;
    const said = {
      ...clause,
      tokens: [tokens[each]!, ...name.map((token) => ({ ...token, from: place.from, to: place.to })), ...tokens.slice(end)],
    };
    return lead.length > name.length ? [{ ...clause, tokens: tokens.slice(0, each) }, said] : [said];
  });
};

/** What was counted last, or named last in the plural: «أربع مكنات», «المكنات». */
const counted = (tokens: readonly Token[]): readonly Token[] => {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    const isNumber = token.kind === "number" || (token.arabic && numbers.test(token.word));
    const at = isNumber ? i + 1 : i;
    const noun = tokens[at];
    if (!noun?.arabic || noun.kind !== "word" || isSeparator(noun) || verbForms.get(noun.word)?.form === "arabic") continue;
    if (!isNumber && !(/^(?:ال|لل|بال).{2,}(?:ات|ين|ون)$/.test(noun.word) || (/^ال/.test(noun.word) && at === tokens.length - 1))) continue;
    return [{ ...noun, raw: noun.raw.replace(/^(?:لل|بال)/, "ال"), word: noun.word.replace(/^(?:لل|بال)/, "ال") }, ...rest(tokens, at)];
  }
  return [];
};
/** «خمس آبار ارتوازية»: what tells them from others. */
const rest = (tokens: readonly Token[], at: number): readonly Token[] => {
  const length = conceptAt(tokens, at)?.length ?? 1;
  return tokens.slice(at + 1, at + length);
};
