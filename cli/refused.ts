import type { Sentence } from "../schema/ids.ts";

/** A command that cannot go on, with the sentence a person reads; no stack is printed. */
export class Refused extends Error {
  constructor(
    readonly sentence: Sentence,
    readonly exitCode = 1,
  ) {
    super(sentence.en);
  }
}
