/** "The net price is the price minus the discount", «الصافي هو السعر ناقص الخصم»: a property that is worked out from others of the same record. */
import { isSeparator, trim } from "../clauses/phrases.ts";
import type { Frame, FrameOf, Term } from "../clauses/types.ts";
import { itemOf } from "../lists/item.ts";
import { propertyAndOwner } from "../lists/property-and-owner.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { frame } from "./frame.ts";

const signs: Readonly<Record<string, Term["sign"]>> = {
  minus: "-",
  less: "-",
  "-": "-",
  "−": "-",
  "–": "-",
  ناقص: "-",
  مطروحا: "-",
  plus: "+",
  "+": "+",
  زائد: "+",
  زايد: "+",
  times: "*",
  multiplied: "*",
  x: "*",
  "×": "*",
  في: "*",
  ضرب: "*",
  مضروبا: "*",
  divided: "/",
  "/": "/",
  "÷": "/",
  مقسوما: "/",
  تقسيم: "/",
};
const equals = /^(?:is|are|equals|equal|=|يساوي|تساوي|هو|هي|يحسب|تحسب)$/;
/** "is calculated as", "is equal to", "multiplied by", «مقسومًا على»: words that belong to the sign before them. */
const behind = /^(?:calculated|computed|worked|out|given|equal|to|as|by|from|always|simply|the|its|their|علي|منه|منها|ك|بانه|بانها)$/;

/** The sentence as a formula; null where it is none. */
export const formulaIn = (clause: Clause): readonly Frame[] | null => {
  const whole = formula(clause, clause.tokens);
  if (whole) return [whole];
  const cut = clause.tokens.findIndex(isSeparator);
  if (cut < 4) return null;
  const [first, rest] = [formula(clause, clause.tokens.slice(0, cut)), clause.tokens.slice(cut)];
  const second = first && formula(clause, rest.slice(rest.findIndex((token) => !isSeparator(token))));
  return first && second ? [first, second] : null;
};

const formula = (clause: Clause, tokens: readonly Token[]): FrameOf<"formula"> | null => {
  const at = tokens.findIndex((token, i) => i > 0 && equals.test(token.word));
  if (at < 1 || at > 6 || tokens.length > 24) return null;
  const terms = termsOf(tokens.slice(at + 1));
  const { item, owner } = propertyAndOwner(tokens.slice(0, at));
  return item && terms && terms.length > 1 ? { ...frame(clause, tokens), is: "formula", owner, item, terms } : null;
};

/** What is added up, taken off, multiplied, divided; null where a part is neither a property nor a number. */
const termsOf = (tokens: readonly Token[]): readonly Term[] | null => {
  const terms: Term[] = [];
  let sign: Term["sign"] = "+";
  let words: Token[] = [];
  const close = (): boolean => {
    const said = trim(words.filter(({ word }) => !behind.test(word)));
    const number = said.length === 1 && said[0]!.kind === "number" ? said[0]!.word.replaceAll(",", "") : null;
    const item = number === null && said.length > 0 && said.length < 5 && said.every(({ kind }) => kind === "word") ? itemOf(said) : null;
    words = [];
    if (number !== null && Number.isFinite(Number(number))) terms.push({ sign, number });
    else if (item) terms.push({ sign, item });
    return number !== null || item !== null;
  };
  for (const token of tokens) {
    const next = words.length > 0 ? signs[token.word] : undefined;
    if (next === undefined) {
      if (token.kind === "mark" && !isSeparator(token)) return null;
      words.push(token);
    } else {
      if (!close()) return null;
      sign = next;
    }
  }
  return close() ? terms : null;
};
