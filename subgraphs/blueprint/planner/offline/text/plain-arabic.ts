/** Arabic clauses of one text, put plainly before the grammar reads them: what only opens a sentence goes, whoever is meant is named. */
import { withoutAsides } from "./arabic-asides.ts";
import { plainDoers } from "./arabic-doers.ts";
import { whatIsRecorded } from "./arabic-each.ts";
import { choicesAside, whether, withoutDashes } from "./arabic-lists.ts";
import { withOnes } from "./arabic-ones.ts";
import { theirOwn } from "./arabic-own.ts";
import { plainPeople } from "./arabic-people.ts";
import { plainRequests } from "./arabic-requests.ts";
import { plainRights } from "./arabic-rights.ts";
import { withTopics } from "./arabic-topics.ts";
import { plainTurns, toldForEach } from "./arabic-turns.ts";
import { nobodyBut } from "./nobody-but.ts";
import type { Clause, Token } from "./tokens.ts";

/** Rewrites the clauses of one text; those in English stay as they are. */
export const plainArabic = (clauses: readonly Clause[]): readonly Clause[] => {
  if (!clauses.some(({ arabic }) => arabic)) return clauses;
  const told = withTheirs(clauses).flatMap((clause) =>
    clause.arabic
      ? withTopics(plainly(clause.tokens))
          .flatMap(toldForEach)
          .map((tokens) => withTokens(clause, tokens))
      : [clause],
  );
  const plain = plainPeople(withOnes(told));
  const done = plain.map((clause) => (clause.arabic ? withTokens(clause, whatIsRecorded(plainRights(clause.tokens))) : clause));
  const own = theirOwn(done.map(({ tokens }) => tokens));
  return done.map((clause, i) => (clause.arabic ? withTokens(clause, own[i]!) : clause));
};

/** «ودوره فيها» where the text writes ة: his role, and no course (دورة). */
const withTheirs = (clauses: readonly Clause[]): readonly Clause[] => {
  const raws = clauses.flatMap(({ tokens }) => tokens.filter(({ arabic, raw }) => arabic && raw.length > 3).map(({ raw }) => raw));
  const careless = raws.filter((raw) => /^ال.{2,}ه$/.test(raw) && !/(?:جه|له|يه|به|قه|ره)$/.test(raw)).length;
  if (raws.filter((raw) => raw.endsWith("ة")).length < 6 || careless > 0) return clauses;
  return clauses.map((clause) =>
    clause.arabic && clause.tokens.some(isHis)
      ? withTokens(
          clause,
          clause.tokens.map((token) => (isHis(token) ? { ...token, word: `${token.word}ا` } : token)),
        )
      : clause,
  );
};
const isHis = (token: Token): boolean => /^(?!ال|لل).{3,}ه$/.test(token.raw) && confusing.has(token.word);
/** Folded names that are another word with «his» as well. */
const confusing = new Set(["دوره", "عمله"]);

const plainly = (tokens: readonly Token[]): readonly Token[] =>
  nobodyBut(
    choicesAside(
      whether(withoutDashes(withoutAsides(withoutPointing(plainDoers(plainTurns(plainRequests(withoutFillers(withoutFrame(tokens))))))))),
    ),
  );

const withTokens = (clause: Clause, tokens: readonly Token[]): Clause => (tokens === clause.tokens ? clause : { ...clause, tokens });

const ordinal = /^(?:ال)?(?:اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|خامس|خامسه|سادس|سادسه|سابع|سابعه|ثامن|ثامنه|تاسع|تاسعه|عاشر|عاشره)$/;
/** «[9:41 م] أبو فهد: عندي مطبخ», «البند الثاني: المنصة»: who wrote the line, where in the minutes it stands. */
const withoutFrame = (tokens: readonly Token[]): readonly Token[] => {
  const colon = tokens.findIndex(({ word }, i) => i > 0 && word === ":" && tokens[i - 1]!.kind === "word");
  const close = tokens[0]?.word === "(" && tokens[1]?.kind === "number" ? tokens.findIndex(({ word }) => word === ")") : -1;
  if (close > 0 && close < 9 && colon > close && colon < close + 5) return tokens.slice(colon + 1);
  return colon === 2 && /^(?:ال)?(?:بند|ماده|قسم|فقره|محور|نقطه|باب)$/.test(tokens[0]!.word) && ordinal.test(tokens[1]!.word)
    ? tokens.slice(3)
    : tokens;
};

const fillers =
  /^(?:اه|ايوه|ايوا|اي|طيب|بص|بصي|شوف|شوفي|شف|اسمع|اسمعي|اسمعوا|المهم|تمام|ماشي|اوكي|اوك|يلا|يعني|نسيت|كمان|برضو|برضه|همين|بعد|الو|والله|ok|okay|طبعا|صح|ها|ياريت|يا ريت|اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|اخيرا)$/;
/** «آه نسيت، العضوة ليها …», «طيب، كمان …»: what is said begins behind it. */
const withoutFillers = (tokens: readonly Token[]): readonly Token[] => {
  let from = 0;
  while (tokens[from]?.word === "و") from++;
  const start = from;
  while (fillers.test(tokens[from]?.word ?? "") && (from + 1 >= tokens.length || filler(tokens, from))) {
    from++;
    while (/^[،,]$/.test(tokens[from]?.word ?? "")) from++;
  }
  return from > start && tokens.length - from > 1 ? tokens.slice(from) : tokens;
};
/** «بعد» and «أي» are more than that before a noun. */
const filler = (tokens: readonly Token[], at: number): boolean =>
  !/^(?:بعد|اي|شوف|صح)$/.test(tokens[at]!.word) || /^[،,]$/.test(tokens[at + 1]!.word);

/** «الخشب ده», «الدفتر هاد»: the wood. */
const withoutPointing = (tokens: readonly Token[]): readonly Token[] => {
  const kept = tokens.filter(
    ({ word }, i) => !(i > 0 && /^(?:ده|دي|دا|دول|هاد|هادا|هيدا|هيدي|هادي|هاذا|هذول)$/.test(word) && /^ال/.test(tokens[i - 1]!.word)),
  );
  return kept.length === tokens.length ? tokens : kept;
};
