/**
 * What sort of thing an English word usually names, by WordNet (`lexicon/wordnet`): evidence for the rules where the lexicon does not
 * know a word. Read when it is first asked for, and kept.
 */
import { readFileSync } from "node:fs";
import { singular } from "../text/fold.ts";

/** A letter for each sort of noun, as `words.txt` writes them: the lexicographers' files of WordNet. */
const sorts = {
  "-": "top",
  a: "act",
  h: "animal",
  t: "artifact",
  q: "attribute",
  b: "body",
  c: "cognition",
  m: "communication",
  e: "event",
  f: "feeling",
  d: "food",
  g: "group",
  l: "location",
  w: "motive",
  o: "object",
  p: "person",
  n: "phenomenon",
  y: "plant",
  v: "possession",
  x: "process",
  k: "quantity",
  r: "relation",
  z: "shape",
  s: "state",
  u: "substance",
  i: "time",
} as const;
type Sort = (typeof sorts)[keyof typeof sorts];

export interface Sense {
  /** What it names, the usual sort first; empty for a word that is no noun. */
  readonly sorts: readonly Sort[];
  /** How often it is a verb: 0 never, 3 nearly always. */
  readonly verb: 0 | 1 | 2 | 3;
  /** It stands before nouns as often as for one: "official". */
  readonly adjective: boolean;
}

let known: ReadonlyMap<string, string> | null = null;
const read = (): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const line of readFileSync(new URL("lexicon/wordnet/words.txt", import.meta.url), "utf8").split("\n")) {
    const [signature = "", ...list] = line.split(" ");
    let before = "";
    for (const said of list) {
      const same = said.charCodeAt(0) - 48;
      before = same >= 0 && same < 10 ? before.slice(0, same) + said.slice(1) : said;
      words.set(before, signature);
    }
  }
  return words;
};

const senses = new Map<string, Sense>();
const senseFor = (signature: string): Sense => {
  const made: Sense = senses.get(signature) ?? {
    sorts: [...signature].flatMap((letter) => (letter in sorts ? [sorts[letter as keyof typeof sorts]] : [])),
    verb: Number(/\d/.exec(signature)?.[0] ?? 0) as Sense["verb"],
    adjective: signature.endsWith("j"),
  };
  senses.set(signature, made);
  return made;
};

/** What WordNet says of a word as it stands; null for a word it does not hold, and for Arabic. */
export const senseOf = (word: string): Sense | null => {
  known ??= read();
  const signature = known.get(word);
  return signature === undefined ? null : senseFor(signature);
};

/** The sorts of thing a noun names, in the singular or the plural. */
export const sortsOf = (word: string): readonly Sort[] => (senseOf(singular(word)) ?? senseOf(word))?.sorts ?? [];

/** Whether a noun usually names somebody: "grooms", "the sexton", "an inspector". */
export const namesSomebody = (word: string): boolean => sortsOf(word)[0] === "person";
