/**
 * Labels that are sentences: "leave requests -> type, first day -> line manager approves", "what we do at a visit goes on the back: date,
 * vet", "the chair decides: accepted, rejected", "at departure we bill everything: invoice with a total".
 */
import { isSeparator } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import { namesSomebody } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeProperty } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import { isColon, listed, mark, named, withList } from "./label-parts.ts";
import { isNameWord, part, speakers } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** "leave requests -> type, first day -> line manager approves": who does it does it to them. */
export const arrows = (clause: Clause): readonly Clause[] | null => {
  const parts: Token[][] = [[]];
  const { tokens } = clause;
  for (let i = 0; i < tokens.length; i++) {
    const drawn = tokens[i]!.word === "-" && tokens[i + 1]?.word === ">";
    if (drawn || ["→", "=>", "➜", "⇒"].includes(tokens[i]!.word)) {
      parts.push([]);
      if (drawn) i++;
    } else parts.at(-1)!.push(tokens[i]!);
  }
  const [name, ...steps] = parts;
  if (!name || steps.length === 0 || !named(name) || !isPlural(name.at(-1)!.word) || steps.some((step) => step.length === 0)) return null;
  return steps.flatMap((step, i): readonly Clause[] => {
    const verb = verbForms.get(step.at(-1)!.word);
    const who = step.slice(0, -1);
    if (named(who) && verb?.verb.cls === "do" && ["s", "base"].includes(verb.form)) {
      const theirs = superior.test(who.map(({ word }) => word).join(" ")) ? [{ ...step[0]!, raw: "own", word: "own" }] : [];
      return [part(clause, [...step, ...theirs, ...name], step)];
    }
    if (i === 0 && presence.test(step.map(({ word }) => word).join(" "))) {
      const said = (word: string): Token => ({ ...step[0]!, raw: word, word, kind: "word" });
      const one = { ...name.at(-1)!, word: singular(name.at(-1)!.word) };
      const comma = mark(step[0]!, ",");
      return [
        part(clause, name),
        withList(clause, [said("attendances")], [...name.slice(0, -1), one, comma, said("date"), comma, said("present")]),
      ];
    }
    return i === 0 && (listed(step) || wholeProperty(step) !== null) ? [withList(clause, name, step)] : i === 0 ? [part(clause, name)] : [];
  });
};
/** Who decides about their own people. */
const superior = /^(?:line manager|supervisor|superior|boss|team lead(?:er)?)s?$/;
const presence =
  /^who (?:was|is|were|has been) (?:there|present|absent|missing)$|^who (?:came|comes|attended|attends|turned up|showed up)$/;

/** "What we do at a visit goes on the back: date, vet, diagnosis": a visit has these. */
export const whatIsDone = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  if (tokens[0]?.word !== "what" || !(speakers.has(tokens[1]?.word ?? "") || /^(?:he|she)$/.test(tokens[1]?.word ?? ""))) return null;
  const at = tokens.findIndex(({ word }, i) => i > 2 && i < 5 && /^(?:at|in|during|on|for)$/.test(word));
  const colon = tokens.findIndex((_, i) => i > at && isColon(tokens, i));
  if (at < 0 || colon < 0 || !/^(?:an?|the|each|every)$/.test(tokens[at + 1]?.word ?? "")) return null;
  let end = at + 2;
  while (
    end < colon &&
    isNameWord(tokens[end]!) &&
    !(end > at + 2 && verbForms.has(tokens[end]!.word)) &&
    !/^(?:goes|gets|ends)$/.test(tokens[end]!.word)
  )
    end++;
  const name = tokens.slice(at + 2, end);
  const list = tokens.slice(colon + 1);
  return named(name) && listed(list)
    ? [part(clause, [{ ...tokens[at + 1]!, word: "each" }, ...name, { ...tokens[colon]!, word: "has", kind: "word" }, ...list])]
    : null;
};

/** "On every site there's a foreman, and what I want from him is a daily report: weather, delays": the report has these, he writes it. */
export const whatIsWanted = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const what = tokens.findIndex(
    ({ word }, i) =>
      word === "what" &&
      ["i", "we"].includes(tokens[i + 1]?.word ?? "") &&
      /^(?:want|need|expect|get|require)$/.test(tokens[i + 2]?.word ?? ""),
  );
  const be = what < 0 ? -1 : tokens.findIndex(({ word }, i) => i > what + 2 && i < what + 8 && ["is", "are"].includes(word));
  const colon = be < 0 ? -1 : tokens.findIndex((_, i) => i > be && i < be + 7 && isColon(tokens, i));
  const article = /^(?:an?|the|their|his|her)$/.test(tokens[be + 1]?.word ?? "") ? 1 : 0;
  const name = colon < 0 ? [] : tokens.slice(be + 1 + article, colon);
  const list = tokens.slice(colon + 1);
  if (!named(name) || !listed(list)) return null;
  const before = tokens.slice(0, what).filter((token, i, all) => !(i >= all.length - 2 && isSeparator(token)));
  const from = tokens[what + 3]?.word === "from" ? tokens.slice(what + 4, be) : [];
  const pronoun = from.length === 1 && /^(?:him|her|them)$/.test(from[0]!.word);
  const who = pronoun ? somebodyIn(before) : from;
  if (who.length === 0) return [...(before.length > 2 ? [part(clause, before)] : []), withList(clause, name, list)];
  const says = (word: string): Token => ({ ...tokens[be]!, raw: word, word });
  const does = part(clause, [...who, says("can"), says("submit"), says("a"), ...name, says("with"), ...list], tokens.slice(what));
  return [...(before.length > 2 ? [part(clause, before)] : []), does];
};
const somebodyIn = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findLastIndex((_, i) => conceptAt(tokens, i)?.entry.kind === "person");
  return at < 0 ? [] : [{ ...tokens[at]!, raw: "the", word: "the" }, ...tokens.slice(at, at + conceptAt(tokens, at)!.length)];
};

/** "Visitors: members announce a visitor (name, arrival)": a sentence that names what the label says. */
export const tellsItself = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const colon = tokens.findIndex((_, i) => i > 0 && i < 4 && isColon(tokens, i));
  const label = tokens.slice(0, Math.max(colon, 0));
  if (!named(label)) return null;
  const head = singular(label.at(-1)!.word);
  let body = tokens.slice(colon + 1);
  const lead = ["during", "after", "before", "at", "on", "when"].includes(body[0]?.word ?? "")
    ? body.findIndex(({ word }, i) => i > 1 && i < 7 && ["the", "our", ","].includes(word) && i > 2)
    : 0;
  if (lead > 0) body = body.slice(body[lead]!.word === "," ? lead + 1 : lead);
  const from = ["the", "a", "our"].includes(body[0]?.word ?? "") ? 1 : 0;
  const verb = body.findIndex(
    (token, i) =>
      i > from &&
      i < from + 5 &&
      (modals.has(token.word) ||
        (["s", "base"].includes(verbForms.get(token.word)?.form ?? "") && /^(?:an?|the|their|his|her|one)$/.test(body[i + 1]?.word ?? ""))),
  );
  const who = body.slice(from, verb);
  const acts =
    verb > 0 &&
    who.every((token) => isNameWord(token) || /^'s?$/.test(token.word)) &&
    ["person", "member"].includes(conceptAt(who, who.length - 1)?.entry.kind ?? "");
  return acts && !namesSomebody(who[0]!.word === head ? head : "") && body.some(({ word }, i) => i > verb && singular(word) === head)
    ? [part(clause, body)]
    : null;
};

/** "The programme chair decides: accepted, rejected": what was spoken of before is in one of these states, and the chair changes it. */
export const decides = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && /^(?:decides?|judges?|rules?|chooses?)$/.test(word));
  const from = ["the", "our", "a", "an"].includes(tokens[0]?.word ?? "") ? 1 : 0;
  const who = tokens.slice(from, Math.max(verb, 0));
  const list = tokens.slice(verb + 2);
  if (verb < 0 || !tokens[verb + 1] || !isColon(tokens, verb + 1) || !named(who) || !list.some(isSeparator) || list.length > 14)
    return null;
  const like = tokens[verb]!;
  const said = (word: string): Token => ({ ...like, raw: word, word, kind: "word" });
  return list.every(({ kind, word }) => kind === "word" || word === "," || word === "/")
    ? [
        part(
          clause,
          [
            said("its"),
            said("status"),
            said("is"),
            ...list.map((token) => (isSeparator(token) ? { ...token, word: token.word === "," ? "," : "or" } : token)),
          ],
          list,
        ),
        part(clause, [said("the"), ...who, said("can"), said("update"), said("it")], tokens.slice(0, verb + 1)),
      ]
    : null;
};

/** "At departure we bill everything: invoice with a total and a date": an invoice has these. */
export const thingWith = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const colon = tokens.findIndex((_, i) => i > 2 && isColon(tokens, i));
  const article = /^(?:an?|the)$/.test(tokens[colon + 1]?.word ?? "") ? 1 : 0;
  const known = colon < 0 ? null : conceptAt(tokens, colon + 1 + article);
  const end = colon + 1 + article + (known?.length ?? 0);
  const list = tokens.slice(end + 1);
  return known &&
    ["thing", "event", "document"].includes(known.entry.kind) &&
    tokens[end]?.word === "with" &&
    list.some(isSeparator) &&
    tokens.slice(0, colon).some(({ word }, i) => speakers.has(word) || (i > 0 && verbForms.has(word)))
    ? [
        part(clause, tokens.slice(0, colon)),
        part(
          clause,
          [
            { ...tokens[end]!, raw: "each", word: "each" },
            ...tokens.slice(colon + 1 + article, end),
            { ...tokens[end]!, raw: "has", word: "has" },
            ...list,
          ],
          tokens.slice(colon + 1),
        ),
      ]
    : null;
};
