import type { Sentence } from "../../schema/ids.ts";

/** broken: WebNova cannot run here. warning: it runs, and somebody should look. optional: not there, and not needed. */
export type State = "ok" | "optional" | "warning" | "broken";

export interface Finding {
  readonly part: string;
  readonly state: State;
  readonly sentence: Sentence;
  /** What there is to look at one by one, each with a stable code. */
  readonly details?: readonly { readonly code: string; readonly sentence: Sentence }[];
}

export const finding = (part: string, state: State, en: string, ar: string): Finding => ({ part, state, sentence: { en, ar } });
