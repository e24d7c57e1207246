/** "Must have: …", "Decided: …", "Languages: English", «أولاً: نطاق العمل»: words that arrange a document and name nothing that is kept. */
import { brackets, splitList } from "../clauses/phrases.ts";
import { isDescription } from "../lists/described-noun.ts";
import { itemsOf } from "../lists/items.ts";
import { englishOf } from "../words/arabic-english.ts";
import { namesSomebody } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeConcept } from "../words/words.ts";
import type { Clause, Token } from "./tokens.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(", "));
/** What stands behind them is said of the platform. */
const opening = words(
  "must have, should have, could have, nice to have, must haves, nice to haves, decided, agreed, resolved, decisions, requirements, functional requirements, in short, in addition, note, notes, important, also, later, next, optional, extra, extras, access, rights, permissions, المطلوب, ملاحظه, ملاحظات, مهم, الصلاحيات, صلاحيات, الخلاصه, باختصار",
);
/** What stands behind them tells nothing of it. */
const about = words(
  "subject, scope, scope of work, project, project name, re, date, from, to, cc, present, attending, attendees present, participants, apologies, absent, chair, minutes, place, venue of meeting, budget, deadline, timeline, language, languages, contact, regards, ps, p.s, introduction, aob, any other business, next meeting, in attendance, الموضوع, التاريخ, الحضور, الحاضرون, المكان, اللغه, اللغات, الميزانيه, مقدمه",
);
/** Who sat there when it was written. */
const people = /^(?:present|apologies|absent|attending|in attendance|aob|any other business)$/;
const ordinals = /^(?:اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|firstly|secondly|thirdly)$/;
/** A label above a list says something of the list. */
const inPassing = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1).filter((token) => token.kind === "word").length > 0;

/** «الصلاحيات: مدير النظام، الناظر، المحصل»: who there is, and nothing of what they may do. */
const granting = /^(?:access|rights|permissions|الصلاحيات|صلاحيات)$/;
const isPeople = (tokens: readonly Token[]): boolean => {
  const { outside } = brackets(tokens);
  const parts = splitList(outside).filter((part) => part.length < 4);
  return (
    parts.length > 1 &&
    parts.filter(isSomebody).length * 2 >= parts.length &&
    !outside.some(({ word }) => verbForms.get(word)?.form === "base")
  );
};
const isSomebody = (part: readonly Token[]): boolean =>
  ["person", "admin"].includes((wholeConcept(part) ?? conceptAt(part, 0)?.entry)?.kind ?? "") ||
  namesSomebody((englishOf(part) ?? englishOf(part.slice(0, 1)) ?? part.at(-1)!.word).split(" ").at(-1)!);

/** The clause without such a label; null where nothing of it is a description; any other clause as it is. */
export const withoutLabel = (clause: Clause): Clause | null => {
  const { tokens } = clause;
  // "Interview with Mr Haddad, linen hire, 12 March": what the document is.
  if (
    clause.index === 0 &&
    /^(?:interview|minutes|transcript|notes|memo|memorandum|call)$/.test(tokens[0]?.word ?? "") &&
    /^(?:with|of|from|,)$/.test(tokens[1]?.word ?? "") &&
    tokens.length < 14 &&
    !tokens.some(({ word }) => word === ":" || /^(?:is|are|has|have|we|they)$/.test(word))
  )
    return null;
  if (clause.bullet && !ordinals.test(tokens[0]?.word ?? "")) return clause;
  const at = tokens.findIndex((token) => token.word === ":");
  if (at < 1 || at > 3 || !inPassing(tokens, at)) return clause;
  const label = tokens
    .slice(0, at)
    .map((token) => token.word)
    .join(" ");
  const rest = tokens.slice(at + 1);
  if (people.test(label)) return null;
  if (granting.test(label) && isPeople(rest)) {
    const said = clause.arabic ? "الادوار" : "roles";
    return { ...clause, tokens: [{ ...tokens[0]!, raw: said, word: said }, ...tokens.slice(at)] };
  }
  if (opening.has(label)) return { ...clause, tokens: rest };
  if (ordinals.test(label)) return rest.length < 5 ? null : { ...clause, tokens: rest };
  return about.has(label) && !isDescription(itemsOf(rest)) ? null : clause;
};
