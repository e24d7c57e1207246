/**
 * Texts nobody would write, made of the corpora by a seed: what a careless paste, a bad dictation or a half deleted paragraph leaves. The
 * same seed gives the same text.
 */
import { readdirSync } from "node:fs";
import { conceptOf } from "../../subgraphs/blueprint/planner/offline/words/words.ts";
import type { Case } from "./corpus/case.ts";

/** A number from 0 to `below`, exclusive: mulberry32. */
export type Draw = (below: number) => number;
export const drawOf = (seed: number): Draw => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};
const one = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)]!;

/** All corpora but those that are kept unread. */
export const readCorpora = async (): Promise<readonly Case[]> => {
  const folder = new URL("./corpus/", import.meta.url);
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".ts") && name !== "case.ts" && !/^(?:new-voices|two-readers)-/.test(name),
  );
  const modules = await Promise.all(
    files.sort().map((name): Promise<Readonly<Record<string, readonly Case[]>>> => import(new URL(name, folder).href)),
  );
  return modules.flatMap((each) => Object.values(each).flat());
};

const sentences = (text: string): readonly string[] => text.split(/(?<=[.!?؟\n])\s*/).filter((part) => part.trim() !== "");
const shuffled = <T>(draw: Draw, list: readonly T[]): readonly T[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
};

/** "salesRep|agent" as it is said: in English, and in Arabic where the lexicon has it. */
const said = (key: string): readonly string[] =>
  key.split("|").flatMap((name) => [name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase(), ...(conceptOf(name)?.ar.slice(0, 1) ?? [])]);
const isArabic = (text: string): boolean => /[\u0600-\u06ff]/.test(text);

/** Puts names of one text in the place of another's, as whole words with the ending they have. */
const renamed = (draw: Draw, text: string, old: readonly string[], fresh: readonly string[]): string =>
  old.flatMap(said).reduce((all, name) => {
    const others = fresh.flatMap(said).filter((other) => isArabic(other) === isArabic(name));
    return others.length === 0 || name === "" ? all : all.replace(new RegExp(name, "gi"), one(draw, others));
  }, text);

/** What stands in texts that were copied from somewhere. */
const odd = [
  "__proto__",
  "constructor",
  "toString",
  "id",
  "user",
  "record",
  "👩‍⚕️",
  "\u200f",
  "\u200d",
  "\ufeff",
  "ـــ",
  "a̐",
  "<b>",
  "&amp;",
  "{{name}}",
  "<%= x %>",
  "https://example.org/a?b=c",
  "a@b.example",
  "1,000.50",
  "٣٫٥",
  "100%",
  "...",
  "--",
  "/",
  "\\",
  "|",
  "\t",
  "#1",
  "•",
  "1)",
  "(",
  ")",
  "“",
  "«",
  ":",
  ";",
  "and",
  "or",
  "of",
  "which",
  "و",
  "أو",
  "ال",
  "لكل",
  "لا",
  "which has",
  "x".repeat(90),
  "the the the",
  "Nebuchadnezzarsville-upon-the-great-green-river-of-the-north",
  "每个",
  "ÄÖÜß",
];

const mutations: readonly ((text: string, own: Case, other: Case, draw: Draw) => string)[] = [
  (text, _own, _other, draw) => shuffled(draw, sentences(text)).join(" "),
  (text, _own, _other, draw) => {
    const rate = 3 + draw(8);
    return text
      .split(" ")
      .filter(() => draw(rate) > 0)
      .join(" ");
  },
  (text, _own, other) => `${text} ${other.text}`,
  (text, _own, _other, draw) => text.replace(/ /g, (space) => (draw(14) === 0 ? ` ${one(draw, odd)} ` : space)),
  (text, _own, _other, draw) => text.slice(0, 1 + draw(text.length)),
  (text, _own, _other, draw) => text.slice(draw(text.length)),
  (text) => text.toLowerCase(),
  (text) => text.replace(/[.,;:!?()،؛؟«»“”"'–—-]+/g, " "),
  (text) => text.replace(/[.,;،؛]+/g, (_all, at: number) => (at % 3 === 0 ? "" : at % 3 === 1 ? "," : ".")),
  (text) => sentences(text).slice(1).join(" "),
  (text) => text.replace(/\n+/g, " "),
  (text, _own, _other, draw) => text.replace(/ /g, () => (draw(12) === 0 ? "\n" : " ")),
  (text, own, other, draw) => renamed(draw, text, own.roles, other.roles),
  (text, own, other, draw) => renamed(draw, text, own.roles, Object.keys(other.entities)),
  (text, own, other, draw) => renamed(draw, text, Object.keys(own.entities), [...Object.keys(other.entities), ...other.roles]),
  (text, _own, other, draw) => shuffled(draw, [...sentences(text), ...sentences(other.text)]).join(" "),
  (text, _own, other, draw) => {
    const words = text.split(" ");
    const more = other.text.split(" ");
    return words.map((word) => (draw(6) === 0 ? one(draw, more) : word)).join(" ");
  },
  (text, _own, _other, draw) => {
    const words = text.split(" ");
    const at = draw(words.length);
    return [...words.slice(0, at), ...words.slice(at, at + 12), ...words.slice(at)].join(" ");
  },
];

/** The text of a seed: one description, changed one to three times with the help of another. */
export const mutant = (corpus: readonly Case[], seed: number): string => {
  const draw = drawOf(seed);
  const own = one(draw, corpus);
  let text = own.text;
  for (let rounds = 1 + draw(3); rounds > 0; rounds--) text = one(draw, mutations)(text || own.text, own, one(draw, corpus), draw);
  return text.slice(0, 6000);
};

/** A sentence of a seed, changed once or twice with the help of another. */
export const mutantSentence = (sentencesSaid: readonly string[], seed: number): string => {
  const draw = drawOf(seed);
  const bare = (text: string): Case => ({ name: "", text, entities: {}, roles: [] });
  let text = one(draw, sentencesSaid);
  for (let rounds = 1 + draw(2); rounds > 0; rounds--)
    text = one(draw, mutations)(text || one(draw, sentencesSaid), bare(""), bare(one(draw, sentencesSaid)), draw);
  return text;
};
