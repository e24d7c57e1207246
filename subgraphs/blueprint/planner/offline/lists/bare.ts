/** A line that only names things that are known, or says they are to be kept. */

import { isNothing, isPerson, phraseOf, phrasesOf, splitList } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import type { Clause } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";

const keeping = new Set(
  "keep track manage store record sell rent organize organise handle follow log list offer run need want لاداره اداره متابعه تتبع تسجيل بيع حفظ تنظيم".split(
    " ",
  ),
);

/** A line that only names known things ("Patients, doctors and appointments"), or says they are to be kept. */
export const bare = (clause: Clause): readonly Frame[] => {
  // "Reminder by SMS one day before the lesson": a message, and no record.
  if (/^(?:reminders?|alerts?|notifications?|تنبيه|تذكير|اشعار|تنبيهات)$/.test(clause.tokens[0]!.word)) return [];
  // "I grant it", "we note what it is": what whoever speaks does is no name.
  const spoken = /^(?:we|i)$/.test(clause.tokens[0]!.word) ? clause.tokens[1] : undefined;
  const parts = phrasesOf(clause.tokens).filter(
    ({ tokens }) => spoken === undefined || tokens[0] !== spoken || !verbForms.has(spoken.word),
  );
  const [who] = parts;
  // «المحاسب يطابق الكاش»: whatever that is, there is somebody who does it.
  if (who?.tokens[0]?.arabic && isPerson(who) && /^ب?[يت].{3,}/.test(who.modifiers[0]?.word ?? "") && !isNothing(who)) {
    const name = phraseOf(who.tokens.slice(0, who.tokens.indexOf(who.modifiers[0]!)));
    return name ? [{ ...frame(clause), is: "roles", phrases: [name] }] : [];
  }
  const known = (phrase: Phrase): boolean =>
    phrase.concept !== null && phrase.concept.key !== "notification" && !isNothing(phrase) && phrase.modifiers.length <= 2;
  // "categories, tags and a search"
  const short = splitList(clause.tokens).every((part) => part.length < 4);
  const several = (phrase: Phrase): boolean =>
    phrase.concept === null && phrase.plural && short && parts.filter(known).length * 2 >= parts.length;
  if (parts.some(known) && parts.every((part) => known(part) || several(part) || (short && isNothing(part))))
    return [{ ...frame(clause), is: "things", phrases: parts.filter((part) => known(part) || several(part)) }];
  let after = -1;
  clause.tokens.forEach((token, i) => {
    if (keeping.has(token.word)) after = i;
  });
  if (after < 0) return [];
  const objects = phrasesOf(clause.tokens.slice(after + 1));
  // "I keep my suppliers and pianos"
  const beside = (phrase: Phrase): boolean => phrase.concept === null && phrase.plural && phrase.modifiers.length < 2 && objects.length < 5;
  const kept = objects.filter((phrase) => known(phrase) || (beside(phrase) && objects.some(known)));
  return kept.length > 0 ? [{ ...frame(clause), is: "things", phrases: kept }] : [];
};
