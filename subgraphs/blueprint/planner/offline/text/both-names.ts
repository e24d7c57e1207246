/**
 * Names given in both languages: "Quote requests (طلبات التسعير)". What stands in the brackets is the same name once more, and no
 * property; later on either name means the same; on a line of its own it heads what stands below.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { itemsOf } from "../lists/items.ts";
import { isSameRoot } from "../words/broken-plurals.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, wholeChoice, wholeProperty } from "../words/words.ts";
import { arabicCandidates, singular } from "./fold.ts";
import type { Clause, Token } from "./tokens.ts";

interface Twin {
  /** The name in English. */
  readonly name: readonly Token[];
  readonly arabic: readonly Token[];
}

/** The clauses with one name for what has two, and lines below such a name as what it has. */
export const bothNames = (clauses: readonly Clause[]): readonly Clause[] => {
  if (!clauses.some(({ tokens }) => tokens.some(({ arabic }) => arabic) && tokens.some(({ kind, arabic }) => kind === "word" && !arabic)))
    return clauses;
  const twins: Twin[] = [];
  const plain = clauses.map((clause, i) => ({ ...clause, tokens: withoutTwins(i === 0 ? oneTitle(clause.tokens) : clause.tokens, twins) }));
  if (plain.every(({ tokens }, i) => tokens.length === clauses[i]!.tokens.length)) return clauses;
  const known = twins.filter(({ arabic }) => arabic.length > 1 || conceptAt(arabic, 0) === null);
  return underHeads(
    plain.map((clause, i) =>
      isTitle(clause, plain[i + 1]) && clause.tokens.length < clauses[i]!.tokens.length ? { ...clause, heading: true } : clause,
    ),
  ).map((clause) => eachOf({ ...clause, tokens: known.reduce(named, clause.tokens) }));
};

/** "Portal for our company / بوابة الشركة": the title in one language. */
const oneTitle = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }) => /^[/|–—-]$/.test(word));
  const [first, second] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const isIn = (arabic: boolean, words: readonly Token[]): boolean =>
    words.length > 0 && words.every((token) => token.kind !== "word" || token.arabic === arabic);
  return at > 0 && first[0]!.arabic !== second[0]?.arabic && isIn(first[0]!.arabic, first) && isIn(!first[0]!.arabic, second)
    ? first
    : tokens;
};

/** «لكل goods receipt: المورد، التاريخ»: each of them has these. */
const eachOf = (clause: Clause): Clause => {
  const { tokens } = clause;
  const at = tokens.findIndex(({ word }) => word === ":");
  const name = tokens.slice(1, Math.max(at, 1));
  if (
    !/^(?:لكل|كل)$/.test(tokens[0]?.word ?? "") ||
    name.length === 0 ||
    name.length > 4 ||
    name.some(({ arabic, kind }) => arabic || kind !== "word")
  )
    return clause;
  const word = (token: Token, said: string): Token => ({ ...token, raw: said, word: said, arabic: false, kind: "word" });
  return { ...clause, tokens: [word(tokens[0]!, "each"), ...name, word(tokens[at]!, "has"), ...tokens.slice(at + 1)] };
};

/** The words without what repeats a name in the other language; the pairs are put down. */
const withoutTwins = (tokens: readonly Token[], twins: Twin[]): readonly Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const close = tokens[i]!.word === "(" ? tokens.findIndex(({ word }, k) => k > i && word === ")") : -1;
    const inside = close > 0 ? tokens.slice(i + 1, close) : [];
    const before = nameBefore(out);
    if (before.length === 0 || !isOther(inside, before)) {
      out.push(tokens[i]!);
      continue;
    }
    // Behind an Arabic name the Arabic text goes on as it began.
    if (inside[0]!.arabic) twins.push({ name: before, arabic: inside });
    i = close;
  }
  return out;
};

/** A name of few words, all in the other language, that is neither a list nor one of several choices nor a unit. */
const isOther = (inside: readonly Token[], before: readonly Token[]): boolean =>
  inside.length > 0 &&
  inside.length < 5 &&
  inside.every((token) => token.kind === "word" && !isSeparator(token) && token.arabic !== before[0]!.arabic) &&
  !inside.some(({ word }) => functionWords.has(word)) &&
  wholeChoice(inside) === null &&
  (inside[0]!.arabic || (inside.some(({ word }) => word.length > 3) && wholeProperty(before) === null));

/** The last words in one language that may be one name. */
const nameBefore = (tokens: readonly Token[]): readonly Token[] => {
  let from = tokens.length;
  while (from > 0 && tokens.length - from < 4) {
    const token = tokens[from - 1]!;
    if (token.kind !== "word" || isSeparator(token) || functionWords.has(token.word) || token.arabic !== tokens.at(-1)!.arabic) break;
    // "uploads a proof", "uploads proofs": what is done is no part of the name.
    const verb = from < tokens.length ? verbForms.get(token.word) : undefined;
    if (verb && (verb.form === "s" || verb.form === "arabic")) break;
    from--;
  }
  return tokens.slice(from);
};

/** Nothing but a name, with something else below it. */
const isTitle = ({ tokens, bullet, heading }: Clause, next: Clause | undefined): boolean =>
  !heading &&
  next !== undefined &&
  !(bullet && next.bullet) &&
  isName(tokens) &&
  !(isName(next.tokens) && next.tokens.length < 4 && next.bullet === bullet);
const isName = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 &&
  tokens.length < 5 &&
  tokens.every((token) => token.kind === "word" && !isSeparator(token) && !functionWords.has(token.word)) &&
  !["be", "have", "may"].some((cls) => tokens.some(({ word }) => verbForms.get(word)?.verb.cls === cls));

/** "driver, truck number, date" below "Delivery notes": a delivery note has these. */
const underHeads = (clauses: readonly Clause[]): readonly Clause[] => {
  let head: readonly Token[] = [];
  return clauses.map((clause, i) => {
    if (clause.heading) {
      head = isName(clause.tokens) && clause.tokens.every(({ arabic }) => !arabic) ? clause.tokens : [];
      return clause;
    }
    const first = clauses[i - 1]?.heading === true;
    if (!clause.bullet && !first) head = [];
    if (head.length === 0 || !isBareList(clause)) return clause;
    const at = clause.tokens[0]!;
    const word = (said: string): Token => ({ ...at, to: at.from, raw: said, word: said, arabic: false, kind: "word" });
    const name = head.map(({ word: said }, k) => word(k === head.length - 1 ? singular(said) : said));
    const colon = clause.tokens.findIndex(({ word: said }) => said === ":");
    // "status: received, printing": its choices.
    const list =
      colon > 0
        ? [
            ...clause.tokens.slice(0, colon),
            word("("),
            ...clause.tokens.slice(colon + 1),
            { ...clause.tokens.at(-1)!, raw: ")", word: ")" },
          ]
        : clause.tokens;
    return { ...clause, bullet: false, arabic: false, tokens: [word("each"), ...name, word("has"), ...list.map(asMark)] };
  });
};

const asMark = (token: Token): Token => (/^[()]$/.test(token.word) ? { ...token, kind: "mark" } : token);

/** Three or more short names, or the line of a list, one of them that of a property; or a property with its choices. */
const isBareList = ({ tokens, bullet }: Clause): boolean => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (colon > 0) return wholeProperty(tokens.slice(0, colon))?.type === "enum" && tokens.slice(colon).some(isSeparator);
  const parts = tokens.filter(isSeparator).length + 1;
  return (
    (parts > 2 || (bullet && !acts(tokens[0]!))) &&
    tokens.length <= parts * 5 &&
    !tokens.some(({ word, arabic }) => (!arabic && functionWords.has(word) && word !== "and") || isSaid(word)) &&
    itemsOf(tokens).some(({ property, base }) => property !== null || base !== null)
  );
};
const acts = (token: Token): boolean => verbForms.get(token.word)?.verb.cls === "do" && wholeProperty([token]) === null;
const isSaid = (word: string): boolean => ["be", "have", "may"].includes(verbForms.get(word)?.verb.cls ?? "");

/** Names in Arabic that were given in English as well, by that one. */
const named = (tokens: readonly Token[], { name, arabic }: Twin): readonly Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const here = tokens.slice(i, i + arabic.length);
    if (here.length < arabic.length || !arabic.every((token, k) => isForm(here[k]!, token))) {
      out.push(tokens[i]!);
      continue;
    }
    const [from, to] = [here[0]!.from, here.at(-1)!.to];
    const several = here[0]!.word.replace(/^ال/, "") === arabic[0]!.word.replace(/^ال/, "");
    const joined = /^(?:ب(?=ال)|ل(?=ل))/.exec(here[0]!.word)?.[0];
    if (joined && i > 0) out.push({ ...here[0]!, to: from + 1, raw: joined, word: joined });
    out.push(
      ...name.map((token, k) => {
        const word = !several && k === name.length - 1 ? singular(token.word) : token.word;
        return { ...token, from, to, word, raw: word };
      }),
    );
    i += arabic.length - 1;
    // «المبيد المستخدم»: which of them is no part of the name.
    const next = tokens[i + 1];
    if (next?.arabic && /^ال.{3,}/.test(next.word) && (tokens[i + 2] === undefined || isSeparator(tokens[i + 2]!))) i++;
  }
  return out;
};

/** «طلب» and «الطلبات», «أمر» and «أوامر». */
const isForm = (token: Token, of: Token): boolean =>
  token.arabic &&
  (token.word === of.word ||
    isSameRoot(token.word, of.word) ||
    arabicCandidates(token.word, true).some((one) => one.length > 2 && arabicCandidates(of.word, true).includes(one)));
