/** What a model's tokens cost by its maker's list, to tell people and to keep a budget. */

/** Tokens of one or several calls to a model. */
export interface Usage {
  readonly model: string;
  /** Read anew. */
  readonly inputTokens: number;
  /** Read from the cache of an earlier call. */
  readonly cachedTokens: number;
  /** Written to the cache. */
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
}

/**
 * US dollars per million tokens: read, written; cache reads cost a tenth of reading at most, cache writes a quarter more. The maker's
 * list (platform.claude.com/docs/en/about-claude/pricing) as of autumn 2026; where a family has several prices, the highest of them.
 */
const prices: readonly (readonly [RegExp, number, number])[] = [
  [/haiku/, 1, 5],
  [/sonnet/, 3, 15],
  [/opus-4-(0|1|20)/, 15, 75],
  [/opus/, 5, 25],
  // Any other model is counted as the dearest that can be asked for, rather than as free.
  [/./, 10, 50],
];

/** The cost in millionths of a dollar. */
export const costOf = ({ model, inputTokens, cachedTokens, cacheWriteTokens, outputTokens }: Usage): number => {
  const [, read, written] = prices.find(([pattern]) => pattern.test(model)) ?? prices.at(-1)!;
  return Math.ceil(inputTokens * read + cachedTokens * read * 0.1 + cacheWriteTokens * read * 1.25 + outputTokens * written);
};

export const addUsage = (a: Usage | null, b: Usage): Usage => ({
  model: b.model,
  inputTokens: (a?.inputTokens ?? 0) + b.inputTokens,
  cachedTokens: (a?.cachedTokens ?? 0) + b.cachedTokens,
  cacheWriteTokens: (a?.cacheWriteTokens ?? 0) + b.cacheWriteTokens,
  outputTokens: (a?.outputTokens ?? 0) + b.outputTokens,
});
