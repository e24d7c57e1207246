/** Who may do something, where the sentence puts it otherwise: "visible to", "reserved for", "except by", "I'm the director and I do the plays". */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, senseOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { singular } from "./fold.ts";
import { isNameWord } from "./plain-cuts.ts";
import { baseOf } from "./plain-verbs.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clause with who acts before what they may do. */
export const plainActor = (clause: Clause): Clause => speakerIs(visibleTo(reserved(onlyBy(clause))));

const shownAs = new Set("visible accessible open available shown".split(" "));
const everybody = new Set("everyone everybody anyone anybody all public visitors guests the".split(" "));
/** "Incidents are visible to the governor and the welfare officer": they can see them. */
const visibleTo = (clause: Clause): Clause => {
  const { tokens } = clause;
  const at = tokens.findIndex((token, i) => i > 1 && i < 9 && shownAs.has(token.word) && tokens[i + 1]?.word === "to");
  if (at < 0) return clause;
  const be = tokens.slice(0, at).findLastIndex((token) => ["is", "are", "be"].includes(token.word));
  if (be < 1 || at - be > 3 || tokens.slice(at, at + 4).some((token) => everybody.has(token.word) && token.word !== "the")) return clause;
  const only = tokens.slice(be, at).some((token) => token.word === "only");
  const not = tokens.slice(be, at).some((token) => token.word === "not");
  let who = tokens.slice(at + 2);
  const comma = who.findIndex((token, i) => token.word === "," && ["no", "nobody", "not", "but"].includes(who[i + 1]?.word ?? ""));
  if (comma > 0) who = who.slice(0, comma);
  const can: Token = { ...tokens[be]!, word: not ? "cannot" : "can" };
  const modal = tokens.slice(0, be).findIndex((token) => ["should", "must", "will", "shall", "may", "can"].includes(token.word));
  const what = tokens.slice(0, modal > 0 ? modal : be);
  return who.length > 0 && who.length < 9
    ? { ...clause, tokens: [...(only ? [{ ...tokens[be]!, word: "only" }] : []), ...who, can, { ...tokens[at]!, word: "see" }, ...what] }
    : clause;
};

const nominal: ReadonlyMap<string, string> = new Map(
  Object.entries({
    deletion: "deleting",
    removal: "removing",
    creation: "creating",
    approval: "approving",
    addition: "adding",
    editing: "editing",
    maintenance: "managing",
  }),
);
/** "Adding and removing interpreters is for the head of registry only": only they can. */
const reserved = (clause: Clause): Clause => {
  const { tokens } = clause;
  const noun = nominal.get(tokens[0]?.word ?? "");
  if (noun && tokens[1]?.word === "of") return reserved({ ...clause, tokens: [{ ...tokens[0]!, word: noun }, ...tokens.slice(2)] });
  if (!/ing$/.test(tokens[0]?.word ?? "") || verbForms.get(tokens[0]!.word)?.verb.cls !== "do") return clause;
  const be = tokens.findIndex((token, i) => i > 0 && i < 9 && ["is", "are"].includes(token.word));
  if (be < 0) return clause;
  const for_ = tokens.findIndex((token, i) => i > be && i < be + 4 && (token.word === "for" || token.word === "to"));
  const between = for_ < 0 ? [] : tokens.slice(be + 1, for_).map(({ word }) => word);
  if (for_ < 0 || !between.every((word) => /^(?:reserved|only|left|up|just|restricted|limited)$/.test(word))) return clause;
  const who = tokens.slice(for_ + 1).filter((token) => !["only", "alone"].includes(token.word));
  const done = tokens.slice(0, be).map((token) => ({ ...token, word: baseOf(token.word) }));
  const whole = done.length === done.filter((token) => verbForms.has(token.word) || isSeparator(token)).length;
  return {
    ...clause,
    tokens: [
      { ...tokens[be]!, word: "only" },
      ...who,
      { ...tokens[be]!, word: "can" },
      ...done,
      ...(whole ? [{ ...tokens[be]!, raw: "everything", word: "everything" }] : []),
    ],
  };
};

/** "I'm the director and I do the plays", "Gwen, she's the technician, she does the firings": the director, the technician manages them. */
const speakerIs = (clause: Clause): Clause => {
  const { tokens } = clause;
  const be = tokens.findIndex(
    (token, i) =>
      i < 6 &&
      (/^(?:i['’]m|(?:she|he)['’]s|(?:we|they)['’]re)$/i.test(token.raw) ||
        (["am", "are", "is"].includes(token.word) && ["i", "we", "she", "he", "they"].includes(tokens[i - 1]?.word ?? ""))),
  );
  if (be < 0) return clause;
  const from = be + (["the", "a", "an", "their", "our"].includes(tokens[be + 1]?.word ?? "") ? 2 : 1);
  const and = tokens.findIndex((token, i) => i > from && i < from + 4 && ["and", ",", "so"].includes(token.word));
  const last = tokens[and - 1];
  if (
    and < 0 ||
    !last ||
    !(namesSomebody(last.word) || conceptAt([last], 0)?.entry.kind === "person") ||
    !tokens.slice(from, and).every(isNameWord)
  )
    return clause;
  let at = and + 1;
  while (["i", "we", "so", "and", "she", "he", "they"].includes(tokens[at]?.word ?? "")) at++;
  const does = tokens[at];
  if (!does || (((senseOf(does.word) ?? senseOf(singular(does.word)))?.verb ?? 0) < 1 && !/^do(?:es)?$/.test(does.word))) return clause;
  const everything = ["everything", "anything", "all"].includes(tokens[at + 1]?.word ?? "");
  const doing = (token: Token): Token =>
    /^do(?:es)?$/.test(token.word) &&
    tokens[tokens.indexOf(token) + 1]?.kind === "word" &&
    tokens[tokens.indexOf(token) + 1]!.word !== "not"
      ? { ...token, word: "manage" }
      : token;
  const who = tokens.slice(from, and).map((token, i, all) => (i === all.length - 1 ? { ...token, word: singular(token.word) } : token));
  // "… and she changes": the same.
  const rest = tokens
    .slice(at + 1)
    .filter((token, i, all) => !(["she", "he", "i", "we"].includes(token.word) && ["and", ",", "but"].includes(all[i - 1]?.word ?? "")));
  return {
    ...clause,
    tokens: [
      { ...last, word: "the" },
      ...who,
      { ...does, word: "can" },
      everything ? { ...does, word: "manage" } : doing(plainVerb(does)),
      ...rest,
    ],
  };
};
/** "adds" as it stands behind "can". */
const plainVerb = (token: Token): Token => {
  const base = token.word.replace(/ies$/, "y").replace(/(?<=ch|sh|ss|x)es$|(?<!s)s$/, "");
  return verbForms.get(token.word)?.form === "s" && verbForms.get(base)?.form === "base" ? { ...token, word: base } : token;
};

/** "Nothing may be deleted except by the curator": only the curator can. */
const onlyBy = (clause: Clause): Clause => {
  const { tokens } = clause;
  const by = tokens.findIndex((token, i) => i > 2 && ["except", "but"].includes(token.word) && tokens[i + 1]?.word === "by");
  const be = tokens.findIndex((token) => token.word === "be");
  const done = verbForms.get(tokens[be + 1]?.word ?? "");
  if (by < 0 || be < 1 || be > by || !["nothing", "no"].includes(tokens[0]!.word) || done?.form !== "ed") return clause;
  const what = tokens[0]!.word === "no" ? tokens.slice(1, be - 1) : [{ ...tokens[0]!, word: "everything" }];
  return {
    ...clause,
    tokens: [
      { ...tokens[0]!, word: "only" },
      ...tokens.slice(by + 2),
      { ...tokens[be]!, word: "can" },
      { ...tokens[be + 1]!, word: done.verb.key },
      ...what,
    ],
  };
};
