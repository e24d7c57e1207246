/**
 * English sentences in the plain form the grammar reads: several of them in one clause are cut apart, what stands in another order is put
 * in the usual one ("for a core we note its label" is that a core has a label). Places in the text stay what they were.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, senseOf, sortsOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, conceptOf } from "../words/words.ts";
import { bothNames } from "./both-names.ts";
import { departmentsAct } from "./departments.ts";
import { isPlural, singular } from "./fold.ts";
import { inImperative } from "./in-imperative.ts";
import { labelsWithStops } from "./labels-with-stops.ts";
import { membersWith } from "./members-with.ts";
import { nobodyBut } from "./nobody-but.ts";
import { plainActor } from "./plain-actors.ts";
import { plainArabic } from "./plain-arabic.ts";
import { cutInTwo, isNameWord, part, places, speakers, standsAt } from "./plain-cuts.ts";
import { plainLists } from "./plain-lists.ts";
import { plainTables } from "./plain-tables.ts";
import { plainWordsOf } from "./plain-words.ts";
import { questionsAnswered } from "./questions-answered.ts";
import { askedOfThem } from "./records-noted.ts";
import { recordsTold } from "./records-told.ts";
import { requestTurns } from "./request-turns.ts";
import { roleLabels } from "./role-labels.ts";
import { statedApart } from "./said-in-one.ts";
import { fullNames } from "./short-names.ts";
import { sitesOfWork } from "./sites.ts";
import { spokenTurns } from "./spoken-turns.ts";
import type { Clause, Token } from "./tokens.ts";
import { toldApart } from "./told-apart.ts";
import { toldLabels } from "./told-labels.ts";
import { withGroups } from "./with-groups.ts";
import { workingHours } from "./working-hours.ts";

/** "Anyone can look at the crossings without an account": visitors can. */
const withoutAccount = (clause: Clause): Clause =>
  /\bwithout (?:(?:an?|any) )?(?:account|signing|logging|registering|login|registration)/i.test(clause.span.text)
    ? {
        ...clause,
        tokens: clause.tokens.map((token, i) =>
          i < 2 && /^(?:everyone|everybody|anyone|anybody)$/.test(token.word) ? { ...token, word: "visitors" } : token,
        ),
      }
    : clause;

/** Who alone may do something is named as such. */
const alone = (clause: Clause): Clause => ({ ...clause, tokens: nobodyBut(clause.tokens) });

/** "There are fourteen parcels; each one has a name", "… three markets, and each of them has a square": the parcels, the markets. */
const eachOfThose = (clause: Clause, before: Clause): Clause => {
  const { tokens } = clause;
  const at = ["and", ",", "but"].includes(tokens[0]!.word) ? 1 : 0;
  if (!/^(?:each|every)$/.test(tokens[at]?.word ?? "")) return clause;
  const said = tokens.slice(at + 1, at + 4).map(({ word }) => word);
  const length =
    said[0] === "one" && said[1] !== "of"
      ? 1
      : ["of", "one"].includes(said[0] ?? "") && /^(?:them|these|those|which)$/.test(said[said[0] === "one" ? 2 : 1] ?? "")
        ? said[0] === "one"
          ? 3
          : 2
        : said[0] === "has"
          ? 0
          : -1;
  if (length < 0 || !["has", "gets", "contains", "belongs", "needs"].includes(tokens[at + 1 + length]?.word ?? "")) return clause;
  const last = before.tokens.findIndex(
    (token, i) =>
      token.kind === "word" &&
      isPlural(token.word) &&
      isNameWord(token) &&
      !verbForms.has(token.word) &&
      sortsOf(token.word)[0] !== "time" &&
      !isPlural(before.tokens[i + 1]?.word ?? ""),
  );
  const noun = before.tokens[last];
  if (!noun) return clause;
  let from = last;
  while (
    from > 0 &&
    last - from < 2 &&
    isNameWord(before.tokens[from - 1]!) &&
    !verbForms.has(before.tokens[from - 1]!.word) &&
    (sortsOf(before.tokens[from - 1]!.word)[0] ?? "quantity") !== "quantity"
  )
    from--;
  const place = tokens[at]!;
  const name = before.tokens
    .slice(from, last + 1)
    .map((token, i, all) => ({ ...token, from: place.from, to: place.to, word: i === all.length - 1 ? singular(token.word) : token.word }));
  return { ...clause, tokens: [{ ...place, word: "each" }, ...name, ...tokens.slice(at + 1 + length)] };
};

/** All clauses, those in English as plain sentences, numbered anew. */
export const plainClauses = (clauses: readonly Clause[]): readonly Clause[] =>
  plainArabic(
    sitesOfWork(
      workingHours(
        fullNames(
          roleLabels(
            plainTables(labelsWithStops(askedOfThem(questionsAnswered(inImperative(bothNames(clauses)))))).filter(
              ({ tokens }) => tokens.length > 0,
            ),
          ),
        ),
      ),
    ),
  )
    .map((clause, i, all) => (clause.arabic || i === 0 ? clause : eachOfThose(clause, all[i - 1]!)))
    .flatMap((clause) => (clause.arabic ? [clause] : sentences(withoutAccount(alone(clause)))))
    .map((clause, index) => ({ ...clause, index }));

const sentences = (clause: Clause): readonly Clause[] => {
  const plain = plainSentences(clause).map(trimmed);
  return plain.every(({ tokens }) => tokens.length > 0) ? plain : [clause];
};

/** Without the marks a sentence that was cut off begins and ends with. */
const trimmed = (clause: Clause): Clause => {
  let [from, to] = [0, clause.tokens.length];
  while (from < to && /^[,;–—-]$/.test(clause.tokens[from]!.word)) from++;
  while (to > from && /^[,;–—-]$/.test(clause.tokens[to - 1]!.word)) to--;
  const tokens = clause.tokens.slice(from, to);
  return { ...clause, tokens: tokens.some(({ kind }) => kind !== "mark") ? tokens : [] };
};

/** "When reserving, the visitor gives a name and an e-mail": the reservation has these. */
const whenDoing = (clause: Clause): Clause => {
  const { tokens } = clause;
  const record = conceptOf(verbForms.get(tokens[1]?.word ?? "")?.verb.leaves ?? "");
  if (!record || !/^(?:when|while|on|before|by)$/.test(tokens[0]!.word) || !/ing$/.test(tokens[1]!.word)) return clause;
  const giving = tokens.findIndex(
    ({ word }, i) =>
      i > 2 &&
      i < 8 &&
      /^(?:gives?|enters?|states?|provides?|leaves?|chooses?|specif(?:y|ies)|indicates?|tells?|fills?|picks?|says?)$/.test(word),
  );
  const list = tokens.slice(tokens[giving + 1] && /^(?:us|in|out|down)$/.test(tokens[giving + 1]!.word) ? giving + 2 : giving + 1);
  if (giving < 0 || !list.some(isSeparator)) return clause;
  const name = record.en[0]!.split(" ").map((word) => ({ ...tokens[1]!, raw: word, word }));
  return { ...clause, tokens: [{ ...tokens[0]!, word: "each" }, ...name, { ...tokens[giving]!, word: "has" }, ...list] };
};

const plainSentences = (said: Clause): readonly Clause[] => {
  const told = recordsTold(said);
  if (told) return told.flatMap(sentences);
  const clause = whenDoing({ ...said, tokens: spokenTurns(said.tokens) });
  const plain = departmentsAct({ ...clause, tokens: plainLists(withGroups(plainWordsOf(clause.tokens))) });
  if (plain.tokens.length === 0) return [clause];
  const two = membersWith(plain) ?? requestTurns(plain) ?? toldLabels(plain) ?? toldApart(plain) ?? statedApart(plain) ?? cutInTwo(plain);
  if (two) return two.flatMap(sentences);
  return perEach(plain) ?? [plainActor(belongsTo(described(plain)))];
};

const helping = new Set("want need would should like to just also have must will should only always then".split(" "));
// biome-ignore format: a list of words
const recording = new Set("know store note hold keep record need track save register enter log know list write collect jot stores notes holds keeps records tracks enters logs writes lists".split(" "));
/** "For a core we note its label and depth", "in a survey the diver records the date": the core, the survey has these. */
const perEach = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const aside = tokens.findIndex(
    (token, i) => i > 1 && token.word === "," && tokens[i + 1]?.word === "for" && ["each", "every"].includes(tokens[i + 2]?.word ?? ""),
  );
  const back = aside > 0 ? tokens.findIndex((token, i) => i > aside + 2 && i < aside + 7 && token.word === ",") : -1;
  // "The solution shall hold, for every tree, a tag number and the species".
  if (
    back > 0 &&
    recording.has(tokens[aside - 1]!.word) &&
    tokens.slice(0, aside).some(({ word }) => /^(?:system|solution|platform|software|application|app|we|i|database|register)$/.test(word))
  )
    return [part(clause, [...tokens.slice(aside + 2, back), { ...tokens[aside - 1]!, word: "has" }, ...tokens.slice(back + 1)])];
  const start = tokens.findIndex((token) => token.kind === "word" && !["and", "but", "so", "then", "also"].includes(token.word));
  const after = tokens[start]?.word === "after" && ["each", "every"].includes(tokens[start + 1]?.word ?? "");
  if (start < 0 || start > 2 || !(places.has(tokens[start]!.word) || tokens[start]!.word === "of" || after)) return null;
  const counted = ["a", "an", "each", "every", "any", "the"].includes(tokens[start + 1]?.word ?? "");
  const from = start + (counted ? 2 : 1);
  let end = from;
  while (end < tokens.length && end < from + 5 && isNameWord(tokens[end]!)) end++;
  const name = tokens.slice(from, end);
  // "Of the churches, the name, the address and the key holder".
  if (tokens[start]!.word === "of" && name.length > 0 && tokens[end]?.word === "," && tokens[end + 1]?.word === "the")
    return [
      part(clause, [
        ...name,
        { ...tokens[end]!, word: isPlural(name.at(-1)!.word) ? "have" : "has", kind: "word" },
        ...tokens.slice(end + 1),
      ]),
    ];
  if (tokens[end]?.word === ",") end++;
  const speaker = speakers.has(tokens[end]?.word ?? "");
  const actor = speaker ? null : actorAt(tokens, end);
  if (name.length === 0 || (!speaker && !actor) || (!counted && !isPlural(name.at(-1)!.word)) || namesSomebody(tokens[end]!.word))
    return null;
  if (
    tokens[start]!.word === "with" ||
    /^(?:moment|end|beginning|day|week|month|year|morning|evening|time|future)s?$/.test(name.at(-1)!.word)
  )
    return null;
  let at = end + (actor ?? 1);
  while (at < tokens.length && helping.has(tokens[at]!.word) && !recording.has(tokens[at + 1] ? tokens[at]!.word : "")) at++;
  while (["want", "need"].includes(tokens[at]?.word ?? "") && tokens[at + 1]?.word === "to") at += 2;
  const verb = tokens[at];
  if (verb?.kind !== "word") return null;
  const list = tokens.slice(at + (tokens[at + 1]?.word === "down" ? 2 : 1));
  const determiner: Token = counted ? { ...tokens[start + 1]!, word: "each" } : { ...tokens[start]!, word: "all" };
  const has: Token = { ...verb, word: counted ? "has" : "have" };
  if (!recording.has(verb.word)) {
    if (!counted || (senseOf(verb.word)?.verb ?? 0) === 0 || actor) return null;
    return holdsMany(clause, tokens[start + 1]!, name, has, list);
  }
  if (list.filter(isSeparator).length === 0 || list[0]?.word === ":" || (actor && list.some((token) => token.word === ":"))) return null;
  // "For each child we need": read as it stands.
  if (tokens[start]!.word === "for" && ["each", "every"].includes(tokens[start + 1]!.word)) return null;
  const all = counted || name.length > 0 ? [...(counted ? [determiner] : []), ...name, has, ...list] : null;
  if (!all) return null;
  const told = part(clause, all);
  if (!actor) return [told];
  const who = tokens.slice(end, at);
  return [told, part(clause, [...who, verb, ...(counted ? [tokens[start + 1]!] : []), ...name], tokens.slice(start, at + 1))];
};

/** "On a frame we grow fragments of coral: species, size": a frame has many of them, and they have these. */
const holdsMany = (
  clause: Clause,
  article: Token,
  name: readonly Token[],
  has: Token,
  list: readonly Token[],
): readonly Clause[] | null => {
  let end = 0;
  while (end < list.length && isNameWord(list[end]!)) end++;
  const many = list.slice(0, end);
  const last = many.at(-1);
  if (!last || many.length > 3 || !isPlural(last.word) || namesSomebody(last.word)) return null;
  const whose = list[end]?.word === "of" ? end + 2 : end;
  const rest = list.slice(whose);
  if (rest.length > 0 && rest[0]!.word !== ":" && !["–", "—"].includes(rest[0]!.word)) return null;
  const links = part(clause, [article, ...name, has, { ...has, word: "many" }, ...many]);
  return rest.length > 2 ? [links, part(clause, [...many, { ...rest[0]!, word: ":" }, ...rest.slice(1)])] : [links];
};

/** How many words name who acts here: "the diver". */
const actorAt = (tokens: readonly Token[], at: number): number | null => {
  const the = ["the", "a", "an", "our"].includes(tokens[at]?.word ?? "") ? 1 : 0;
  const found = conceptAt(tokens, at + the);
  return the > 0 && found?.entry.kind === "person" ? the + found.length : null;
};

/** "Spare parts we keep in drawers – part name, drawer": what they have. */
const described = (clause: Clause): Clause => {
  const { tokens } = clause;
  const we = tokens.findIndex(
    (token, i) =>
      i > 0 && i < 5 && ["we", "i"].includes(token.word) && /^(?:keep|store|hold|have|need|track)$/.test(tokens[i + 1]?.word ?? ""),
  );
  if (we < 1 || !tokens.slice(0, we).every(isNameWord) || !isPlural(tokens[we - 1]!.word)) return clause;
  const open = tokens.findIndex((token, i) => i > we + 1 && [":", "–", "—", "-", ","].includes(token.word));
  return open > 0 && open < we + 6 && tokens.slice(open).filter(isSeparator).length > 0
    ? { ...clause, tokens: [...tokens.slice(0, we), { ...tokens[open]!, word: ":" }, ...tokens.slice(open + 1)] }
    : clause;
};

/** "Each operator works at one station": whatever the verb is, one belongs to the other. */
const belongsTo = (clause: Clause): Clause => {
  const { tokens } = clause;
  const verb = ["a", "an", "each", "every", "one"].includes(tokens[0]?.word ?? "") ? standsAt(tokens) : 0;
  if (verb === 0) return clause;
  const rest = tokens.slice(verb + (["a", "an", "one", "exactly"].includes(tokens[verb + 1]!.word) ? 1 : 2));
  const end = rest.findIndex((token) => token.kind === "mark" || isSeparator(token));
  if (end === 0 || (end < 0 && rest.length > 4)) return clause;
  const name = tokens.slice(0, verb).filter((token) => !["always", "only", "usually"].includes(token.word));
  return {
    ...clause,
    tokens: [
      ...name,
      { ...tokens[verb]!, word: "belongs" },
      { ...tokens[verb]!, word: "to" },
      ...rest.filter(({ word }) => word !== "exactly"),
    ],
  };
};
