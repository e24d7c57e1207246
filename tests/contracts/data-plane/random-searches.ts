/** Random words to search for, and whether a row has them: as whole words in the field, or as parts of words. */
import type { Column, Table } from "../../../schema/model/model.ts";
import { pick, type Random, type Seen } from "./random-platform.ts";

export interface Search {
  readonly words: string;
  readonly test: (seen: Seen) => boolean;
}

const wordsOf = (text: unknown): readonly string[] =>
  typeof text === "string"
    ? text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean)
    : [];

/** Every word is in the field: whole, or a part of one; two letters begin a word, one letter is one. */
const answers = (text: unknown, asked: readonly string[]): boolean => {
  const has = wordsOf(text);
  const part = (word: string) => (word.length > 2 ? has.join(" ").includes(word) : has.some((one) => one.startsWith(word)));
  return asked.length > 0 && (asked.every((word) => has.includes(word)) || (asked.some(({ length }) => length > 1) && asked.every(part)));
};

export const buildSearch = (random: Random, table: Table, shown: (column: Column) => "no" | "plain" | "masked"): Search => {
  const words = pick(random, ["ab", "AB", "x", "b", "علي", "%", "ab x", "abi", "cab", "zz"]);
  const asked = wordsOf(words);
  const column = table.columns.find(({ searchable }) => searchable)!;
  // What is seen decides; what is stored is never found by what is not seen of it.
  return { words, test: (seen) => shown(column) === "plain" && answers(seen.row[column.id], asked) && answers(seen.value(column), asked) };
};
