/** «للمريض اسم وتاريخ ميلاد», «لكل مريض اسم»: what belongs to whom by its ل. */
import { frame } from "../frames/frame.ts";
import { predicateFrames } from "../frames/predicate-frames.ts";
import { itemsOf } from "../lists/items.ts";
import { isNoting } from "../text/arabic-recording.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { keptRecord } from "../words/record-words.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isNothing, isPerson, isSeparator, phraseOf } from "./phrases.ts";
import { predicatesOf } from "./predicates.ts";
import { several } from "./several.ts";
import type { Frame } from "./types.ts";

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
  if (each && (found || first.word === "لكل") && tellsWhich(tokens, end, first.word === "لكل")) end++;
  const subject = phraseOf(tokens.slice(each ? at + 1 : at, end));
  if (!subject) return null;
  const rest = tokens.slice(end);
  // «كل حلاق يشوف حجوزاته»: what each of them does, and nothing he has.
  const does = verbForms.get(rest[0]?.word ?? "");
  if (first.word === "كل" && does?.form === "arabic" && does.verb.cls === "do" && isPerson(subject)) return null;
  if (rest.some((token) => verbForms.get(token.word)?.verb.cls === "may")) return null;
  const verb = rest.findIndex(
    (token, i) => !isNumberName(rest[i - 1]) && ["have", "belong", "link"].includes(verbForms.get(token.word)?.verb.cls ?? ""),
  );
  const body = verb < 0 ? rest : rest.slice(0, verb);
  // «كل خط توزيع له اسم»: which of them, and nothing it has.
  if (first.word === "كل" && verb > 0 && body.length === 1 && body[0]!.kind === "word" && holding.test(rest[verb]!.word)) return null;
  const items = several(itemsOf(body), [subject]);
  if (items.length === 0) return null;
  // «ولكل عضو مرافقون (الاسم، تاريخ الميلاد)»: what stands in the brackets is theirs.
  const inside = items.filter(({ options }) => options.length > 1 && options.every((one) => propertyAt(one, 0) !== null));
  const nested = inside.flatMap((item): readonly Frame[] => {
    const phrase = item.phrase ?? phraseOf(item.tokens);
    return phrase
      ? [
          {
            ...frame(clause),
            is: "has",
            subjects: [phrase],
            items: [...itemsOf(subject.tokens), ...item.options.flatMap((one) => itemsOf(one))],
          },
        ]
      : [];
  });
  if (nested.length > 0 && nested.length === items.length) return nested;
  const further = verb < 0 ? [] : predicateFrames(clause, predicatesOf({ ...clause, tokens: rest.slice(verb) }, subject.tokens));
  // «لكل برنامج اسم ومدة»: one of several, whatever the platform is called.
  const kept = isNothing(subject) && items.filter(({ property }) => property !== null).length > 1 ? keptRecord(subject)[0] : undefined;
  return [
    {
      ...frame(clause),
      is: "has",
      subjects: [{ ...(kept ?? subject), counted: each || subject.counted }],
      items: items.filter((item) => !inside.includes(item)),
    },
    ...nested,
    ...further,
  ];
};

const holding = /^(?:له|لها|لهم|فيه|فيها|عنده|عندها|لديه|لديها)$/;
/** «لكل جهة متعاقدة اسم»: the word between the name and the first thing it has says which. */
const tellsWhich = (tokens: readonly Token[], at: number, stated: boolean): boolean => {
  const [word, next] = [tokens[at], tokens[at + 1]];
  return (
    word?.kind === "word" &&
    word.arabic &&
    next?.kind === "word" &&
    !isSeparator(word) &&
    !isSeparator(next) &&
    // «لكل نقطة توقف اسم»
    (!verbForms.has(word.word) || (stated && /^ت/.test(word.word) && !isNoting(word.word))) &&
    propertyAt(tokens, at) === null &&
    conceptAt(tokens, at) === null &&
    propertyAt(tokens, at + 1) !== null
  );
};

/** «رقم تتبع» is a tracking number; elsewhere «تتبع» says what a thing belongs to. */
const isNumberName = (token: Token | undefined): boolean => token !== undefined && ["رقم", "رمز", "كود"].includes(token.word);
