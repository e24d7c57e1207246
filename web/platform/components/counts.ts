import type { Boot } from "../boot.ts";

export interface CountAnswer {
  readonly value: number;
  readonly exact: boolean;
}

/** One count of a page's counting query; null while it is unknown or was refused. */
export const countAt = (boot: Boot, query: string, alias: string): CountAnswer | null =>
  (boot.answers[query]?.data?.[alias] as unknown as { readonly count?: CountAnswer } | null | undefined)?.count ?? null;
