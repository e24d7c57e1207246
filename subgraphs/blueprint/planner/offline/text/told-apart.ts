/** What a sentence says in passing of another thing, put as a sentence of its own: "a test method – with a name, a unit –", "a session that has a room". */

import { isSeparator } from "../clauses/phrases.ts";
import { nounish } from "../clauses/verb-or-noun.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The two sentences; null where there is one. */
export const toldApart = (clause: Clause): readonly Clause[] | null =>
  dashAside(clause) ??
  thatHas(clause) ??
  listThenActs(clause) ??
  withThenActs(clause) ??
  thenRecords(clause) ??
  listOf(clause) ??
  ownerWith(clause);

const dash = /^[–—-]$/;
const listed = (tokens: readonly Token[]): boolean => tokens.some(isSeparator);
const has = (token: Token, plural = false): Token => ({
  ...token,
  raw: plural ? "have" : "has",
  word: plural ? "have" : "has",
  kind: "word",
});
/** The words of the name that ends before a place. */
const nameBefore = (tokens: readonly Token[], end: number): readonly Token[] => {
  let from = end;
  while (
    from > 0 &&
    end - from < 3 &&
    isNameWord(tokens[from - 1]!) &&
    !["s", "ed"].includes(verbForms.get(tokens[from - 1]!.word)?.form ?? "")
  )
    from--;
  return tokens.slice(from, end);
};

/** "An analysis refers to a test method – with a name, a unit and a limit – and ends in a value". */
const dashAside = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const open = tokens.findIndex(
    ({ word }, i) => i > 1 && dash.test(word) && /^(?:with|having|each|which|that)$/.test(tokens[i + 1]?.word ?? ""),
  );
  if (open < 0) return null;
  const close = tokens.findIndex(({ word }, i) => i > open + 2 && dash.test(word));
  const end = close < 0 ? tokens.length : close;
  let from = open + 2;
  while (/^(?:with|has|have)$/.test(tokens[from]?.word ?? "")) from++;
  const list = tokens.slice(from, end);
  const name = nameBefore(tokens, open);
  const last = name.at(-1);
  if (!last || !listed(list) || list.length > 30) return null;
  return [
    part(clause, [...tokens.slice(0, open), ...tokens.slice(end + 1)]),
    part(
      clause,
      [{ ...last, raw: "each", word: isPlural(last.word) ? "all" : "each" }, ...name, has(last, isPlural(last.word)), ...list],
      [...name, ...list],
    ),
  ];
};

/** "Papers are put into a session that has a name, a room and a day": the session has these. */
const thatHas = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const that = tokens.findIndex(
    ({ word }, i) => i > 3 && (word === "that" || word === "which") && ["has", "have"].includes(tokens[i + 1]?.word ?? ""),
  );
  const list = tokens.slice(that + 2);
  const name = that < 0 ? [] : nameBefore(tokens, that);
  const article = tokens[that - name.length - 1];
  const verb = tokens.slice(0, Math.max(that, 0)).some(({ word }) => verbForms.has(word) || ["into", "put"].includes(word));
  return name.length > 0 && article && /^(?:an?|one)$/.test(article.word) && verb && list.filter(isSeparator).length > 1
    ? [
        part(clause, tokens.slice(0, that)),
        part(clause, [{ ...article, word: "each" }, ...name, has(tokens[that + 1]!), ...list], [...name, ...list]),
      ]
    : null;
};

/** Who acts at a place: "pupils register", "the office books"; how many words it is to the verb, nought where nobody does. */
const actsAt = (tokens: readonly Token[], at: number, loose = false): number => {
  const the = ["the", "our"].includes(tokens[at]?.word ?? "") ? 1 : 0;
  const who = conceptAt(tokens, at + the);
  if (who?.entry.kind !== "person") return 0;
  const verb = tokens[at + the + who.length];
  const form = verbForms.get(verb?.word ?? "");
  const next = tokens[at + the + who.length + 1];
  const plural = isPlural(tokens[at + the + who.length - 1]!.word);
  return verb &&
    form?.verb.cls === "do" &&
    next?.kind === "word" &&
    !isSeparator(next) &&
    (!nounish.has(verb.word.replace(/s$/, "")) || (plural && loose && !functionWords.has(next.word))) &&
    form.form === (plural ? "base" : "s") &&
    (plural || the > 0)
    ? the + who.length
    : 0;
};

/** "Theory evenings: topic, date, seats, pupils register for them": the list ends where somebody does something. */
const listThenActs = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const colon = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && word === ":");
  const label = tokens.slice(0, Math.max(colon, 0));
  if (colon < 0 || !label.every(isNameWord)) return null;
  const at = tokens.findIndex((token, i) => i > colon + 3 && isSeparator(tokens[i - 1]!) && !isSeparator(token) && actsAt(tokens, i) > 0);
  if (at < 0) return null;
  const end = tokens.slice(0, at).findLastIndex((token) => !isSeparator(token)) + 1;
  const told = tokens
    .slice(at)
    .flatMap((token) => (token.word === "them" ? label.map((one) => ({ ...one, from: token.from, to: token.to })) : [token]));
  return [part(clause, tokens.slice(0, end)), part(clause, told, tokens.slice(at))];
};

const app = /^(?:app|application|system|platform|site|website|software|tool|program)$/;
/** "The app lists": how many words it is to the verb. */
const appAt = (tokens: readonly Token[], at: number): number =>
  /^(?:the|our)$/.test(tokens[at]?.word ?? "") && app.test(tokens[at + 1]?.word ?? "") && /[a-z]s$/.test(tokens[at + 2]?.word ?? "")
    ? 2
    : 0;

/** "Parents add children with name and birth date, the app lists vaccines, nurses record doses with a batch number": each list ends where somebody does something. */
const withThenActs = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const opens = tokens.findIndex(({ word }, i) => i > 1 && word === "with");
  const at =
    opens < 0
      ? -1
      : tokens.findIndex(
          (token, i) =>
            i > opens + 1 &&
            token.word === "," &&
            !isInBrackets(tokens, i) &&
            (actsAt(tokens, i + 1, true) > 0 || appAt(tokens, i + 1) > 0),
        );
  return at < 0 || !tokens.slice(0, opens).some(({ word }) => verbForms.has(word))
    ? null
    : [part(clause, tokens.slice(0, at)), { ...part(clause, tokens.slice(at + 1)), bullet: false, heading: false }];
};
const isInBrackets = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).filter(({ word }) => word === "(").length > tokens.slice(0, at).filter(({ word }) => word === ")").length;

const later = /^(?:afterwards|afterward|then|later|finally|after)$/;
const records = /^(?:adds?|notes?|records?|writes?|enters?|logs?)$/;
/** "A lesson has a meeting point, and afterwards the instructor notes the topic plus a grade": the lesson has these as well, and he changes it. */
const thenRecords = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  if (!/^(?:an?|each|every)$/.test(tokens[0]?.word ?? "")) return null;
  const at = tokens.findIndex(({ word }, i) => i > 3 && later.test(word) && isSeparator(tokens[i - 1]!) && tokens[i + 1]?.word === "the");
  const who = at < 0 ? null : conceptAt(tokens, at + 2);
  const verb = who ? at + 2 + who.length : -1;
  if (who?.entry.kind !== "person" || !records.test(tokens[verb]?.word ?? "")) return null;
  const be = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && ["has", "have", "is", "lasts", "takes"].includes(word));
  const name = tokens.slice(1, be);
  const list = tokens.slice(verb + (tokens[verb + 1]?.word === "down" ? 2 : 1));
  const end = tokens.slice(0, at).findLastIndex((token) => !isSeparator(token)) + 1;
  return be > 1 && name.every(isNameWord) && listed(list)
    ? [
        part(clause, tokens.slice(0, end)),
        part(clause, [tokens[0]!, ...name, has(tokens[verb]!), ...list], list),
        part(
          clause,
          [
            ...tokens.slice(at + 1, verb),
            { ...tokens[verb]!, raw: "can", word: "can" },
            { ...tokens[verb]!, raw: "update", word: "update" },
            tokens[0]!,
            ...name,
          ],
          tokens.slice(at, verb + 1),
        ),
      ]
    : null;
};

const lists = /^(?:list|overview|table|view|page|screen)$/;
/** "Housekeeping needs a simple list of rooms which are dirty, clean or blocked": they see the rooms, and these are their states. */
const listOf = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && /^(?:needs?|wants?|gets?|has|have|requires?)$/.test(word));
  const list =
    verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb + 1 && i < verb + 5 && lists.test(word) && tokens[i + 1]?.word === "of");
  const from = ["the", "our", "a"].includes(tokens[0]?.word ?? "") ? 1 : 0;
  const who = tokens.slice(from, Math.max(verb, 0));
  if (list < 0 || conceptAt(who, 0)?.entry.kind !== "person" || !["a", "the", "an"].includes(tokens[verb + 1]!.word)) return null;
  const are = tokens.findIndex(
    ({ word }, i) =>
      i > list + 2 && i < list + 6 && (word === "which" || word === "that") && ["is", "are"].includes(tokens[i + 1]?.word ?? ""),
  );
  const what = tokens.slice(list + 2, are < 0 ? tokens.length : are);
  if (!what.every(isNameWord)) return null;
  const can = [
    { ...tokens[verb]!, raw: "can", word: "can" },
    { ...tokens[verb]!, raw: "see", word: "see" },
  ];
  const sees = part(clause, [...tokens.slice(0, verb), ...can, ...what], tokens.slice(0, are < 0 ? tokens.length : are));
  const rest = tokens.slice(are + 2);
  const stop = rest.findIndex(({ word }, i) => word === "," && /^(?:and|but|so|they)$/.test(rest[i + 1]?.word ?? ""));
  const states = stop < 0 ? rest : rest.slice(0, stop);
  if (are < 0) return [sees];
  const like = tokens[are]!;
  const mark = (word: string): Token => ({ ...like, raw: word, word, kind: "mark" });
  const status: Token = { ...like, raw: "status", word: "status" };
  return states.some(({ word }) => word === "or")
    ? [sees, part(clause, [...what, has(like, true), status, mark("("), ...states, mark(")")], [...what, ...states])]
    : null;
};

/** "… its name and species, and of course the owner with address and mobile": the owner has these. */
const ownerWith = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const joint = tokens.findLastIndex(
    ({ word }, i) =>
      word === "and" && i > 3 && (tokens[i + 1]?.word === "the" || (tokens[i + 1]?.word === "of" && tokens[i + 2]?.word === "course")),
  );
  const the = tokens[joint + 1]?.word === "of" ? joint + 3 : joint + 1;
  const who = joint < 0 || tokens[the]?.word !== "the" ? null : conceptAt(tokens, the + 1);
  const at = the + 1 + (who?.length ?? 0);
  const list = tokens.slice(at + 1);
  if (who?.entry.kind !== "person" || tokens[at]?.word !== "with" || !listed(list) || list.length > 9) return null;
  if (!tokens.slice(0, joint).some(({ word }) => /^(?:is|are|has|have|needs?|shows?|contains?)$/.test(word))) return null;
  const name = tokens.slice(the + 1, at);
  return [
    part(clause, [...tokens.slice(0, joint), tokens[joint]!, ...tokens.slice(the, at)]),
    part(clause, [{ ...tokens[the]!, raw: "each", word: "each" }, ...name, has(tokens[at]!), ...list], tokens.slice(the)),
  ];
};
