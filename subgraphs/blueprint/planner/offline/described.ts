/** Clauses that say what a thing has without a verb for it: brackets, "with", «لكل», a plain list of names. */
import { brackets, isNothing, isSeparator, itemOf, itemsOf, phraseOf, phrasesOf, splitList } from "./phrases.ts";
import { frame, predicateFrames } from "./predicate-frames.ts";
import { predicatesOf } from "./predicates.ts";
import type { Clause, Token } from "./tokens.ts";
import type { Frame, Phrase } from "./types.ts";
import { verbForms } from "./verbs.ts";
import { conceptAt } from "./words.ts";

/** "For every animal we record its name and age". */
export const forEach = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  if (tokens[0]?.word !== "for" || !["each", "every", "all"].includes(tokens[1]?.word ?? "")) return null;
  const at = tokens.findIndex(
    (token, i) => i > 2 && (["we", "i", "they", "there", ":", ","].includes(token.word) || verbForms.has(token.word)),
  );
  if (at < 0) return null;
  const subject = phraseOf(tokens.slice(2, at));
  const rest = tokens
    .slice(at)
    .filter(
      (token, i) =>
        i > 3 ||
        !(
          ["we", "i", "they", ":", ",", "its", "their", "the"].includes(token.word) ||
          verbForms.has(token.word) ||
          ["want", "need", "to"].includes(token.word)
        ),
    );
  const items = itemsOf(rest);
  return subject && !isNothing(subject) && items.length > 0 ? [{ ...frame(clause), is: "has", subjects: [subject], items }] : null;
};

/** "Adopters (name, phone) request adoptions": the subject says in brackets what it has. */
export const bracketedSubject = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  const open = tokens.findIndex((token) => token.word === "(");
  const close = tokens.findIndex((token) => token.word === ")");
  if (open < 1 || open > 4 || close < open || close > tokens.length - 3 || isSeparator(tokens[close + 1]!)) return null;
  const head = tokens.slice(0, open);
  if (head.some((token) => verbForms.has(token.word))) return null;
  const subject = phraseOf(head);
  const items = itemsOf(tokens.slice(open + 1, close));
  if (!subject || isNothing(subject) || !items.some((item) => item.property !== null)) return null;
  return {
    frames: [{ ...frame(clause), is: "has", subjects: [subject], items }],
    rest: { ...clause, tokens: [...head, ...tokens.slice(close + 1)] },
  };
};

/** "products with SKU, name and price". */
export const withList = (clause: Clause): readonly Frame[] | null => {
  const at = clause.tokens.findIndex((token) => token.word === "with" || token.word === "having");
  if (at < 1) return null;
  const subjects = phrasesOf(clause.tokens.slice(0, at)).filter((one) => one.concept !== null && !isNothing(one));
  const items = itemsOf(clause.tokens.slice(at + 1));
  return subjects.length === 1 && items.length > 0 ? [{ ...frame(clause), is: "has", subjects, items }] : null;
};

/** "status (a, b, c)" standing alone, "statuses are …". */
export const enumerated = (clause: Clause): readonly Frame[] | null => {
  const { outside, inside } = brackets(clause.tokens);
  const parts = splitList(clause.tokens);
  const groups = parts.filter((part) => part.some((token) => token.word === "("));
  if (groups.length > 1 && !outside.slice(0, 3).some((token) => verbForms.get(token.word)?.verb.cls === "have")) {
    const found = groups.flatMap((part) => enumerated({ ...clause, tokens: part }) ?? []);
    const plain = phrasesOf(
      parts.filter((part) => !groups.includes(part)).flatMap((part, i) => (i === 0 ? part : [{ ...part[0]!, word: "," }, ...part])),
    ).filter((one) => one.concept !== null && !isNothing(one));
    if (found.length === groups.length && found.every((one) => one.is === "has"))
      return plain.length > 0 ? [...found, { ...frame(clause), is: "things", phrases: plain }] : found;
  }
  if (inside.length === 0 || outside.some((token) => verbForms.has(token.word) && verbForms.get(token.word)!.verb.cls !== "do"))
    return null;
  const subject = phraseOf(outside);
  if (!subject || outside.length > 4 || outside.some(isSeparator)) return null;
  const item = itemOf(clause.tokens);
  if (item?.property?.type === "enum" && item.options.length > 1)
    return [{ ...frame(clause), is: "options", owner: null, item, options: item.options }];
  const items = itemsOf(inside);
  // Brackets after an unknown word are a list of properties only if one of them is known: code has brackets, too.
  if (isNothing(subject) || (subject.concept === null && !items.some((one) => one.property ?? one.base))) return null;
  return [{ ...frame(clause), is: "has", subjects: [subject], items }];
};

/** «للمريض اسم وتاريخ ميلاد», «لكل مريض اسم». */
export const arabicPossession = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  let at = 0;
  while (at < tokens.length && (isSeparator(tokens[at]!) || tokens[at]!.kind === "mark")) at++;
  const first = tokens[at];
  if (!first?.arabic) return null;
  const each = first.word === "لكل" || (first.word === "كل" && tokens.length > at + 2);
  const found = conceptAt(tokens, each ? at + 1 : at);
  const joined = each || /^(?:لل|ل)(?!ا)/.test(first.word);
  if (!joined) return null;
  let end: number;
  if (found && (each || found.joined.includes("ل") || first.word.startsWith("لل"))) end = (each ? at + 1 : at) + found.length;
  else if (each) end = at + 2;
  else if (first.word.startsWith("لل") && !verbForms.has(first.word) && tokens.length > at + 1) end = at + 1;
  else return null;
  const subject = phraseOf(tokens.slice(each ? at + 1 : at, end));
  if (!subject) return null;
  const rest = tokens.slice(end);
  if (rest.some((token) => verbForms.get(token.word)?.verb.cls === "may")) return null;
  const verb = rest.findIndex(
    (token, i) => !isNumberName(rest[i - 1]) && ["have", "belong", "link"].includes(verbForms.get(token.word)?.verb.cls ?? ""),
  );
  const body = verb < 0 ? rest : rest.slice(0, verb);
  const items = itemsOf(body);
  if (items.length === 0) return null;
  const further =
    verb < 0
      ? []
      : predicatesOf({ ...clause, tokens: rest.slice(verb) }, subject.tokens).flatMap((predicate) => predicateFrames(clause, predicate));
  return [{ ...frame(clause), is: "has", subjects: [subject], items }, ...further];
};

/** «رقم تتبع» is a tracking number; elsewhere «تتبع» says what a thing belongs to. */
const isNumberName = (token: Token | undefined): boolean => token !== undefined && ["رقم", "رمز", "كود"].includes(token.word);

const keeping = new Set(
  "keep track manage store record sell rent organize organise handle follow log list offer run need want لاداره اداره متابعه تتبع تسجيل بيع حفظ تنظيم".split(
    " ",
  ),
);

/** A line that only names known things ("Patients, doctors and appointments"), or says they are to be kept. */
export const bare = (clause: Clause): readonly Frame[] => {
  const parts = phrasesOf(clause.tokens);
  const known = (phrase: Phrase): boolean => phrase.concept !== null && !isNothing(phrase) && phrase.modifiers.length <= 2;
  if (parts.length > 0 && parts.every(known)) return [{ ...frame(clause), is: "things", phrases: parts }];
  let after = -1;
  clause.tokens.forEach((token, i) => {
    if (keeping.has(token.word)) after = i;
  });
  if (after < 0) return [];
  const kept = phrasesOf(clause.tokens.slice(after + 1)).filter(known);
  return kept.length > 0 ? [{ ...frame(clause), is: "things", phrases: kept }] : [];
};
