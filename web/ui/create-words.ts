import { createSignal } from "solid-js";

/**
 * Words that stay on screen, as what says them and not as what was said: who changes the language reads them in the new one. Empty: there
 * are none.
 */
export const createWords = (): readonly [words: () => string, say: (words: (() => string) | null) => void] => {
  const [say, setSay] = createSignal<(() => string) | null>(null);
  return [() => say()?.() ?? "", (next) => void setSay(() => next)];
};
