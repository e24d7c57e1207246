import type { Sentence } from "../schema/ids.ts";

/** One command of `webnova`. `run` returns the exit code; it throws Refused with a sentence when it cannot go on. */
export interface Command {
  readonly name: string;
  readonly summary: Sentence;
  /** Printed by `--help`, as it is. */
  readonly usage: Sentence;
  run(args: readonly string[], say: (sentence: Sentence) => string): Promise<number>;
}
