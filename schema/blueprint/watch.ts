/** Who looked at what: notes cost little, and who has to be told of a change is found among them. */

/** Something that is worked out by looking: it knows what it last looked at. */
export interface Looker {
  seen: readonly Token[];
}
/** An id, a name, a list that is another once it changes, or another's work. */
export type Token = string | object;

/** So often all notes are gone through; for whoever asks more often they are kept by what was looked at. */
const patience = 6;

export class Watch {
  readonly #lookers = new Set<Looker>();
  #by: Map<Token, Set<Looker>> | null = null;
  #asked = 0;

  /** Notes what a looker looked at this time. */
  note(looker: Looker, seen: readonly Token[]): void {
    if (this.#by) keep(this.#by, looker, looker.seen, [...new Set(seen)]);
    else {
      looker.seen = seen;
      this.#lookers.add(looker);
    }
  }

  /** Those who looked at one of these. */
  of(touched: ReadonlySet<Token>): readonly Looker[] {
    this.#asked += 1;
    if (!this.#by && this.#asked <= patience) return [...this.#lookers].filter(({ seen }) => isTouched(seen, touched));
    if (!this.#by) {
      this.#by = new Map();
      for (const looker of this.#lookers) keep(this.#by, looker, [], [...new Set(looker.seen)]);
    }
    const found = new Set<Looker>();
    for (const token of touched) for (const looker of this.#by.get(token) ?? []) found.add(looker);
    return [...found];
  }
}

const isTouched = (seen: readonly Token[], touched: ReadonlySet<Token>): boolean => {
  for (let at = 0; at < seen.length; at += 1) if (touched.has(seen[at]!)) return true;
  return false;
};

/** Of two lists without repetitions most is the same and in the same place. */
const keep = (by: Map<Token, Set<Looker>>, looker: Looker, before: readonly Token[], seen: readonly Token[]): void => {
  looker.seen = seen;
  for (const [at, token] of before.entries()) {
    if (token === seen[at]) continue;
    const lookers = by.get(token);
    if (lookers?.delete(looker) && lookers.size === 0) by.delete(token);
  }
  for (const [at, token] of seen.entries()) {
    if (token === before[at]) continue;
    const lookers = by.get(token);
    if (lookers) lookers.add(looker);
    else by.set(token, new Set([looker]));
  }
};
