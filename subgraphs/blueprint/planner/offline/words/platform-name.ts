/** What the platform is called where the text says what it is for: "a tool library", "we run a food bank", "a website for language exchange". */
import { keyFromWords } from "../../../../../schema/blueprint/keys.ts";
import type { Span } from "../../../../../schema/planner.ts";
import { isPerson, phraseOf } from "../clauses/phrases.ts";
import { isPlural } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import type { Words } from "../world/world.ts";
import { sentenceCase } from "./naming.ts";
import { functionWords, verbForms } from "./verbs.ts";

export interface PlatformName {
  readonly label: Words;
  readonly key: string;
  readonly span: Span;
}

const generic = new Set("website site app application platform system portal tool software program solution database crm".split(" "));
const speakers = new Set("we i we're i'm we've i've".split(" "));
const running = new Set(
  "run runs are am have own organise organize operate manage got running starting opening organising organizing building started 're 'm 've".split(
    " ",
  ),
);
const articles = new Set("a an the our my".split(" "));
const plain = new Set(
  "small little simple new nice good big large local tiny own lovely great modern short basic complete online amateur single whole short".split(
    " ",
  ),
);
const letters = new Set("dear hello hi hey subject minutes present request to from re".split(" "));
const crowds = new Set("team company group friends family".split(" "));

/** The name the first sentences give; null where they give none of at least two words. */
export const platformName = (clauses: readonly Clause[]): PlatformName | null => {
  for (const clause of clauses.slice(0, 2)) {
    if (clause.arabic || clause.bullet) continue;
    const words = forWhat(clause.tokens) ?? whoWeAre(clause.tokens) ?? (clause.index === 0 ? opening(clause.tokens) : null);
    const [first, last] = [words?.[0], words?.at(-1)];
    if (!words || !first || !last) continue;
    const said = clause.span.text.slice(first.from - clause.span.from, last.to - clause.span.from);
    const text = /[a-z]/.test(said) ? said : said.toLowerCase();
    return {
      label: { en: sentenceCase(text.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase()).replace(/\s+/g, " ")) },
      key: keyFromWords(text, [], "header"),
      span: clause.span,
    };
  }
  return null;
};

/** "an app for student bus passes" */
const forWhat = (tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex((token, i) => i < 14 && generic.has(token.word) && tokens[i + 1]?.word === "for");
  if (at < 0 || tokens.slice(0, at).some((token) => token.kind === "mark" && token.word !== ",")) return null;
  const words = nounRun(tokens, at + 2);
  return words.length > 1 && !isPerson(phraseOf(words)) && !crowds.has(words.at(-1)!.word) ? words : null;
};

/** "We run a food bank" */
const whoWeAre = (tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex((token, i) => i < 6 && speakers.has(token.word));
  if (at < 0) return null;
  let from = at + 1;
  while (running.has(tokens[from]?.word ?? "")) from++;
  if ((from === at + 1 && !tokens[at]!.word.includes("'")) || !articles.has(tokens[from]?.word ?? "")) return null;
  const words = nounRun(tokens, from);
  return words.length > 1 && !isPerson(phraseOf(words)) ? words : null;
};

/** "A tool library for our street", "Driving school: …" */
const opening = (tokens: readonly Token[]): readonly Token[] | null => {
  if (letters.has(tokens[0]!.word)) return null;
  const words = nounRun(tokens, 0);
  const next = words.length > 0 ? tokens[tokens.indexOf(words.at(-1)!) + 1] : undefined;
  const ends = next === undefined || next.kind === "mark" || "for of with at in to where that near".split(" ").includes(next.word);
  return words.length > 1 && ends && !isPerson(phraseOf(words)) && !words.every(({ word }) => generic.has(word)) ? words : null;
};

const times = new Set("next last this here now today downtown currently".split(" "));
/** The noun phrase that begins here: no article, no "small", nothing that holds a sentence together. */
const nounRun = (tokens: readonly Token[], start: number): readonly Token[] => {
  let from = start;
  while (tokens[from] && (articles.has(tokens[from]!.word) || plain.has(tokens[from]!.word))) from++;
  if (/ing$/.test(tokens[from]?.word ?? "") && verbForms.get(tokens[from]!.word)?.form === "ing" && start > 0) from++;
  const out: Token[] = [];
  for (const token of tokens.slice(from, from + 5)) {
    const form = verbForms.get(token.word);
    // "Customers open tickets": what they do is no part of a name.
    const does = form?.form === "base" && out.length > 0 && isPlural(out.at(-1)!.word);
    const acts = form && (form.verb.cls !== "do" || (out.length === 0 ? form.form === "base" : form.form === "s")) && form.form !== "ing";
    if (token.kind !== "word" || token.arabic || functionWords.has(token.word) || times.has(token.word) || acts || does) break;
    out.push(token);
  }
  return out.length > 4 ? [] : out;
};
