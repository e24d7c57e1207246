/**
 * The last wall: a sentence the planner breaks at costs the person that sentence and no more. It is left out, and asked about. A plan that
 * leaves something out this way has found a mistake of the rules: the texts tests make up must leave nothing out.
 */
import type { Sentence } from "../../../../schema/ids.ts";
import type { Question } from "../../../../schema/planner.ts";
import type { Clause } from "./text/tokens.ts";

/** How many clauses are looked for one by one; behind the last of them everything is left out. */
const searches = 4;

/**
 * What `make` makes of the clauses, without those at which it throws; they are given in the order of the text. Asks `make` some dozens of
 * times where it throws, and once where it does not; throws what it throws of no clause at all.
 */
export const withoutBreaking = <Made>(
  clauses: readonly Clause[],
  make: (clauses: readonly Clause[]) => Made,
): { readonly made: Made; readonly left: readonly Clause[] } => {
  let kept = clauses;
  for (let search = 0; search < searches; search++) {
    const made = tried(kept, make);
    if (made) return { ...made, left: clauses.filter((one) => !kept.includes(one)) };
    const at = breaksAt(kept, make);
    kept = search === searches - 1 ? kept.slice(0, at) : kept.filter((_, i) => i !== at);
  }
  const made = tried(kept, make);
  return made ? { ...made, left: clauses.filter((one) => !kept.includes(one)) } : { made: make([]), left: clauses };
};

const tried = <Made>(clauses: readonly Clause[], make: (clauses: readonly Clause[]) => Made): { readonly made: Made } | null => {
  try {
    return { made: make(clauses) };
  } catch {
    return null;
  }
};

/** A clause with which it breaks and before which it does not. */
const breaksAt = (clauses: readonly Clause[], make: (clauses: readonly Clause[]) => unknown): number => {
  let [whole, broken] = [0, clauses.length];
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2);
    if (tried(clauses.slice(0, middle), make)) whole = middle;
    else broken = middle;
  }
  return broken - 1;
};

/** What was left out, as questions: clauses by their words, what the draft did not take by its reasons. */
export const aboutLeft = (left: readonly Clause[], refused: readonly Sentence[]): readonly Question[] =>
  [
    ...left.map(
      ({ span: { text } }): Sentence => ({
        en: `“${text}” was left out, because no plan could be made with it. Can you say it in other words?`,
        ar: `تُرك «${text}» لأنه تعذر وضع خطة معه. هل يمكنك قوله بكلمات أخرى؟`,
      }),
    ),
    ...refused
      .filter((one, i) => refused.findIndex(({ en }) => en === one.en) === i)
      .map(
        ({ en, ar }): Sentence => ({
          en: `A part was left out, because the draft did not take it: ${en} Can you describe that part again?`,
          ar: `تُرك جزء لأن المسودة لم تقبله: ${ar} هل يمكنك وصف هذا الجزء مرة أخرى؟`,
        }),
      ),
  ]
    .slice(0, 5)
    .map((text, i): Question => ({ id: `left-${i + 1}`, text, choices: [], default: null }));
