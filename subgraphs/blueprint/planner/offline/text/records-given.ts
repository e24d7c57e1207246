/**
 * Records that are made when something is given, brought, sent back or takes place: "the winner is sent a voucher", "devices come back for
 * repair", "twice a month there is a get-together". Each is put as a sentence that says there are such, and whose they are.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, senseOf, sortsOf } from "../words/senses.ts";
import { conceptAt, wholeProperty } from "../words/words.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";
import { article, eachBelongs, madeOne, nameBefore, nameFrom, one, oneOf, said } from "./told-parts.ts";

/** The sentences; null where nothing is given. */
export const recordsGiven = (clause: Clause): readonly Clause[] | null =>
  isGiven(clause) ??
  receives(clause) ??
  bringsAlong(clause) ??
  thereIsOne(clause) ??
  attended(clause) ??
  comesFor(clause) ??
  comesBack(clause) ??
  byUploading(clause);

const giving = /^(?:paid|offered|given|sent|issued|granted|handed|awarded|charged|lent|assigned)$/;
const properties = new Set("number code card login account password id name chance look choice say".split(" "));
/** "Families are paid a monthly allowance": there are allowances, and each is of one family. */
const isGiven = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const done = tokens.findIndex(
    ({ word }, i) => i > 1 && giving.test(word) && [1, 2].some((back) => /^(?:is|are)$/.test(tokens[i - back]?.word ?? "")),
  );
  const be = done < 0 ? -1 : /^(?:is|are)$/.test(tokens[done - 1]!.word) ? done - 1 : done - 2;
  if (done < 0 || !one.test(tokens[done + 1]?.word ?? "")) return null;
  const name = nameFrom(tokens, done + 2);
  const last = name.at(-1);
  const to = nameBefore(tokens, be);
  const who = to.at(-1);
  if (!last || !who || properties.has(last.word) || wholeProperty(name) !== null) return null;
  const known = conceptAt(to, 0);
  const somebody =
    namesSomebody(who.word) || sortsOf(who.word)[0] === "group" || known?.entry.kind === "person" || known?.entry.kind === "member";
  // "Contractors are given a repair" is read elsewhere: it was there before.
  if (/^(?:given|assigned|handed)$/.test(tokens[done]!.word) && conceptAt(name, 0) !== null) return null;
  if (!somebody || tokens.slice(done).some(({ word }) => word === "by")) return null;
  const before = tokens
    .slice(0, be - to.length)
    .filter((token, i, all) => !(i >= all.length - 3 && (isSeparator(token) || token.word === "the")));
  return [
    ...(before.length > 3 ? [part(clause, before)] : []),
    eachBelongs(clause, name, to, tokens.slice(be - to.length)),
    part(
      clause,
      [...to, said(last, "can"), said(last, "see"), said(last, "their"), said(last, "own"), ...name],
      tokens.slice(be - to.length),
    ),
  ];
};

/** "Schools receive a commission of ten percent": each commission is of one school. */
const receives = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && i < 4 && /^receives?$/.test(word));
  const to = tokens.slice(article.test(tokens[0]!.word) ? 1 : 0, Math.max(verb, 0));
  const name = verb > 0 && one.test(tokens[verb + 1]?.word ?? "") ? nameFrom(tokens, verb + 2) : [];
  const [who, last] = [to.at(-1), name.at(-1)];
  if (!who || !last || !to.every(isNameWord) || properties.has(last.word) || wholeProperty(name) !== null || told.test(last.word))
    return null;
  const known = conceptAt(name, name.length - 1);
  if (known || !sortsOf(last.word).some((sort) => ["possession", "communication", "artifact"].includes(sort))) return null;
  return [eachBelongs(clause, name, to, tokens)];
};
const told = /^(?:messages?|e-?mails?|mail|sms|notifications?|reminders?|alerts?|link|call|confirmation|copy|reply|answer|word|news)$/;

/** "A customer comes in with a prescription": the prescription is theirs. */
const bringsAlong = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && /^(?:comes?|arrives?|turns?|shows?)$/.test(word));
  const with_ = verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb && i < verb + 5 && word === "with");
  const who = tokens.slice(article.test(tokens[0]!.word) ? 1 : 0, Math.max(verb, 0));
  const name = with_ > 0 && one.test(tokens[with_ + 1]?.word ?? "") ? nameFrom(tokens, with_ + 2) : [];
  const [person, last] = [who.at(-1), name.at(-1)];
  if (!person || !last || !who.every(isNameWord) || !namesSomebody(person.word) || wholeProperty(name) !== null) return null;
  if (!sortsOf(last.word).some((sort) => ["communication", "artifact", "possession", "cognition"].includes(sort))) return null;
  const rest = tokens.slice(with_ + 2 + name.length);
  const next = rest.findIndex(({ word }, i) => word === "," && /^(?:we|i|and|then|so|the)$/.test(rest[i + 1]?.word ?? ""));
  // "… with a code, the client and a date": what is listed is what they have.
  if (rest.some((token) => isSeparator(token)) && next < 0) return null;
  return [
    eachBelongs(clause, name, who, tokens.slice(0, with_ + 2 + name.length)),
    ...(next >= 0 && rest.length > next + 3 ? [part(clause, rest.slice(next + 1))] : []),
  ];
};

const happening = new Set(["act", "event"]);

/** "Twice a month there is also a get-together": one of those that are held. */
const thereIsOne = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const there = tokens.findIndex(
    ({ word, raw }, i) => i < 6 && word === "there" && (/^(?:is|are)$/.test(tokens[i + 1]?.word ?? "") || /['’]s$/.test(raw)),
  );
  if (there < 0) return null;
  const at = tokens.findIndex(({ word }, i) => i > there && i < there + 4 && one.test(word));
  const name = at < 0 ? [] : nameFrom(tokens, at + 1);
  const last = name.at(-1);
  const next = tokens[at + 1 + name.length];
  const joined = last?.word.includes("-") === true;
  if (!last || !(joined || happening.has(sortsOf(last.word)[0] ?? "")) || (next && /^(?:of|that|which|who|to|,)$/.test(next.word)))
    return null;
  const bare = name.filter(({ word }) => !/^(?:free|also|regular|monthly|weekly|yearly|annual|short|big|small)$/.test(word));
  return bare.length > 0 ? [madeOne(clause, bare, tokens)] : null;
};

/** "They attend a training evening": there are such evenings. */
const attended = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && /^attends?$/.test(word) && one.test(tokens[i + 1]?.word ?? ""));
  const name = verb < 0 ? [] : nameFrom(tokens, verb + 2);
  const last = name.at(-1);
  return last && wholeProperty(name) === null && tokens[0]!.word !== "we"
    ? [part(clause, tokens.slice(0, verb + 1)), madeOne(clause, name, tokens.slice(verb))]
    : null;
};

/** "Trees get returned: dropped needles, wrong size", "a piece comes back because it doesn't fit": a return, with what and why. */
const comesBack = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      i < 12 &&
      ((/^(?:get|gets|are|is)$/.test(word) &&
        (tokens[i + 1]?.word === "returned" ||
          (/^(?:sent|brought|given)$/.test(tokens[i + 1]?.word ?? "") && tokens[i + 2]?.word === "back"))) ||
        (/^comes?$/.test(word) && tokens[i + 1]?.word === "back")),
  );
  const why = verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb + 1 && (word === ":" || word === "because"));
  const name = verb < 0 ? [] : nameBefore(tokens, verb);
  const last = name.at(-1);
  if (why < 0 || !last || namesSomebody(last.word) || conceptAt(name, 0)?.entry.kind === "person" || senseOf(last.word)?.sorts.length === 0)
    return null;
  const like = tokens[verb]!;
  const comma: Token = { ...like, raw: ",", word: ",", kind: "mark" };
  const rest = tokens.slice(why + 1);
  const next = rest.findIndex(
    ({ word }, i) => word === "," && /^(?:then|and|so)$/.test(rest[i + 1]?.word ?? "") && /^(?:we|i|they)$/.test(rest[i + 2]?.word ?? ""),
  );
  return [
    part(
      clause,
      [
        said(like, "each"),
        said(like, "return"),
        said(like, "has"),
        said(like, "the"),
        ...oneOf(name),
        comma,
        said(like, "the"),
        said(like, "reason"),
      ],
      tokens.slice(verb - name.length, why + 1),
    ),
    ...(next >= 0 && rest.length > next + 4 ? [part(clause, rest.slice(next + 2))] : []),
  ];
};

const services =
  /^(?:repairs?|service|servicing|inspection|maintenance|check-up|checkup|fitting|cleaning|alterations?|mending|tuning|calibration|vaccination|treatment)$/;
/** "Devices come back to us for repair": there are repairs, each of one device. */
const comesFor = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 0 && i < 5 && /^(?:come|comes|go|goes|get|gets)$/.test(word));
  const lead = verb < 0 ? -1 : tokens.findIndex(({ word }, i) => i > verb && i < verb + 6 && word === "for");
  const at = article.test(tokens[lead + 1]?.word ?? "") ? lead + 2 : lead + 1;
  const service = tokens[at];
  const from = article.test(tokens[0]!.word) ? 1 : 0;
  const name = tokens.slice(from, Math.max(verb, 0));
  const last = name.at(-1);
  if (lead < 0 || !service || !services.test(service.word) || !last || !name.every(isNameWord) || namesSomebody(last.word)) return null;
  const rest = tokens.slice(at + 1);
  const next = rest.findIndex(({ word }, i) => word === "," && /^(?:and|but|so)$/.test(rest[i + 1]?.word ?? ""));
  return [
    eachBelongs(clause, [service], name, tokens.slice(0, at + 1)),
    ...(next >= 0 && rest.length > next + 4 ? [part(clause, rest.slice(next + 2))] : []),
  ];
};

/** "A client requests a job by uploading one or more documents and stating …": a document is of a job. */
const byUploading = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const by = tokens.findIndex(
    ({ word }, i) => i > 2 && word === "by" && /^(?:uploading|attaching|sending|submitting|entering)$/.test(tokens[i + 1]?.word ?? ""),
  );
  if (by < 0) return null;
  const from = tokens.findIndex(({ word }, i) => i > by + 1 && !/^(?:one|or|more|an?|the|several|many|some|their)$/.test(word));
  const name = from < 0 ? [] : nameFrom(tokens, from);
  const made = nameBefore(tokens, by);
  const last = name.at(-1);
  const rest = tokens.slice(from + name.length);
  if (
    !last ||
    made.length === 0 ||
    (wholeProperty(name) !== null && conceptAt(name, 0) === null) ||
    !(rest.length === 0 || isSeparator(rest[0]!))
  )
    return null;
  const going = rest[0]?.word === "and" && /ing$/.test(rest[1]?.word ?? "");
  return [
    part(clause, [...tokens.slice(0, by), ...(going ? [said(rest[0]!, "with"), ...rest.slice(2)] : [])], [...tokens.slice(0, by), ...rest]),
    eachBelongs(clause, name, made, tokens.slice(by, from + name.length)),
  ];
};
