/** Which changes of a proposal are ticked. What cannot be without another is ticked and unticked together with it. Pure. */

interface Choosable {
  readonly id: string;
  readonly needs: readonly string[];
  readonly major: unknown;
}

/** Everything that may go together; what needs a yes of its own waits for it. */
export const firstChoice = (changes: readonly Choosable[]): ReadonlySet<string> =>
  new Set(changes.filter(({ major }) => major === null).map(({ id }) => id));

/** The choice after one change was ticked or unticked. */
export const ticked = (changes: readonly Choosable[], chosen: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  if (!chosen.has(id)) return new Set([...chosen, id, ...(changes.find((change) => change.id === id)?.needs ?? [])]);
  const gone = new Set([id, ...changes.filter(({ needs }) => needs.includes(id)).map((change) => change.id)]);
  return new Set([...chosen].filter((one) => !gone.has(one)));
};

/** The choice as the API takes it. */
export const answerOf = (changes: readonly Choosable[], chosen: ReadonlySet<string>) => {
  const taken = changes.filter(({ id }) => chosen.has(id));
  return {
    changes: taken.filter(({ major }) => major === null).map(({ id }) => id),
    major: taken.filter(({ major }) => major !== null).map(({ id }) => id),
  };
};
