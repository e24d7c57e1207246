/**
 * Learns from the described platforms of the corpus what the signs of a noun weigh, and writes `likely/weights.txt` of the planner.
 * `node --import ./cli/typescript.js tests/planner/learn.ts` also says what the weights are worth on descriptions they were not learned
 * from: by cross-validation over the files of the corpus, and on those that are never learned from.
 */
import { readdirSync, writeFileSync } from "node:fs";
import type { Noun } from "../../subgraphs/blueprint/planner/offline/likely/noun.ts";
import { nounsIn } from "../../subgraphs/blueprint/planner/offline/likely/nouns.ts";
import { oddsOf, type Weights } from "../../subgraphs/blueprint/planner/offline/likely/weights.ts";
import { foldPhrase, isArabic } from "../../subgraphs/blueprint/planner/offline/text/fold.ts";
import { clausesOf } from "../../subgraphs/blueprint/planner/offline/text/tokens.ts";
import type { Case } from "./corpus/case.ts";

/** Described by two readers, or kept aside: nothing is learned from these. */
const keptAside = /^(?:two-readers|new-voices)/;

interface Example {
  readonly file: string;
  readonly text: number;
  readonly arabic: boolean;
  readonly noun: Noun;
  /** Which of the records that are wanted it names; -1: none of them. */
  readonly record: number;
}
interface Corpus {
  readonly examples: readonly Example[];
  /** How many records each text wants. */
  readonly wanted: readonly { readonly file: string; readonly arabic: boolean; readonly count: number }[];
}

const read = async (): Promise<Corpus> => {
  const examples: Example[] = [];
  const wanted: { file: string; arabic: boolean; count: number }[] = [];
  for (const file of readdirSync(new URL("corpus", import.meta.url)).sort()) {
    if (!file.endsWith(".ts") || file === "case.ts") continue;
    const cases: readonly Case[] = Object.values(await import(`./corpus/${file}`)).flatMap((all) => all as readonly Case[]);
    for (const given of cases) {
      const arabic = /[\u0600-\u06ff]{3}/.test(given.text);
      examples.push(...examplesOf(given).map((one) => ({ ...one, file, arabic, text: wanted.length })));
      wanted.push({ file, arabic, count: Object.keys(given.entities).length });
    }
  }
  return { examples, wanted };
};

const plain = (name: string): string => (isArabic(name) ? foldPhrase(name) : name);
const alternatives = (name: string): readonly string[] => name.split("|").map(plain);

/**
 * The nouns of a text that are records of it or are none; what may be either teaches nothing. "Report" is none where "damage report" is said and
 * wanted, and teaches nothing where it stands for it alone.
 */
const examplesOf = ({ text, entities, optional = [] }: Case): readonly Pick<Example, "noun" | "record">[] => {
  const records = Object.keys(entities).map(alternatives);
  const either = new Set(optional.flatMap(alternatives));
  const nouns = nounsIn(clausesOf(text)).map((noun) => ({
    noun,
    record: records.findIndex((names) => names.some((name) => noun.names.has(name))),
  }));
  const said = new Set(nouns.map(({ record }) => record));
  return nouns.filter(
    ({ noun, record }) =>
      record >= 0 ||
      (![...noun.names].some((name) => either.has(name)) &&
        !records.some((names, i) => !said.has(i) && names.some((name) => partOf(noun.key, name)))),
  );
};
const partOf = (key: string, name: string): boolean =>
  isArabic(name)
    ? name.startsWith(`${key} `) || key.startsWith(`${name} `)
    : name.toLowerCase().endsWith(key.toLowerCase()) || key.toLowerCase().endsWith(name.toLowerCase());

/** Signs that are met in fewer nouns say nothing of others. */
const leastPlaces = 6;
const rounds = 8;
const decay = 5e-3;
const step = 0.1;

/** Logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011); the same examples give the same weights. */
const learn = (examples: readonly Example[]): Weights => {
  const places = new Map<string, number>();
  for (const { noun } of examples) for (const sign of noun.signs) places.set(sign, (places.get(sign) ?? 0) + 1);
  const signs = [...places].flatMap(([sign, count]) => (count < leastPlaces ? [] : [sign]));
  const at = new Map(signs.map((sign, i) => [sign, i]));
  const bias = signs.length;
  const weight = new Float64Array(bias + 1);
  const squares = new Float64Array(bias + 1).fill(1e-6);
  const rows = examples.map(({ noun, record }) => ({
    is: record >= 0 ? 1 : 0,
    signs: [...noun.signs].flatMap((sign) => at.get(sign) ?? []).concat(bias),
  }));
  const random = randomBy(1);
  for (let round = 0; round < rounds; round++)
    for (const { is, signs: has } of shuffled(rows, random)) {
      const off = 1 / (1 + Math.exp(-has.reduce((sum, i) => sum + weight[i]!, 0))) - is;
      for (const i of has) {
        const slope = off + (i === bias ? 0 : decay * weight[i]!);
        squares[i]! += slope * slope;
        weight[i]! -= (step * slope) / Math.sqrt(squares[i]!);
      }
    }
  return { bias: weight[bias]!, of: new Map(signs.map((sign, i) => [sign, weight[i]!])) };
};
const randomBy = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
};
const shuffled = <One>(list: readonly One[], random: () => number): readonly One[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
};

/** Precision and recall of what the weights alone take for records, at the given log-odds. */
const worth = (
  { wanted }: Corpus,
  judged: readonly (Example & { readonly odds: number })[],
  only: (file: string, arabic: boolean) => boolean,
  from: number,
): string => {
  const found = new Set<string>();
  let extra = 0;
  for (const { file, arabic, text, record, odds } of judged) {
    if (!only(file, arabic) || odds < from) continue;
    if (record < 0) extra++;
    else found.add(`${text} ${record}`);
  }
  const all = wanted.reduce((sum, one) => sum + (only(one.file, one.arabic) ? one.count : 0), 0);
  return `${(found.size / (found.size + extra)).toFixed(3)}/${(found.size / all).toFixed(3)}`;
};

const corpus = await read();
const learned = corpus.examples.filter(({ file }) => !keptAside.test(file));
const files = [...new Set(learned.map(({ file }) => file))];
const parts = 8;
const judged = Array.from({ length: parts }, (_, part) => {
  const inPart = (file: string): boolean => files.indexOf(file) % parts === part;
  const found = learn(learned.filter(({ file }) => !inPart(file)));
  return learned.filter(({ file }) => inPart(file)).map((one) => ({ ...one, odds: oddsOf(one.noun.signs, found) }));
}).flat();
const all = learn(learned);
const aside = corpus.examples.filter(({ file }) => keptAside.test(file)).map((one) => ({ ...one, odds: oddsOf(one.noun.signs, all) }));
for (const [name, arabic] of [
  ["English", false],
  ["Arabic", true],
] as const)
  for (const from of [-1, -0.5, 0])
    console.log(
      `${name}, log-odds from ${from}: cross-validated ${worth(corpus, judged, (file, is) => is === arabic && !keptAside.test(file), from)}, kept aside ${worth(corpus, aside, (file, is) => is === arabic && keptAside.test(file), from)}`,
    );

const byWeight = new Map<number, string[]>();
for (const [sign, weight] of all.of) {
  const rounded = Math.round(weight * 100);
  if (Math.abs(rounded) > 4) byWeight.set(rounded, [...(byWeight.get(rounded) ?? []), sign]);
}
const lines = [...byWeight].sort(([a], [b]) => a - b).map(([weight, signs]) => `${weight} ${signs.sort().join(" ")}`);
writeFileSync(
  new URL("../../subgraphs/blueprint/planner/offline/likely/weights.txt", import.meta.url),
  `${Math.round(all.bias * 100)}\n${lines.join("\n")}\n`,
);
