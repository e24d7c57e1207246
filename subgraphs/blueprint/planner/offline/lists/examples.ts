/** "equipment such as bows and arrows", "a problem, like eviction or debts", «الخدمات، زي التصوير والبوفيه»: examples of what was named are no things of their own. */
import { isPerson, isSeparator, phraseOf } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import type { Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeConcept, wholeProperty } from "../words/words.ts";

/** Heads that name nothing by themselves: what follows is what is meant. */
const open =
  /^(?:data|details?|info|informations?|things?|items?|stuff|features?|functions?|functionalit(?:y|ies)|records?|something|everything|fields?|propert(?:y|ies)|attributes?|options?|(?:ال)?(?:بيانات|معلومات|تفاصيل|اشياء|حاجات|ميزات|مميزات|وظائف|خصائص|سجلات))$/;
const kinds = /^(?:basic|personal|contact|important|following|other|some|general|relevant|main)$/;
const wishing =
  /^(?:would|'d|i'd|we'd|should|could|might|may|can|will|to|i|we|they|you|and|or|also|not|don't|really|look|looks|feel|feels)$/;

/** The words of one clause without its examples. */
export const withoutExamples = (given: readonly Token[]): readonly Token[] => {
  let tokens = given;
  for (let i = 1; i < tokens.length - 1; i++) {
    const length = openerAt(tokens, i);
    if (length === 0) continue;
    const head = tokens.slice(Math.max(0, i - 4), i).findLast(({ kind, word }) => kind === "word" && word !== "just");
    if (head && open.test(head.word)) {
      // "details such as name and phone": name and phone.
      const at = tokens.indexOf(head);
      tokens = [...tokens.slice(0, kinds.test(tokens[at - 1]?.word ?? "") ? at - 1 : at), ...tokens.slice(i + length)];
      continue;
    }
    if (!head || (wholeProperty([head]) !== null && wholeConcept([head]) === null)) continue;
    const end = endOf(tokens, i + length);
    if (end <= i + length) continue;
    const from = isSeparator(tokens[i - 1]!) ? i - 1 : i;
    tokens = [...tokens.slice(0, from), ...tokens.slice(end)];
    i = from;
  }
  return tokens;
};

/** How many words open examples here; nought where none do. */
const openerAt = (tokens: readonly Token[], at: number): number => {
  const { word } = tokens[at]!;
  const next = tokens[at + 1]!.word;
  const before = tokens[at - 1]!;
  if (word === "such" && next === "as") return 2;
  if (word === "for" && (next === "example" || next === "instance")) return 2;
  if (word === "e" && next === "." && tokens[at + 2]?.word === "g") return tokens[at + 3]?.word === "." ? 4 : 3;
  if (/^(?:زي|متل|مثل|كمثل)$/.test(word)) return tokens[at + 1]!.arabic ? 1 : 0;
  if (
    word !== "like" ||
    wishing.test(before.word) ||
    /^(?:colou?rs?|shades|tones|hues)$/.test(before.word) ||
    /^(?:it|them|this|that)$/.test(next) ||
    isDoing(tokens, at)
  )
    return 0;
  // "Members like photos" do.
  return before.kind === "word" && isPerson(phraseOf(tokens.slice(Math.max(0, at - 2), at))) ? 0 : 1;
};

const isBase = (token: Token | undefined): boolean => {
  const form = verbForms.get(token?.word ?? "");
  return form?.form === "base" && form.verb.cls === "do";
};
/** "can upload recipes, like recipes, and comment": one of the things that are done. */
const isDoing = (tokens: readonly Token[], at: number): boolean => {
  if (!isSeparator(tokens[at - 1]!) || !tokens.slice(0, at).some(({ word }) => modals.has(word))) return false;
  const next = tokens.findIndex((token, i) => i > at && isSeparator(token));
  const behind = next > 0 ? tokens.slice(next).findIndex((token) => !isSeparator(token)) : -1;
  return behind > 0 && isBase(tokens[next + behind]);
};

const goesOn =
  /^(?:with|for|to|which|that|where|who|whose|when|so|because|but|then|each|every|we|they|i|can|اللي|التي|الذي|كل|لكن|بس|وكل|لكل)$/;
const article = /^(?:a|an|the|its|their|our)$/;
/** Where they end: before a verb, a clause about what was named, or the comma behind the last of them. */
const endOf = (tokens: readonly Token[], start: number): number => {
  const plain = !article.test(tokens[start]!.word);
  let last = false;
  for (let i = start; i < tokens.length; i++) {
    const { word, kind } = tokens[i]!;
    const form = verbForms.get(word);
    if (kind === "mark" && !isSeparator(tokens[i]!)) return i;
    if (i > start && kind === "word" && (goesOn.test(word) || modals.has(word) || ["have", "be", "may"].includes(form?.verb.cls ?? "")))
      return i;
    if (i > start && form?.form === "arabic" && wholeConcept([tokens[i]!]) === null) return i;
    if (!isSeparator(tokens[i]!)) continue;
    const comma = word === "," || word === "،";
    if (comma && (last || (plain && article.test(tokens[i + 1]?.word ?? "")))) return i;
    if (!comma) last = true;
  }
  return tokens.length;
};
