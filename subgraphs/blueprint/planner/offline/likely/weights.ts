/**
 * What each sign weighs: log-odds, learned by logistic regression from the descriptions under `tests/planner/corpus` (`tests/planner/learn.ts`
 * writes `weights.txt`). Read when first asked for, and kept.
 */
import { readFileSync } from "node:fs";

export interface Weights {
  /** The log-odds of a noun of which no sign is known. */
  readonly bias: number;
  readonly of: ReadonlyMap<string, number>;
}

let known: Weights | null = null;

/** The learned weights. The file has the bias in its first line, then in each line a weight in hundredths and the signs that have it. */
export const weights = (): Weights => {
  known ??= read(readFileSync(new URL("weights.txt", import.meta.url), "utf8"));
  return known;
};

const read = (text: string): Weights => {
  const [bias = "0", ...lines] = text.trim().split("\n");
  const of = new Map<string, number>();
  for (const line of lines) {
    const [weight, ...signs] = line.split(" ");
    for (const sign of signs) of.set(sign, Number(weight) / 100);
  }
  return { bias: Number(bias) / 100, of };
};

/** The log-odds that a noun with these signs names records: above zero it does rather than not. */
export const oddsOf = (signs: Iterable<string>, { bias, of }: Weights = weights()): number => {
  let odds = bias;
  for (const sign of signs) odds += of.get(sign) ?? 0;
  return odds;
};
