/** What the report says of a step: a sentence, the words it comes from, the nodes it made. */
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Span } from "../../../../../schema/planner.ts";
import type { Words } from "../world/world.ts";

export interface Noted {
  readonly text: Sentence;
  /** Null: nowhere said, so it is assumed. */
  readonly span: Span | null;
  readonly nodes: readonly Id[];
  /** Assumed, though it is said where. */
  readonly isAssumed?: true;
}
export type Note = (fact: Noted) => void;

/** A name in both languages; where one is missing the other stands for it. */
export const say = (words: Words, key: string): Sentence => ({ en: words.en ?? words.ar ?? key, ar: words.ar ?? words.en ?? key });
