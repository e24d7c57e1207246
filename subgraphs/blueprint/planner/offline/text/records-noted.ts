/**
 * Records that are kept per something, noted or reported, with what goes into them: "trainers keep a log per dog, with the date", "accidents
 * are reported, stating place and time", "every chair has a number and stands in a row".
 */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, senseOf, sortsOf } from "../words/senses.ts";
import { wholeProperty } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";
import { article, eachBelongs, eachHas, listed, madeOne, nameBefore, nameFrom, one, said } from "./told-parts.ts";

/** The sentences; null where nothing is noted. */
export const recordsNoted = (clause: Clause): readonly Clause[] | null =>
  standsIn(clause) ?? keptPer(clause) ?? soOne(clause) ?? reported(clause) ?? recordOfIt(clause) ?? everyTime(clause) ?? fromThenOn(clause);

/** "Every chair has a number and stands in a row": it is of a row. */
const standsIn = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const has = tokens.findIndex(({ word }, i) => i > 1 && i < 5 && word === "has");
  if (has < 0 || !/^(?:an?|each|every)$/.test(tokens[0]!.word)) return null;
  const and = tokens.findIndex(
    ({ word }, i) =>
      i > has + 1 &&
      word === "and" &&
      (/^(?:stands|lies|hangs|sits|lives|stays|sleeps)$/.test(tokens[i + 1]?.word ?? "") ||
        (tokens[i + 1]?.word === "is" && /^(?:kept|stored|put|placed|parked|moored)$/.test(tokens[i + 2]?.word ?? ""))),
  );
  const at = and < 0 ? -1 : tokens.findIndex(({ word }, i) => i > and + 1 && i < and + 4 && /^(?:in|on|at|under)$/.test(word));
  const owner = at > 0 && one.test(tokens[at + 1]?.word ?? "") ? nameFrom(tokens, at + 2) : [];
  const rest = tokens.slice(at + 2 + owner.length);
  return owner.length > 0
    ? [
        part(clause, tokens.slice(0, and)),
        eachBelongs(clause, tokens.slice(1, has), owner, tokens.slice(and, at + 2 + owner.length)),
        ...(rest.length > 4 ? [part(clause, rest)] : []),
      ]
    : null;
};

/** "Trainers keep a training log per dog, with the date, the exercise": a log has these, and is of a dog. */
const keptPer = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const per = tokens.findIndex(
    ({ word }, i) =>
      i > 2 && i < 12 && (word === "per" || (/^(?:for|on|about)$/.test(word) && /^(?:each|every)$/.test(tokens[i + 1]?.word ?? ""))),
  );
  const name = per < 0 ? [] : nameBefore(tokens, per);
  const before = tokens[per - name.length - 1];
  // "A page per oyster with its code": the oyster has these.
  if (/^(?:page|file|record|card|sheet|entry|profile)$/.test(name.at(-1)?.word ?? "")) return null;
  const owner = per < 0 ? [] : nameFrom(tokens, tokens[per]!.word === "per" ? per + 1 : per + 2);
  const end = per + (tokens[per]?.word === "per" ? 1 : 2) + owner.length;
  const start = tokens[end]?.word === "," ? end + 1 : end;
  const list = tokens.slice(start + 1);
  if (name.length === 0 || owner.length === 0 || !one.test(before?.word ?? "") || tokens[start]?.word !== "with" || !listed(list))
    return null;
  return [
    // Who keeps it writes it, and has none of it.
    part(
      clause,
      tokens
        .slice(0, per)
        .map((token) =>
          /^(?:keep|maintain)s?$/.test(token.word) ? { ...token, word: /s$/.test(token.word) ? "writes" : "write" } : token,
        ),
    ),
    eachHas(clause, name, list),
    eachBelongs(clause, name, owner, tokens.slice(per - name.length, end)),
  ];
};

/** "Boxes go by courier, so a shipment with the tracking number and the value": a shipment has these. */
const soOne = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const so = tokens.findIndex(
    ({ word }, i) =>
      i > 1 && /^(?:,|:|–|—)$/.test(word) && /^(?:so|hence)$/.test(tokens[i + 1]?.word ?? "") && one.test(tokens[i + 2]?.word ?? ""),
  );
  const name = so < 0 ? [] : nameFrom(tokens, so + 3);
  const with_ = so + 3 + name.length;
  return name.length > 0 && tokens[with_]?.word === "with" && listed(tokens.slice(with_))
    ? [part(clause, tokens.slice(0, so)), eachHas(clause, name, tokens.slice(with_ + 1))]
    : null;
};

const telling = /^(?:reported|notified|lodged|logged|recorded|filed|raised|announced)$/;
/** "Accidents are to be reported within an hour, stating place and time", "faults must be notified to the keeper": there are such, with these. */
const reported = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const done = tokens.findIndex(({ word }, i) => i > 1 && i < 14 && telling.test(word) && /^(?:be|are|is)$/.test(tokens[i - 1]!.word));
  if (done < 0) return null;
  const from = article.test(tokens[0]!.word) ? 1 : 0;
  const first = nameFrom(tokens, from);
  const second = tokens[from + first.length]?.word === "and" ? nameFrom(tokens, from + first.length + 1) : [];
  const last = first.at(-1);
  const verb = tokens.findIndex(({ word }, i) => i < done && /^(?:is|are|must|should|shall|have|has|can|may)$/.test(word));
  if (!last || verb < 0 || namesSomebody(last.word) || wholeProperty(first) !== null) return null;
  if (verb !== from + first.length + (second.length > 0 ? second.length + 1 : 0)) return null;
  const names = second.length > 0 ? [first, second] : [first];
  const with_ = tokens.findIndex(
    ({ word }, i) => i > done && i < done + 9 && /^(?:stating|giving|naming|specifying|detailing)$/.test(word),
  );
  const list = tokens.slice(with_ + 1);
  if (with_ > 0 && listed(list)) return names.map((name) => eachHas(clause, name, list));
  return tokens[done + 1]?.word === "to" && isPlural(last.word) && !tokens.slice(done).some(({ word }) => word === "by")
    ? [
        ...names.map((name) =>
          madeOne(
            clause,
            name.map((token, i) => (i === name.length - 1 ? { ...token, word: singular(token.word) } : token)),
            name,
          ),
        ),
        part(clause, tokens.slice(done + 2)),
      ]
    : null;
};

/** "When a peal is rung, the conductor sends a record of it: the tower, the day": a peal has these. */
const recordOfIt = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  if (!/^(?:when|after|once|if|whenever)$/.test(tokens[0]?.word ?? "") || !one.test(tokens[1]?.word ?? "")) return null;
  const name = nameFrom(tokens, 2);
  const of = tokens.findIndex(
    ({ word }, i) =>
      i > 4 &&
      /^(?:record|report|note|description|account|sheet)$/.test(word) &&
      tokens[i + 1]?.word === "of" &&
      tokens[i + 2]?.word === "it",
  );
  const list = tokens.slice(of + 4);
  const last = name.at(-1);
  // "When a rope is tested": of the test, and not of the rope.
  if (!last || ["artifact", "object", "animal", "person", "plant", "food", "substance"].includes(sortsOf(last.word)[0] ?? "")) return null;
  if (of < 0 || tokens[of + 3]?.word !== ":" || !listed(list)) return null;
  const comma = tokens.findIndex(({ word }) => word === ",");
  const who = comma > 0 && comma < of ? tokens.slice(comma + 1, of - 1) : [];
  return [
    eachHas(clause, name, list),
    ...(who.length > 1 ? [part(clause, [...who, said(name[0]!, "a"), ...name], tokens.slice(comma + 1, of + 3))] : []),
  ];
};

/** "…, and from then on each wheel is tracked: a wheel gets a number": two sentences. */
const fromThenOn = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 3 &&
      word === "," &&
      tokens[i + 1]?.word === "and" &&
      tokens[i + 2]?.word === "from" &&
      /^(?:then|now|there)$/.test(tokens[i + 3]?.word ?? ""),
  );
  if (at > 0 && tokens.length > at + 7)
    return [part(clause, tokens.slice(0, at)), part(clause, tokens.slice(tokens[at + 4]?.word === "on" ? at + 5 : at + 4))];
  const colon = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      word === ":" &&
      /^(?:an?|each|every)$/.test(tokens[i + 1]?.word ?? "") &&
      tokens.slice(i + 3, i + 5).some((token) => /^(?:gets|has|is|receives)$/.test(token.word)),
  );
  return colon > 0 && tokens.slice(0, colon).some(({ word }) => /^(?:is|are)$/.test(word))
    ? [part(clause, tokens.slice(0, colon)), part(clause, tokens.slice(colon + 1))]
    : null;
};

/** "On every visit the lad checks each station and puts in whether it moved": a check of the station, and what it has. */
const everyTime = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  if (!/^(?:on|at|during|in)$/.test(tokens[0]?.word ?? "") || !/^(?:every|each)$/.test(tokens[1]?.word ?? "")) return null;
  const name = nameFrom(tokens, 2).slice(0, 2);
  const puts = tokens.findIndex(
    ({ word }, i) => i > 4 && word === "and" && /^(?:puts?|writes?|enters?|notes?|records?|says?|adds?)$/.test(tokens[i + 1]?.word ?? ""),
  );
  const start = puts + (/^(?:in|down|up)$/.test(tokens[puts + 2]?.word ?? "") ? 3 : 2);
  const list = puts < 0 ? [] : tokens.slice(start);
  const checked = tokens.slice(0, puts).findLastIndex(({ word }) => /^(?:each|every)$/.test(word));
  const verb = tokens[checked - 1];
  const target = checked > 2 ? tokens.slice(checked + 1, puts).filter(isNameWord) : [];
  const check = verb ? singular(verb.word) : "";
  if (!/^(?:whether|if|what|how|the|a|an)$/.test(list[0]?.word ?? "") || name.length === 0 || !verb || target.length === 0) return null;
  if ((senseOf(check)?.verb ?? 0) === 0) return null;
  const made = [...target, { ...verb, raw: check, word: check }];
  const visit = sortsOf(name[0]!.word)[0] === "time" ? [] : [...name.slice(0, 1), { ...verb, raw: ",", word: ",", kind: "mark" as const }];
  return [
    part(
      clause,
      [said(verb, "each"), ...made, said(verb, "has"), ...target, { ...verb, raw: ",", word: ",", kind: "mark" }, ...visit, ...list],
      tokens,
    ),
  ];
};

/** "Brides come to us. I take their name, mobile and the date": what is asked of whoever came before is theirs. */
export const askedOfThem = (clauses: readonly Clause[]): readonly Clause[] =>
  clauses.map((clause, i) => {
    const { tokens } = clause;
    const verb = tokens.findIndex(({ word }, k) => k > 0 && k < 4 && /^(?:take|need|request|collect|ask|want)$/.test(word));
    if (clause.arabic || verb < 0 || !/^(?:we|i)$/.test(tokens[0]!.word)) return clause;
    const start = tokens[verb + 1]?.word === "for" ? verb + 2 : verb + 1;
    const theirs = tokens[start]?.word === "their";
    const list = tokens.slice(theirs ? start + 1 : start);
    const end = list.findIndex((token) => isSeparator(token));
    if (end < 1 || wholeProperty(list.slice(0, end)) === null || list.some(({ word }) => /^(?:from|so|because)$/.test(word) && !theirs))
      return clause;
    for (const before of clauses.slice(Math.max(0, i - 3), i).reverse()) {
      const who = personIn(before.tokens);
      if (who) return { ...clause, tokens: [{ ...tokens[0]!, raw: who.raw, word: who.word }, said(tokens[0]!, "have"), ...list] };
    }
    return clause;
  });
const personIn = (tokens: readonly Token[]): Token | null => {
  const at = tokens.findIndex(({ word }) => word === ":") === 1 ? 2 : 0;
  const first = tokens[at];
  return first?.kind === "word" && !first.arabic && isNameWord(first) && isPlural(first.word) && namesSomebody(first.word) ? first : null;
};
