/**
 * Labels that are more than one name, and lists whose name stands in a sentence: "desks & meeting rooms – name, floor", "squads (juniors,
 * seniors): coach, pool", "theory evenings are a separate thing: topic, date", "what we do at a visit goes on the back: date, vet".
 */

import { isSeparator } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import { namesSomebody } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeProperty } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import { isNameWord, part, speakers } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses such a line is; null where it is none. */
export const toldLabels = (clause: Clause): readonly Clause[] | null =>
  arrows(clause) ??
  whatIsDone(clause) ??
  whatIsWanted(clause) ??
  separateThing(clause) ??
  withKinds(clause) ??
  both(clause) ??
  perWhat(clause) ??
  madeBy(clause) ??
  decides(clause) ??
  thingWith(clause) ??
  tellsItself(clause);

const colons = new Set([":", "–", "—"]);
const isColon = (tokens: readonly Token[], at: number): boolean =>
  colons.has(tokens[at]!.word) || (tokens[at]!.word === "-" && tokens[at]!.from > tokens[at - 1]!.to);
const listed = (tokens: readonly Token[]): boolean => tokens.filter(isSeparator).length > 1;
const mark = (token: Token, word: string): Token => ({ ...token, raw: word, word, kind: "mark" });
const named = (tokens: readonly Token[]): boolean => tokens.length > 0 && tokens.length < 5 && tokens.every(isNameWord);
const withList = (clause: Clause, name: readonly Token[], list: readonly Token[]): Clause =>
  part(clause, [...name, mark(list[0]!, ":"), ...list], [...name, ...list]);

/** "leave requests -> type, first day -> line manager approves": who does it does it to them. */
const arrows = (clause: Clause): readonly Clause[] | null => {
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
const whatIsDone = (clause: Clause): readonly Clause[] | null => {
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
const whatIsWanted = (clause: Clause): readonly Clause[] | null => {
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

/** "Theory evenings are a separate thing: topic, date, seats". */
const separateThing = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const be = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && ["is", "are"].includes(word));
  const thing = tokens.findIndex(
    ({ word }, i) => i > be + 1 && i < be + 5 && /^(?:thing|things|matter|story|topic|chapter|subject|list|kettle|part)$/.test(word),
  );
  return be > 0 &&
    thing > 0 &&
    /^(?:an?|the|another)$/.test(tokens[be + 1]!.word) &&
    tokens[thing + 1] !== undefined &&
    isColon(tokens, thing + 1) &&
    named(tokens.slice(0, be)) &&
    listed(tokens.slice(thing + 2))
    ? [withList(clause, tokens.slice(0, be), tokens.slice(thing + 2))]
    : null;
};

/** "Squads (juniors, seniors): coach, pool", "company assets handed out (laptop, phone): tag, type": kinds of what is told. */
const withKinds = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const open = tokens.findIndex(({ word }, i) => i > 0 && i < 6 && word === "(");
  const close = open < 0 ? -1 : tokens.findIndex(({ word }, i) => i > open && word === ")");
  const kinds = tokens.slice(open + 1, close);
  const whole = tokens.slice(0, Math.max(open, 0));
  const done = whole.findIndex(
    ({ word }, i) => i > 0 && (verbForms.get(word)?.form === "ed" || /^(?:handed|given|lent|kept|held|owned|sold)$/.test(word)),
  );
  const name = done > 0 ? whole.slice(0, done) : whole;
  const list = tokens.slice(close + 2);
  return close > 0 &&
    close < tokens.length - 3 &&
    isColon(tokens, close + 1) &&
    named(name) &&
    kinds.some(isSeparator) &&
    kinds.every((token) => token.kind === "word" || isSeparator(token)) &&
    listed(list)
    ? [
        withList(clause, name, [
          { ...kinds[0]!, raw: "type", word: "type" },
          mark(kinds[0]!, "("),
          ...kinds,
          mark(kinds[0]!, ")"),
          mark(kinds[0]!, ","),
          ...list,
        ]),
      ]
    : null;
};

/** "Desks & meeting rooms – name, floor, price": each of the two has these. */
const both = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const joint = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && ["and", "&"].includes(word));
  const colon = joint < 0 ? -1 : tokens.findIndex((_, i) => i > joint + 1 && i < joint + 5 && isColon(tokens, i));
  if (colon < 0 || joint > 3) return null;
  const [first, second, list] = [tokens.slice(0, joint), tokens.slice(joint + 1, colon), tokens.slice(colon + 1)];
  const things = [first, second].every((name) => named(name) && isPlural(name.at(-1)!.word) && !verbForms.has(name[0]!.word));
  const known =
    list.filter(({ word }) => word === ",").length > 1 &&
    !list.some(({ word }) => modals.has(word) || ["is", "are", "has", "have"].includes(word));
  const described = wholeProperty(list.slice(0, list.findIndex(isSeparator))) !== null;
  return things && known && described && ![first, second].some((name) => namesSomebody(name.at(-1)!.word))
    ? [withList(clause, first, list), withList(clause, second, list)]
    : null;
};

/** "Membership fees per year, paid/unpaid": a fee has a year, and a state. */
const perWhat = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const per = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && word === "per");
  const comma = per < 0 ? -1 : tokens.findIndex(({ word }, i) => i > per + 1 && i < per + 4 && word === ",");
  const [name, each, rest] = [tokens.slice(0, Math.max(per, 0)), tokens.slice(per + 1, comma), tokens.slice(comma + 1)];
  const slash = rest.findIndex(({ word }) => ["/", "or"].includes(word));
  return comma > 0 &&
    named(name) &&
    isPlural(name.at(-1)!.word) &&
    named(each) &&
    slash > 0 &&
    slash < 3 &&
    rest.length < 6 &&
    rest.every((token) => token.kind === "word" || token.word === "/")
    ? [
        withList(clause, name, [
          ...each,
          tokens[comma]!,
          { ...rest[0]!, raw: "status", word: "status" },
          mark(rest[0]!, "("),
          ...rest,
          mark(rest.at(-1)!, ")"),
        ]),
      ]
    : null;
};

/** "Visitors: members announce a visitor (name, arrival)": a sentence that names what the label says. */
const tellsItself = (clause: Clause): readonly Clause[] | null => {
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

/** "Room bookings by members (start, end, title)": the bookings have these, and members make them. */
const madeBy = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const by = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && word === "by");
  const open = by < 0 ? -1 : tokens.findIndex(({ word }, i) => i > by + 1 && i < by + 4 && word === "(");
  const name = tokens.slice(0, Math.max(by, 0));
  const who = tokens.slice(by + 1, open);
  const list = tokens.slice(open + 1, -1);
  return open > 0 &&
    tokens.at(-1)!.word === ")" &&
    named(name) &&
    isPlural(name.at(-1)!.word) &&
    ["person", "member"].includes(conceptAt(who, 0)?.entry.kind ?? "") &&
    listed(list)
    ? [
        withList(clause, name, list),
        part(
          clause,
          [...who, { ...tokens[by]!, raw: "can", word: "can" }, { ...tokens[by]!, raw: "add", word: "add" }, ...name],
          tokens.slice(0, open),
        ),
      ]
    : null;
};

/** "The programme chair decides: accepted, rejected": what was spoken of before is in one of these states, and the chair changes it. */
const decides = (clause: Clause): readonly Clause[] | null => {
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
const thingWith = (clause: Clause): readonly Clause[] | null => {
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
